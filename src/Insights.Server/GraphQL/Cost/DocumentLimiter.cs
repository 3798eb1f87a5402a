using System.Globalization;
using System.Text.Json;
using GraphQLParser.AST;
using Insights.Server.GraphQL.Contract;
using Insights.Server.GraphQL.Documents;
using Insights.Server.GraphQL.Limits;
using Insights.Server.GraphQL.Requests;

namespace Insights.Server.GraphQL.Cost;

/// <summary>
/// Refuses documents that ask for too much, before an engine sees them: by their form, and by what an answer would cost. It
/// checks every request, also where the document is known: page sizes come with the variables. What is wrong for another
/// reason is left to the engine to report.
/// </summary>
internal sealed class DocumentLimiter(GraphQLLimits limits, ContractSchema schema, bool allowsIntrospection = true)
{
    private readonly VariableLimiter variables = new(limits);

    /// <summary>Refuses a request that is beyond a limit.</summary>
    /// <returns>What the operation costs; null where it is not there.</returns>
    /// <exception cref="GraphQLErrorException">It is beyond one, its fragments contain themselves, or it asks for the schema where it may not.</exception>
    internal RequestCost? Check(PreparedDocument prepared, GraphQLRequest request)
    {
        variables.Check(request.Variables);
        if (prepared.Syntax is not { } document) return null;
        RequestCost? cost = null;
        foreach (var operation in document.Definitions.OfType<GraphQLOperationDefinition>())
        {
            var measured = Measure(document, VariablesOf(operation, request.Variables)).Of(operation);
            Check(measured);
            if (request.OperationName is null || operation.Name?.StringValue == request.OperationName) cost = new RequestCost(measured.Cost, limits.CostValues);
        }
        // Fragments that nothing uses are validated too.
        Measure(document, new Dictionary<string, JsonElement>()).VisitFragments();
        return cost;
    }

    private ComplexityAnalyzer Measure(GraphQLDocument document, IReadOnlyDictionary<string, JsonElement> values) =>
        new(limits.DepthLevels, schema, document, values, allowsIntrospection);

    private void Check(QueryComplexity measured)
    {
        if (measured.RootFields > limits.RootFields) throw TooMuch($"A request has at most {limits.RootFields} fields at its root, aliases counted; this one has {measured.RootFields}.");
        if (measured.Aliases > limits.Aliases) throw TooMuch($"A request has at most {limits.Aliases} aliases; this one has {measured.Aliases}.");
        if (measured.Repeats > limits.RepeatedFields) throw TooMuch($"A request repeats at most {limits.RepeatedFields} fields; this one repeats {measured.Repeats}.");
        if (measured.Fields > limits.Fields) throw TooMuch($"A request has at most {limits.Fields} fields, fragments written out; this one has {measured.Fields}.");
        if (measured.Cost > limits.CostValues)
            throw TooMuch(
                $"The answer would cost about {measured.Cost} values, and {limits.CostValues} are allowed. Ask for smaller pages, above all of the lists within lists.",
                new RequestCost(measured.Cost, limits.CostValues));
    }

    internal static GraphQLErrorException TooMuch(FormattableString message, RequestCost? cost = null) =>
        new(GraphQLErrorException.LimitExceeded, message.ToString(CultureInfo.InvariantCulture)) { Cost = cost };

    private static Dictionary<string, JsonElement> VariablesOf(GraphQLOperationDefinition operation, JsonElement? given)
    {
        var values = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var variable in operation.Variables?.Items ?? [])
        {
            var name = variable.Variable.Name.StringValue;
            if (given is { } json && json.TryGetProperty(name, out var value)) values[name] = value;
            else if (variable.DefaultValue is GraphQLIntValue number && int.TryParse(number.Value.Span, NumberStyles.Integer, CultureInfo.InvariantCulture, out var size))
                values[name] = JsonSerializer.SerializeToElement(size);
        }
        return values;
    }
}
