using Insights.Server.GraphQL.Cost;
using Insights.Server.GraphQL.Documents;
using Insights.Server.GraphQL.Limits;
using Insights.Server.GraphQL.Requests;

namespace Insights.Server.GraphQL.Execution;

/// <summary>The one way of a request to the engine, on whichever transport it came and however its document was found, so that no rule is missed on any.</summary>
internal sealed class RequestPipeline(DocumentStore documents, DocumentLimiter limiter, QueryGate gate, GraphQLLimits limits, IGraphQLEngine engine)
{
    /// <summary>Executes a request with the services of its own.</summary>
    /// <exception cref="GraphQLErrorException">It is refused before the engine sees it.</exception>
    internal async Task<GraphQLResponse> ExecuteAsync(GraphQLRequest request, IServiceProvider services, CancellationToken cancellationToken)
    {
        var document = documents.Find(request);
        var cost = limiter.Check(document, request);
        using var room = await gate.EnterAsync(cost, cancellationToken);
        services.GetRequiredService<AnswerBudget>().Begin(limits.CostValues);
        var response = await engine.ExecuteAsync(document, request with { Cost = cost }, services, cancellationToken);
        documents.Add(document);
        return response;
    }
}
