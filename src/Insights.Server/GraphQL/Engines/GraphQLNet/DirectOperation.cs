using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using GraphQLParser.AST;
using Insights.Server.GraphQL.Requests;

namespace Insights.Server.GraphQL.Engines.GraphQLNet;

/// <summary>
/// A query that was planned, for requests with the same document: its variables are of types whose values need no more than
/// a look, and nothing else in it depends on the request.
/// </summary>
/// <param name="name">The operation's name, or null.</param>
/// <param name="variables">The variables and their types.</param>
/// <param name="plan">What is asked of the root.</param>
/// <param name="isOfDataOnly">True where nothing but a change of the database changes the answer.</param>
internal sealed class DirectOperation(string? name, IReadOnlyList<DirectOperation.Variable> variables, DirectPlan plan, bool isOfDataOnly)
{
    private static readonly JsonWriterOptions JsonOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

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

    /// <summary>Reads the variables of a request; false where one needs more than a look, be it only to be refused.</summary>
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
    /// <param name="values">Values of variables; null where the plan has been made for this request.</param>
    /// <param name="cancellationToken">Stops the request.</param>
    internal async Task<DirectData> ExecuteAsync(object? root, IServiceProvider services, IReadOnlyDictionary<string, object?>? values, CancellationToken cancellationToken)
    {
        var answer = await new DirectExecution(services, values, cancellationToken).ExecuteAsync(plan, root);
        var bytes = new ArrayBufferWriter<byte>();
        await using (var json = new Utf8JsonWriter(bytes, JsonOptions)) DirectWriter.Write(json, answer);
        return new DirectData(bytes.WrittenMemory, isOfDataOnly);
    }
}

/// <summary>The data of an answer as it is sent, where GraphQL.NET has the values.</summary>
/// <param name="Bytes">JSON.</param>
/// <param name="IsOfDataOnly">True where nothing but a change of the database changes it.</param>
internal sealed record DirectData(ReadOnlyMemory<byte> Bytes, bool IsOfDataOnly);
