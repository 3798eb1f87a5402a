using System.Runtime.CompilerServices;
using GraphQLParser.AST;
using HotChocolate.Execution;
using Insights.Server.GraphQL.Documents;
using Insights.Server.GraphQL.Execution;
using Insights.Server.GraphQL.Http;
using Insights.Server.GraphQL.Limits;
using Insights.Server.GraphQL.Requests;
using OperationType = GraphQLParser.AST.OperationType;

namespace Insights.Server.GraphQL.Engines.HotChocolate;

/// <summary>Executes requests with Hot Chocolate.</summary>
/// <param name="executor">Knows the schema. The server does not start with a contract that Hot Chocolate refuses.</param>
/// <param name="scopes">Creates the services of each event.</param>
/// <param name="time">Limits the time of each event.</param>
/// <param name="errors">Makes the errors as clients see them.</param>
/// <param name="added">Types added beside the contract, whose answers may depend on more than the data; usually none.</param>
internal sealed class HotChocolateEngine(IRequestExecutor executor, IServiceScopeFactory scopes, TimeLimit time, ErrorReport errors, IEnumerable<AddedTypes> added) : IGraphQLEngine
{
    private readonly bool cachesAnswers = !added.Any();

    public async Task<GraphQLResponse> ExecuteAsync(PreparedDocument document, GraphQLRequest request, IServiceProvider services, CancellationToken cancellationToken)
    {
        if (RefusalOf(document, request) is { } refusal) return refusal;
        var state = new RequestState();
        var response = await ExecuteAsync(document, request, state, services, cancellationToken);
        return state.Opened is { } events ? GraphQLResponse.Stream(ExecuteEventsAsync(document, request, events, CancellationToken.None)) : response;
    }

    /// <summary>Each event is a request of its own: it reads with services of its own, and has as much time.</summary>
    private async IAsyncEnumerable<GraphQLResponse> ExecuteEventsAsync(
        PreparedDocument document, GraphQLRequest request, IAsyncEnumerable<object?> events, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var happened in events.WithCancellation(cancellationToken))
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<AnswerBudget>().Begin(scope.ServiceProvider.GetRequiredService<GraphQLLimits>().CostValues);
            var state = new RequestState { Event = new StreamEvent(happened) };
            yield return await time.RunAsync(token => ExecuteAsync(document, request, state, scope.ServiceProvider, token), cancellationToken);
        }
    }

    private async Task<GraphQLResponse> ExecuteAsync(
        PreparedDocument document, GraphQLRequest request, RequestState state, IServiceProvider services, CancellationToken cancellationToken)
    {
        await using var result = await executor.ExecuteAsync(RequestOf(document, request, state, services), cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        var answer = await OperationAnswer.ReadAsync(result, cancellationToken);
        return answer is null ? GraphQLResponse.Of(ReadOnlyMemory<byte>.Empty, reads: null) : ResponseOf(answer, document, request, state);
    }

    private static IOperationRequest RequestOf(PreparedDocument document, GraphQLRequest request, RequestState state, IServiceProvider services)
    {
        var builder = OperationRequestBuilder.New();
        VersionedCalls.Prepare(builder, document, request.Variables);
        return builder.SetOperationName(request.OperationName).SetServices(services).SetGlobalState(nameof(RequestState), state).Build();
    }

    private GraphQLResponse ResponseOf(OperationAnswer answer, PreparedDocument document, GraphQLRequest request, RequestState state)
    {
        var isExecuted = answer.HasData && !answer.Errors.Any(ErrorReport.IsRefusal);
        var reported = errors.Of(answer.Errors, answer.HasData, isExecuted);
        if (!isExecuted)
        {
            var bytes = OperationAnswer.WriteErrors(reported);
            return new GraphQLResponse(GraphQLResponseKind.Refused, (stream, token) => stream.WriteAsync(bytes, token).AsTask());
        }
        document.FitsSchema = true;
        var extensions = new Dictionary<string, object?>(StringComparer.Ordinal);
        if (request.Cost is { } cost)
            extensions[RequestCost.Name] = new Dictionary<string, object?>(StringComparer.Ordinal) { ["values"] = cost.Values, ["allowed"] = cost.Allowed };
        var isQuery = OperationOf(document, request)?.Operation == OperationType.Query;
        return GraphQLResponse.Of(answer.Write(reported, extensions), isQuery && cachesAnswers && reported.Count == 0 ? state.Reads : null);
    }

    /// <summary>The refusal of an operation that the transport of the request does not allow; null for none.</summary>
    private static GraphQLResponse? RefusalOf(PreparedDocument document, GraphQLRequest request) => OperationOf(document, request)?.Operation switch
    {
        OperationType.Mutation when !request.Allowed.HasFlag(AllowedOperations.Mutations) =>
            Refuse(GraphQLResponseKind.MutationRefused, "MUTATION_OVER_GET", "A mutation needs POST."),
        OperationType.Subscription when !request.Allowed.HasFlag(AllowedOperations.Subscriptions) =>
            Refuse(GraphQLResponseKind.SubscriptionRefused, "SUBSCRIPTION_NEEDS_STREAM", "A subscription is answered as text/event-stream, which the request must accept, or over a WebSocket."),
        _ => null,
    };

    private static GraphQLResponse Refuse(GraphQLResponseKind kind, string code, string message) =>
        new(kind, (stream, token) => stream.WriteAsync(ErrorJson.Of(code, message), token).AsTask());

    private static GraphQLOperationDefinition? OperationOf(PreparedDocument document, GraphQLRequest request) =>
        document.Syntax?.Definitions.OfType<GraphQLOperationDefinition>()
            .FirstOrDefault(operation => request.OperationName is null or "" || operation.Name?.StringValue == request.OperationName);
}
