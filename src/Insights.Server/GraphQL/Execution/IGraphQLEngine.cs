using Insights.Server.GraphQL.Documents;
using Insights.Server.GraphQL.Requests;

namespace Insights.Server.GraphQL.Execution;

/// <summary>What executes requests. The contract, its resolvers and the transport know nothing of it.</summary>
internal interface IGraphQLEngine
{
    /// <summary>Executes a request with the services of its own.</summary>
    /// <param name="document">The request's document. The engine marks it where it fits the schema, and need not look again then.</param>
    /// <param name="request">Everything else.</param>
    /// <param name="services">The services of an HTTP request or of an operation on a socket.</param>
    /// <param name="cancellationToken">Stops the request.</param>
    Task<GraphQLResponse> ExecuteAsync(PreparedDocument document, GraphQLRequest request, IServiceProvider services, CancellationToken cancellationToken);
}
