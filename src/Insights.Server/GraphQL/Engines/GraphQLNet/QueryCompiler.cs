using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using GraphQL;
using GraphQL.Types;
using GraphQLParser.AST;
using Insights.Data.Storage;
using ExecutionContext = GraphQL.Execution.ExecutionContext;

namespace Insights.Server.GraphQL.Engines.GraphQLNet;

/// <summary>Compiles a validated query for the fast path; a selection set of a type is compiled once.</summary>
internal sealed class QueryCompiler
{
    private readonly Dictionary<(IObjectGraphType, GraphQLSelectionSet), CompiledSelection> compiled = [];
    private readonly FastPathStrategy strategy;
    private readonly FastPathSchema schema;
    private readonly ExecutionContext context;
    private readonly List<(Dictionary<string, object?> Arguments, List<VariableArgument> OfVariables)> ofVariables = [];
    private FastPathRefusal? refusal;
    private Topics? reads = Topics.None;
    private bool isReusable;
    private int fieldCount;

    private QueryCompiler(FastPathStrategy strategy, FastPathSchema schema, ExecutionContext context)
    {
        this.strategy = strategy;
        this.schema = schema;
        this.context = context;
        // Directives depend on variables, and another operation may be requested.
        isReusable = context.DirectiveValues is null or { Count: 0 } && context.Document.Definitions.Count(definition => definition is GraphQLOperationDefinition) == 1;
    }

    /// <summary>Compiles the operation of a request.</summary>
    /// <returns>The query, or why the fast path does not take it.</returns>
    internal static (CompiledQuery? Query, FastPathRefusal? Refusal) Compile(FastPathStrategy strategy, FastPathSchema schema, ExecutionContext context)
    {
        var compiler = new QueryCompiler(strategy, schema, context);
        var operation = context.Operation;
        if (!compiler.TryCompile(strategy.RootTypeOf(context), operation.SelectionSet, out var root)) return (null, compiler.refusal);
        var variables = CompiledQuery.VariablesOf(operation);
        var isReusable = compiler.isReusable && variables is not null;
        if (isReusable) compiler.RemoveValuesOfVariables();
        var query = new CompiledQuery(operation.Name?.StringValue, variables ?? [], root, compiler.reads)
        {
            FieldCount = compiler.fieldCount,
            IsReusable = isReusable,
        };
        return (query, null);
    }

    private bool TryCompile(IObjectGraphType type, GraphQLSelectionSet selections, [NotNullWhen(true)] out CompiledSelection? selection)
    {
        if (compiled.TryGetValue((type, selections), out selection)) return true;
        var selected = strategy.FieldsOf(context, type, selections);
        var fields = new List<CompiledField>(selected.Count);
        foreach (var (name, (field, definition)) in selected)
        {
            if (FieldOf(type, name, field, definition) is not { } one) return false;
            fields.Add(one);
        }
        compiled.Add((type, selections), selection = new CompiledSelection([.. fields]));
        return true;
    }

    private CompiledField? FieldOf(IObjectGraphType parent, string name, GraphQLField field, FieldType definition)
    {
        var key = JsonEncodedText.Encode(name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
        if (definition.Name == context.Schema.TypeNameMetaFieldType.Name)
            return new CompiledField(key, null, Calls.ArgumentsOf(null), new CompiledTypeName(JsonEncodedText.Encode(parent.Name))) { Index = fieldCount++ };
        if (definition.Resolver is not BoundResolver { Bound: var bound })
        {
            refusal = FastPathRefusal.UnboundField;
            return null;
        }
        reads |= bound.Reads;
        if (TypeOf(definition.ResolvedType, field, canBeNull: true) is not { } type) return null;
        var document = context.Document;
        var selection = new Lazy<Contract.Selection>(() => SelectionReader.Read(field, document));
        var arguments = Calls.ArgumentsOf(context.GetArguments(definition, field));
        var variableArguments = VariableArgumentsOf(field, definition).ToList();
        if (variableArguments.Count > 0) ofVariables.Add((arguments, variableArguments));
        return new CompiledField(key, bound, arguments, type)
        {
            Index = fieldCount++,
            VariableArguments = variableArguments,
            Selection = () => selection.Value,
        };
    }

    /// <summary>A query that outlives its request must hold neither what a person has typed nor the memory that it takes.</summary>
    private void RemoveValuesOfVariables()
    {
        foreach (var (arguments, variables) in ofVariables)
            foreach (var variable in variables) arguments.Remove(variable.Name);
    }

    private IEnumerable<VariableArgument> VariableArgumentsOf(GraphQLField field, FieldType definition)
    {
        foreach (var argument in field.Arguments?.Items ?? [])
        {
            if (argument.Value is GraphQLVariable variable)
            {
                var declared = definition.Arguments?.Find(argument.Name);
                yield return new VariableArgument(argument.Name.StringValue, variable.Name.StringValue, declared?.ResolvedType is not NonNullGraphType, declared?.DefaultValue);
            }
            else if (argument.Value is GraphQLObjectValue or GraphQLListValue)
                isReusable &= context.Operation.Variables is null or { Count: 0 };
        }
    }

    private CompiledType? TypeOf(IGraphType? type, GraphQLField field, bool canBeNull)
    {
        switch (type)
        {
            case NonNullGraphType nonNull: return TypeOf(nonNull.ResolvedType, field, canBeNull: false);
            case ListGraphType list: return TypeOf(list.ResolvedType, field, canBeNull: true) is { } item ? new CompiledList(canBeNull, item) : null;
            case ScalarGraphType leaf when schema.WriterOf(leaf) is { } writer: return new CompiledLeaf(canBeNull, writer);
            case IObjectGraphType found when field.SelectionSet is { } selections:
                return TryCompile(found, selections, out var selection) ? new CompiledObject(canBeNull, selection) : null;
            case IAbstractGraphType found when field.SelectionSet is { } selections: return AbstractOf(found, selections, canBeNull);
            default:
                refusal = FastPathRefusal.UnsupportedType;
                return null;
        }
    }

    private CompiledAbstract? AbstractOf(IAbstractGraphType type, GraphQLSelectionSet selections, bool canBeNull)
    {
        var byClass = new Dictionary<Type, CompiledSelection>();
        foreach (var (valueClass, member) in schema.MembersOf(type))
        {
            if (!TryCompile(member, selections, out var selection)) return null;
            byClass.Add(valueClass, selection);
        }
        return new CompiledAbstract(canBeNull, byClass);
    }
}
