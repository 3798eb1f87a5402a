using System.ComponentModel.DataAnnotations;

namespace Insights.Server.GraphQL.Answers;

/// <summary>How many answers are cached: the section <c>GraphQL:Answers</c> of the configuration.</summary>
internal sealed class AnswerOptions
{
    internal const string Section = "GraphQL:Answers";

    /// <summary>Bytes of all cached answers and their requests; one may have an eighth. 0 caches none.</summary>
    [Range(0, 1_000_000_000)]
    public int MaxBytes { get; set; } = 16_000_000;

    /// <summary>Reads the settings and refuses ones that cannot be.</summary>
    /// <exception cref="ValidationException">A setting is out of its range.</exception>
    internal static AnswerOptions Read(IConfiguration configuration)
    {
        var options = configuration.GetSection(Section).Get<AnswerOptions>() ?? new AnswerOptions();
        Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
        return options;
    }
}
