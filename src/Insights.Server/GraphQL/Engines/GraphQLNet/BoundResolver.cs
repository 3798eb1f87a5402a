using GraphQL;
using GraphQL.Resolvers;
using Insights.Server.GraphQL.Batching;
using Insights.Server.GraphQL.Contract;
using Insights.Server.GraphQL.Limits;
using LibraryResult = GraphQL.DataLoader.IDataLoaderResult;

namespace Insights.Server.GraphQL.Engines.GraphQLNet;

/// <summary>Resolves a field of the contract where GraphQL.NET requests it.</summary>
internal sealed class BoundResolver(BoundField bound) : IFieldResolver
{
    internal BoundField Bound => bound;

    public async ValueTask<object?> ResolveAsync(IResolveFieldContext context)
    {
        context.RequestServices?.GetService<AnswerBudget>()?.CountValues(1);
        var value = await bound.ResolveAsync(Calls.Of(context, context.CancellationToken));
        return value is IDataLoaderResult batched ? new BatchedValue(batched) : value;
    }

    /// <summary>GraphQL.NET requests it when all resolvers of the level have run.</summary>
    private sealed class BatchedValue(IDataLoaderResult batched) : LibraryResult
    {
        public Task<object?> GetResultAsync(CancellationToken cancellationToken = default) => batched.GetAsync(cancellationToken);
    }
}
