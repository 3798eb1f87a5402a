using GraphQL;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQLParser.AST;
using Insights.Server.GraphQL.Limits;
using ExecutionContext = GraphQL.Execution.ExecutionContext;

namespace Insights.Server.GraphQL.Engines.GraphQLNet;

/// <summary>
/// Executes queries straight with the contract's resolvers, without a node and a context for each value, and writes the answer
/// as it is sent. What it refuses, above all every query with an error, is executed by GraphQL.NET from its beginning, so that both
/// report the same. Queries change nothing.
/// </summary>
/// <param name="schema">The leaves and types of the schema as this needs them.</param>
/// <param name="metrics">Counts what is taken and refused.</param>
internal sealed class FastPathStrategy(FastPathSchema schema, FastPathMetrics metrics) : ParallelExecutionStrategy
{
    public override async Task<ExecutionResult> ExecuteAsync(ExecutionContext context)
    {
        var services = context.RequestServices ?? throw new InvalidOperationException("The request has no services.");
        var (query, refusal) = QueryCompiler.Compile(this, schema, context);
        if (query is not null)
        {
            (var data, refusal) = await query.ExecuteAsync(context.RootValue, services, query.IsReusable ? ValuesOf(context) : null, context.CancellationToken);
            if (data is not null)
            {
                metrics.Count(refusal: null);
                if (query.IsReusable && context.RootValue is StreamOpening opening) opening.Compiled = query;
                return new ExecutionResult { Executed = true, Data = data };
            }
            services.GetRequiredService<AnswerBudget>().Restart();
        }
        metrics.Count(refusal);
        return await base.ExecuteAsync(context);
    }

    private static Dictionary<string, object?> ValuesOf(ExecutionContext context) =>
        context.Variables.Where(variable => variable.ValueSpecified).ToDictionary(variable => variable.Name, variable => variable.Value, StringComparer.Ordinal);

    /// <summary>The type at the root of the operation.</summary>
    internal IObjectGraphType RootTypeOf(ExecutionContext context) => GetOperationRootType(context);

    /// <summary>The fields that are selected of a type, by their names in the answer.</summary>
    internal Dictionary<string, (GraphQLField Field, FieldType Definition)> FieldsOf(ExecutionContext context, IObjectGraphType type, GraphQLSelectionSet selections) =>
        CollectFieldsFrom(context, type, selections, null);
}
