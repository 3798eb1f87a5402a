using System.Text.Encodings.Web;
using System.Text.Json;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQLParser.AST;
using ExecutionContext = GraphQL.Execution.ExecutionContext;

namespace Insights.Server.GraphQL.Engines.GraphQLNet;

/// <summary>
/// Answers queries straight from the contract's resolvers, without a node and a context for each value, and writes the answer
/// as it is sent. It knows only the way on which everything goes well: whatever is unusual, above all every error, is left to
/// GraphQL.NET, which then executes the query from its beginning, so that both ways say the same. Queries change nothing.
/// </summary>
/// <param name="schema">The leaves and types of the schema as this needs them.</param>
internal sealed class DirectStrategy(DirectSchema schema) : ParallelExecutionStrategy
{
    public override async Task<ExecutionResult> ExecuteAsync(ExecutionContext context)
    {
        try
        {
            var planner = new Planner(this, schema, context);
            var operation = planner.Plan();
            var services = context.RequestServices ?? throw new InvalidOperationException("The request has no services.");
            var data = await operation.ExecuteAsync(context.RootValue, services, values: null, context.CancellationToken);
            if (planner.CanBeUsedAgain && context.RootValue is StreamOpening opening) opening.Planned = operation;
            return new ExecutionResult { Executed = true, Data = data };
        }
        catch (Exception) when (!context.CancellationToken.IsCancellationRequested)
        {
            // Not swallowed: the same happens again below, where it is told.
            return await base.ExecuteAsync(context);
        }
    }

    /// <summary>Plans one operation; a selection of a type is planned once.</summary>
    private sealed class Planner(DirectStrategy strategy, DirectSchema schema, ExecutionContext context)
    {
        private readonly Dictionary<(IObjectGraphType, GraphQLSelectionSet), DirectPlan> planned = [];
        private readonly GraphQLDocument document = context.Document;
        private bool isOfDataOnly = true;

        /// <summary>True where the plan is the same for every request with this document.</summary>
        internal bool CanBeUsedAgain { get; private set; } = true;

        internal DirectOperation Plan()
        {
            var plan = PlanOf(strategy.GetOperationRootType(context), context.Operation.SelectionSet);
            var variables = DirectOperation.VariablesOf(context.Operation);
            // Directives look at variables, and another operation may be asked for.
            CanBeUsedAgain &= variables is not null && context.DirectiveValues is null or { Count: 0 } && document.Definitions.Count(definition => definition is GraphQLOperationDefinition) == 1;
            return new DirectOperation(context.Operation.Name?.StringValue, variables ?? [], plan, isOfDataOnly);
        }

        private DirectPlan PlanOf(IObjectGraphType type, GraphQLSelectionSet selections)
        {
            if (planned.TryGetValue((type, selections), out var known)) return known;
            var fields = strategy.CollectFieldsFrom(context, type, selections, null);
            var plan = new DirectPlan([.. fields.Select(field => FieldOf(type, field.Key, field.Value.field, field.Value.fieldType))]);
            planned.Add((type, selections), plan);
            return plan;
        }

        private DirectField FieldOf(IObjectGraphType parent, string name, GraphQLField field, FieldType definition)
        {
            var key = JsonEncodedText.Encode(name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
            if (definition.Name == context.Schema.TypeNameMetaFieldType.Name)
                return new DirectField(key, null, Calls.ArgumentsOf(null), new DirectTypeName(JsonEncodedText.Encode(parent.Name)));
            if (definition.Resolver is not BoundResolver { Bound: var bound }) throw new NotDirectException();
            isOfDataOnly &= bound.IsOfDataOnly;
            var selection = new Lazy<Contract.Selection>(() => SelectionReader.Read(field, document));
            return new DirectField(key, bound, Calls.ArgumentsOf(context.GetArguments(definition, field)), ShapeOf(definition.ResolvedType, field, canBeNull: true))
            {
                FromVariables = [.. FromVariables(field, definition)],
                Selection = () => selection.Value,
            };
        }

        private IEnumerable<DirectArgument> FromVariables(GraphQLField field, FieldType definition)
        {
            foreach (var argument in field.Arguments?.Items ?? [])
            {
                if (argument.Value is GraphQLVariable variable)
                {
                    var declared = definition.Arguments?.Find(argument.Name);
                    yield return new DirectArgument(argument.Name.StringValue, variable.Name.StringValue, declared?.ResolvedType is not NonNullGraphType, declared?.DefaultValue);
                }
                else if (argument.Value is GraphQLObjectValue or GraphQLListValue)
                    CanBeUsedAgain &= context.Operation.Variables is null or { Count: 0 };
            }
        }

        private DirectShape ShapeOf(IGraphType? type, GraphQLField field, bool canBeNull) => type switch
        {
            NonNullGraphType nonNull => ShapeOf(nonNull.ResolvedType, field, canBeNull: false),
            ListGraphType list => new DirectList(canBeNull, ShapeOf(list.ResolvedType, field, canBeNull: true)),
            ScalarGraphType leaf => new DirectLeaf(canBeNull, schema.WriterOf(leaf)),
            IObjectGraphType found when field.SelectionSet is { } selections => ObjectShape(canBeNull, PlanOf(found, selections)),
            IAbstractGraphType when field.SelectionSet is { } selections => AbstractShape(canBeNull, selections),
            _ => throw new NotDirectException(),
        };

        private static DirectObjectShape ObjectShape(bool canBeNull, DirectPlan plan) => new(canBeNull, _ => plan);

        /// <summary>Planned when its values are there, with the context of this request.</summary>
        private DirectObjectShape AbstractShape(bool canBeNull, GraphQLSelectionSet selections)
        {
            CanBeUsedAgain = false;
            return new DirectObjectShape(canBeNull, value => PlanOf(schema.TypeOf(value) ?? throw new NotDirectException(), selections));
        }
    }
}
