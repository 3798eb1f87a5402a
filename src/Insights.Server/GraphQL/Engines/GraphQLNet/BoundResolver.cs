using GraphQL;
using GraphQL.DataLoader;
using GraphQL.Resolvers;
using Insights.Server.GraphQL.Batching;
using Insights.Server.GraphQL.Contract;
using Insights.Server.GraphQL.Limits;

namespace Insights.Server.GraphQL.Engines.GraphQLNet;

/// <summary>Resolves a field of the contract where GraphQL.NET asks for it.</summary>
internal sealed class BoundResolver(BoundField bound) : IFieldResolver
{
    internal BoundField Bound => bound;

    public async ValueTask<object?> ResolveAsync(IResolveFieldContext context)
    {
        context.RequestServices?.GetService<AnswerBudget>()?.CountValues(1);
        var value = await bound.ResolveAsync(Calls.Of(context, context.CancellationToken));
        return value is IDeferred deferred ? new DeferredResult(deferred) : value;
    }

    /// <summary>Lets GraphQL.NET ask for a deferred value when its level is through.</summary>
    private sealed class DeferredResult(IDeferred deferred) : IDataLoaderResult
    {
        public Task<object?> GetResultAsync(CancellationToken cancellationToken = default) => deferred.GetAsync(cancellationToken);
    }
}
