using System.Globalization;
using System.Text.Json;
using GraphQLParser;
using GraphQLParser.AST;
using GraphQLParser.Exceptions;
using Insights.Server.GraphQL.Contract;

namespace Insights.Server.GraphQL.Limits;

/// <summary>
/// Refuses documents that ask for too much, before an engine sees them: first by their tokens, then by their form, then by
/// what an answer would cost. What is wrong for another reason is left to the engine to say.
/// </summary>
internal sealed class DocumentLimiter(GraphQLLimits limits, ContractSchema schema)
{
    /// <summary>Parts of a document inside one another; the parser goes one call deeper for each.</summary>
    private const int DeepestNesting = 128;

    /// <summary>Refuses a request that is beyond a limit.</summary>
    /// <exception cref="GraphQLErrorException">It is beyond one, or its fragments contain themselves.</exception>
    internal void Check(GraphQLRequest request)
    {
        if (Parse(request.Query) is not { } document) return;
        foreach (var operation in document.Definitions.OfType<GraphQLOperationDefinition>())
            Check(new DocumentMeasure(limits.DepthLevels, schema, document, VariablesOf(operation, request.Variables)).Of(operation));
        // Fragments that nothing uses are validated too.
        new DocumentMeasure(limits.DepthLevels, schema, document, new Dictionary<string, JsonElement>()).VisitFragments();
    }

    private GraphQLDocument? Parse(string query)
    {
        try
        {
            CountTokens(query);
            return Parser.Parse(query, new ParserOptions { Ignore = IgnoreOptions.All, MaxDepth = DeepestNesting });
        }
        catch (GraphQLMaxDepthExceededException)
        {
            throw TooMuch($"The parts of a document lie at most {DeepestNesting} deep in one another.");
        }
        catch (GraphQLParserException)
        {
            return null;
        }
    }

    private void CountTokens(string query)
    {
        var position = 0;
        for (var count = 0; count <= limits.DocumentTokens; count++)
        {
            var token = Lexer.Lex(query, position);
            if (token.Kind == TokenKind.EOF) return;
            position = token.End;
        }
        throw TooMuch($"A document has at most {limits.DocumentTokens} tokens.");
    }

    private void Check(Measured measured)
    {
        if (measured.RootFields > limits.RootFields) throw TooMuch($"A request has at most {limits.RootFields} fields at its root, aliases counted; this one has {measured.RootFields}.");
        if (measured.Aliases > limits.Aliases) throw TooMuch($"A request has at most {limits.Aliases} aliases; this one has {measured.Aliases}.");
        if (measured.Fields > limits.Fields) throw TooMuch($"A request has at most {limits.Fields} fields, fragments written out; this one has {measured.Fields}.");
        if (measured.Cost > limits.CostValues)
            throw TooMuch($"The answer would have about {measured.Cost} values, and {limits.CostValues} are allowed. Ask for smaller pages, above all of the lists within lists.");
    }

    internal static GraphQLErrorException TooMuch(FormattableString message) =>
        new(GraphQLErrorException.LimitExceeded, message.ToString(CultureInfo.InvariantCulture));

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
