using Insights.Server.GraphQL.Limits;

namespace Insights.Server.GraphQL;

/// <summary>The one way of a request to the engine, on whichever transport it came, so that no rule is missed on any.</summary>
internal sealed class RequestPipeline(DocumentLimiter limiter, IGraphQLEngine engine)
{
    /// <summary>Executes a request with the services of its own.</summary>
    /// <exception cref="GraphQLErrorException">It is refused before the engine sees it.</exception>
    internal Task<GraphQLResponse> ExecuteAsync(GraphQLRequest request, IServiceProvider services, CancellationToken cancellationToken)
    {
        limiter.Check(request);
        return engine.ExecuteAsync(request, services, cancellationToken);
    }
}
