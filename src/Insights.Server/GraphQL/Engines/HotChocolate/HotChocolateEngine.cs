using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using GraphQLParser.AST;
using HotChocolate.Execution;
using HotChocolate.Execution.Serialization;
using HotChocolate.Language;
using Insights.Server.GraphQL.Documents;
using Insights.Server.GraphQL.Execution;
using Insights.Server.GraphQL.Http;
using Insights.Server.GraphQL.Limits;
using Insights.Server.GraphQL.Requests;
using Insights.Server.Queries.Shops;
using OperationType = GraphQLParser.AST.OperationType;

namespace Insights.Server.GraphQL.Engines.HotChocolate;

/// <summary>Executes requests with Hot Chocolate.</summary>
/// <param name="executors">Build the schema, before the first request.</param>
/// <param name="scopes">Make the services of events.</param>
/// <param name="time">Bounds the time of events.</param>
/// <param name="errors">Says what clients are told of errors.</param>
internal sealed class HotChocolateEngine(IRequestExecutorResolver executors, IServiceScopeFactory scopes, TimeLimit time, ErrorReport errors) : IGraphQLEngine
{
    private static readonly JsonResultFormatter Formatter = new();

    // A contract that Hot Chocolate does not take stops the server where the engine is made.
    private readonly IRequestExecutor executor = executors.GetRequestExecutorAsync().AsTask().GetAwaiter().GetResult();

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
            var state = new RequestState { Event = new StreamEvent(happened) };
            yield return await time.KeepAsync(token => ExecuteAsync(document, request, state, scope.ServiceProvider, token), cancellationToken);
        }
    }

    private async Task<GraphQLResponse> ExecuteAsync(
        PreparedDocument document, GraphQLRequest request, RequestState state, IServiceProvider services, CancellationToken cancellationToken)
    {
        await using var result = await executor.ExecuteAsync(RequestOf(document, request, state, services), cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        if (result is not IResponseStream stream) return AnswerOf(result.ExpectOperationResult(), document, request, state);
        await foreach (var answer in stream.ReadResultsAsync().WithCancellation(cancellationToken))
            return AnswerOf(answer, document, request, state);
        return GraphQLResponse.Of(ReadOnlyMemory<byte>.Empty, isOfDataOnly: false);
    }

    private static IOperationRequest RequestOf(PreparedDocument document, GraphQLRequest request, RequestState state, IServiceProvider services)
    {
        var variables = request.Variables is { ValueKind: JsonValueKind.Object } json ? Utf8GraphQLRequestParser.ParseVariables(json.GetRawText()) : null;
        return OperationRequestBuilder.New()
            .SetDocument(document.Text).SetDocumentHash(document.Hash).SetDocumentId(document.Hash)
            .SetOperationName(request.OperationName).SetVariableValues(variables is [{ } values] ? values : null)
            .SetServices(services).SetGlobalState(nameof(RequestState), state).SetFlags(GraphQLRequestFlags.AllowAll)
            .Build();
    }

    /// <summary>The answer as bytes: a result's memory is Hot Chocolate's, and is taken back.</summary>
    private GraphQLResponse AnswerOf(IOperationResult result, PreparedDocument document, GraphQLRequest request, RequestState state)
    {
        var isExecuted = result.IsDataSet && result.Errors?.Any(ErrorReport.IsRefusal) != true;
        var told = OperationResultBuilder.New().AddErrors(errors.Of(result.Errors, isExecuted));
        var bytes = new ArrayBufferWriter<byte>();
        if (!isExecuted)
        {
            Formatter.Format(told.Build(), bytes);
            return new GraphQLResponse(GraphQLResponseKind.Refused, (stream, token) => stream.WriteAsync(bytes.WrittenMemory, token).AsTask());
        }
        document.FitsSchema = true;
        told.SetData(result.Data);
        if (request.Cost is { } cost)
            told.SetExtension(RequestCost.Name, new Dictionary<string, object?>(StringComparer.Ordinal) { ["values"] = cost.Values, ["allowed"] = cost.Allowed });
        Formatter.Format(told.Build(), bytes);
        var isQuery = OperationOf(document, request)?.Operation == OperationType.Query;
        return GraphQLResponse.Of(bytes.WrittenMemory, isQuery && state.IsOfDataOnly && result.Errors is null or { Count: 0 });
    }

    /// <summary>The refusal of an operation that may not be asked for on the way on which the request came; null for none.</summary>
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
