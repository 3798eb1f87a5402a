using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using GraphQLParser.AST;
using Insights.Server.GraphQL.Requests;

namespace Insights.Server.GraphQL.Engines.GraphQLNet;

/// <summary>A query as the fast path executes it.</summary>
/// <param name="name">The operation's name, or null.</param>
/// <param name="variables">The variables and their types.</param>
/// <param name="selection">What is selected of the root.</param>
/// <param name="isOfDataOnly">True where nothing but a change of the database changes the answer.</param>
internal sealed class CompiledQuery(string? name, IReadOnlyList<CompiledQuery.Variable> variables, CompiledSelection selection, bool isOfDataOnly)
{
    private static readonly JsonWriterOptions JsonOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>
    /// True where it serves all requests with the document: its variables are of types whose values are taken as they are, and nothing else in it
    /// depends on the request.
    /// </summary>
    internal required bool IsReusable { get; init; }

    /// <summary>A variable.</summary>
    internal readonly record struct Variable(string Name, string TypeName, bool CanBeNull);

    /// <summary>The variables of an operation; null where one is of another type, or has a default value.</summary>
    internal static IReadOnlyList<Variable>? VariablesOf(GraphQLOperationDefinition operation)
    {
        var variables = new List<Variable>();
        foreach (var definition in operation.Variables?.Items ?? [])
        {
            var type = definition.Type is GraphQLNonNullType nonNull ? nonNull.Type : definition.Type;
            if (definition.DefaultValue is not null || type is not GraphQLNamedType { Name.StringValue: "Int" or "String" or "ID" or "Boolean" } named) return null;
            variables.Add(new Variable(definition.Variable.Name.StringValue, named.Name.StringValue, definition.Type is GraphQLNamedType));
        }
        return variables;
    }

    /// <summary>Reads the variables of a request; false where one has to be converted or refused, which GraphQL.NET does.</summary>
    internal bool TryBind(GraphQLRequest request, [NotNullWhen(true)] out Dictionary<string, object?>? values)
    {
        values = new Dictionary<string, object?>(StringComparer.Ordinal);
        if (request.OperationName is not null && request.OperationName != name) return false;
        foreach (var variable in variables)
        {
            JsonElement json = default;
            if (request.Variables is not { } given || !given.TryGetProperty(variable.Name, out json))
            {
                if (!variable.CanBeNull) return false;
                continue;
            }
            object? value = (json.ValueKind, variable.TypeName) switch
            {
                (JsonValueKind.Null, _) when variable.CanBeNull => null,
                (JsonValueKind.String, "String" or "ID") => json.GetString(),
                (JsonValueKind.Number, "Int") when json.TryGetInt32(out var number) => number,
                (JsonValueKind.True or JsonValueKind.False, "Boolean") => json.GetBoolean(),
                _ => this,
            };
            if (value == this) return false;
            values[variable.Name] = value;
        }
        return true;
    }

    /// <summary>Executes the query.</summary>
    /// <param name="root">The root.</param>
    /// <param name="services">The request's services.</param>
    /// <param name="values">Values of variables; null where the query was compiled for this request.</param>
    /// <param name="cancellationToken">Stops the request.</param>
    internal async Task<FastPathResult> ExecuteAsync(object? root, IServiceProvider services, IReadOnlyDictionary<string, object?>? values, CancellationToken cancellationToken)
    {
        var execution = new FastPathExecution(services, values, cancellationToken);
        var data = await execution.ExecuteAsync(selection, root);
        if (execution.Refusal is { } refusal) return new FastPathResult(null, refusal);
        var bytes = new ArrayBufferWriter<byte>();
        await using var json = new Utf8JsonWriter(bytes, JsonOptions);
        if (!FastPathWriter.TryWrite(json, data)) return new FastPathResult(null, FastPathRefusal.UnexpectedValue);
        await json.FlushAsync(cancellationToken);
        return new FastPathResult(new FastPathData(bytes.WrittenMemory, isOfDataOnly), null);
    }
}
