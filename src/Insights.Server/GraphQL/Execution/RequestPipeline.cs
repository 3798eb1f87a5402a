using Insights.Server.Access;
using Insights.Server.GraphQL.Cost;
using Insights.Server.GraphQL.Documents;
using Insights.Server.GraphQL.Limits;
using Insights.Server.GraphQL.Requests;
using Insights.Server.GraphQL.Rights;

namespace Insights.Server.GraphQL.Execution;

/// <summary>The one way of a request to the engine, on whichever transport it came and however its document was found, so that no rule is missed on any.</summary>
internal sealed class RequestPipeline(
    DocumentStore documents, RightsCheck rights, CallerWatch watch, DocumentLimiter limiter, QueryGate gate, GraphQLLimits limits, IGraphQLEngine engine)
{
    /// <summary>Executes a request with the services of its own.</summary>
    /// <exception cref="GraphQLErrorException">It is refused before the engine sees it.</exception>
    internal async Task<GraphQLResponse> ExecuteAsync(GraphQLRequest request, Caller caller, IServiceProvider services, CancellationToken cancellationToken)
    {
        // A socket lives longer than the request that it was authenticated by.
        await watch.DemandAsync(caller, cancellationToken);
        var document = documents.Find(request);
        rights.Check(document, request, caller);
        var cost = limiter.Check(document, request);
        using var room = await gate.EnterAsync(cost, cancellationToken);
        services.GetRequiredService<AnswerBudget>().Begin(limits.CostValues);
        services.GetRequiredService<CurrentCaller>().Value = caller;
        var response = await engine.ExecuteAsync(document, request with { Cost = cost }, services, cancellationToken);
        documents.Add(document);
        return response.Events is { } events ? response with { Events = watch.WatchAsync(events, caller, CancellationToken.None) } : response;
    }
}
