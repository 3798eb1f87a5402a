namespace Insights.Server.GraphQL;

/// <summary>What executes requests. The contract, its resolvers and the transport know nothing of it.</summary>
internal interface IGraphQLEngine
{
    /// <summary>Executes a request with the services of an HTTP request.</summary>
    Task<GraphQLResponse> ExecuteAsync(GraphQLRequest request, IServiceProvider services, CancellationToken cancellationToken);
}
