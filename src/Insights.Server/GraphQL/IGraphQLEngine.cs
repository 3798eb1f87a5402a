namespace Insights.Server.GraphQL;

/// <summary>What executes requests. The contract, its resolvers and the transport know nothing of it.</summary>
internal interface IGraphQLEngine
{
    /// <summary>Executes a request with the services of an HTTP request.</summary>
    Task<GraphQLResponse> ExecuteAsync(GraphQLRequest request, IServiceProvider services, CancellationToken cancellationToken);
}

/// <summary>An answer.</summary>
/// <param name="Kind">What became of the request.</param>
/// <param name="WriteAsync">Writes the answer as JSON.</param>
internal sealed record GraphQLResponse(GraphQLResponseKind Kind, Func<Stream, CancellationToken, Task> WriteAsync);

/// <summary>What became of a request.</summary>
internal enum GraphQLResponseKind
{
    /// <summary>It was executed; single fields may have failed.</summary>
    Executed,

    /// <summary>It was not executed: the document or the variables are wrong.</summary>
    Refused,

    /// <summary>It was not executed: it is a mutation, and the request must not change anything.</summary>
    MutationRefused,
}
