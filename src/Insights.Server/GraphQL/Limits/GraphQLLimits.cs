using System.ComponentModel.DataAnnotations;

namespace Insights.Server.GraphQL.Limits;

/// <summary>
/// Limits of one request: the section <c>GraphQL:Limits</c> of the configuration, such as the environment variable
/// <c>GraphQL__Limits__RequestSeconds</c>. The defaults leave room for the largest pages and for introspection.
/// </summary>
internal sealed class GraphQLLimits
{
    internal const string Section = "GraphQL:Limits";

    /// <summary>Characters of one text in variables, as it is written.</summary>
    internal const int MaxTextCharacters = 100_000;

    /// <summary>Characters of the document: faults are reported with their line and column, which are counted for each of them.</summary>
    [Range(1_000, 1_000_000)]
    public int DocumentCharacters { get; set; } = 20_000;

    /// <summary>Tokens of the document: names, signs, values and comments.</summary>
    [Range(100, 1_000_000)]
    public int DocumentTokens { get; set; } = 10_000;

    /// <summary>Directives of the document.</summary>
    [Range(0, 10_000)]
    public int Directives { get; set; } = 200;

    /// <summary>Operations of the document, of which one is executed; all are validated, each with the fragments that it uses.</summary>
    [Range(1, 1_000)]
    public int Operations { get; set; } = 10;

    /// <summary>Variables of the document's operations: each that is wrong is reported with its place.</summary>
    [Range(0, 10_000)]
    public int Variables { get; set; } = 200;

    /// <summary>Fragments of the document that have a name; engines compare each with each.</summary>
    [Range(0, 1_000)]
    public int Fragments { get; set; } = 50;

    /// <summary>Fields that stand again where a field of the same name stands; engines compare each with each.</summary>
    [Range(0, 10_000)]
    public int RepeatedFields { get; set; } = 100;

    /// <summary>Values of the variables: lists, objects, and what is in them.</summary>
    [Range(100, 1_000_000)]
    public int VariableValues { get; set; } = 5_000;

    /// <summary>Fields and fragments inside one another.</summary>
    [Range(5, 100)]
    public int DepthLevels { get; set; } = 25;

    /// <summary>Fields of Query or Mutation, each alias counted.</summary>
    [Range(1, 1_000)]
    public int RootFields { get; set; } = 20;

    /// <summary>Fields under another name, fragments written out.</summary>
    [Range(0, 10_000)]
    public int Aliases { get; set; } = 100;

    /// <summary>Fields, fragments written out.</summary>
    [Range(10, 100_000)]
    public int Fields { get; set; } = 1_000;

    /// <summary>Values in the answer, estimated before execution: every field counts one, times the items of the lists around it. Those that it then has are counted, too.</summary>
    [Range(100, 100_000_000)]
    public int CostValues { get; set; } = 100_000;

    /// <summary>Values of all answers that are made at once: one of the largest for each two processors.</summary>
    [Range(100, 100_000_000)]
    public int ValuesAtOnce { get; set; } = 100_000 * Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>Values of all answers that wait to be made; further ones are refused with 503.</summary>
    [Range(0, 100_000_000)]
    public int WaitingValues { get; set; } = 800_000;

    /// <summary>How long a large query waits until it is refused with 503, in seconds.</summary>
    [Range(1, 3_600)]
    public int WaitSeconds { get; set; } = 5;

    /// <summary>Time for one request, in seconds.</summary>
    [Range(1, 3_600)]
    public int RequestSeconds { get; set; } = 30;

    /// <summary>Reads the limits and refuses ones that cannot be.</summary>
    /// <exception cref="ValidationException">A limit is out of its range.</exception>
    internal static GraphQLLimits Read(IConfiguration configuration)
    {
        var limits = configuration.GetSection(Section).Get<GraphQLLimits>() ?? new GraphQLLimits();
        Validator.ValidateObject(limits, new ValidationContext(limits), validateAllProperties: true);
        return limits;
    }
}
