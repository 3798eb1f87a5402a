using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Resolvers;
using GraphQL.SystemTextJson;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQL.Validation.Rules;
using GraphQLParser.AST;
using Insights.Data.Databases;
using Insights.Server.GraphQL.Contract;
using Insights.Server.GraphQL.Documents;
using Insights.Server.GraphQL.Execution;
using Insights.Server.GraphQL.Limits;
using Insights.Server.GraphQL.Requests;

namespace Insights.Server.GraphQL.Engines.GraphQLNet;

/// <summary>Hangs the bound fields into GraphQL.NET and executes requests with it.</summary>
internal sealed partial class GraphQLNetEngine : IGraphQLEngine
{
    private static readonly GraphQLSerializer Serializer = new(
        // The answer is JSON, never part of a page, so that letters may stay letters.
        json => json.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        new ErrorInfoProvider(options =>
        {
            options.ExposeExceptionDetails = false;
            options.ExposeCodes = false;
            options.ExposeData = false;
        }));

    private static readonly IValidationRule[] Rules =
        [.. DocumentValidator.CoreRules.Where(rule => rule is not OverlappingFieldsCanBeMerged), new OverlappingFieldsRule()];

    private readonly Schema schema;
    private readonly StreamingExecuter executer;
    private readonly IServiceScopeFactory scopes;
    private readonly TimeLimit time;
    private readonly FastPathMetrics metrics;
    private readonly ILogger<GraphQLNetEngine> logger;

    /// <param name="contract">The fields.</param>
    /// <param name="scopes">Make the services of events.</param>
    /// <param name="time">Bounds the time of events.</param>
    /// <param name="metrics">Counts the queries that the fast path takes and refuses.</param>
    /// <param name="logger">Logs faults.</param>
    /// <param name="hasFastPath">False leaves all to GraphQL.NET, to compare with.</param>
    public GraphQLNetEngine(BoundContract contract, IServiceScopeFactory scopes, TimeLimit time, FastPathMetrics metrics, ILogger<GraphQLNetEngine> logger, bool hasFastPath = true)
    {
        this.scopes = scopes;
        this.time = time;
        this.metrics = metrics;
        this.logger = logger;
        schema = Schema.For(contract.Schema.Sdl, builder =>
        {
            foreach (var field in contract.Fields)
                builder.Types.For(field.TypeName).FieldFor(field.FieldName).Resolver = new BoundResolver(field);
            foreach (var stream in contract.Streams)
            {
                var field = builder.Types.For(nameof(OperationType.Subscription)).FieldFor(stream.FieldName);
                field.StreamResolver = new StreamSource(stream);
                field.Resolver = new FuncFieldResolver<object>(context => (context.Source as StreamEvent)?.Value);
            }
            foreach (var name in contract.TypeNames.Values)
                builder.Types.For(name).IsTypeOfFunc = value => contract.TypeNames.TryGetValue(value.GetType(), out var found) && found == name;
        });
        schema.RegisterType(new DateScalar());
        schema.RegisterType(new DateTimeScalar());
        schema.Features.RepeatableDirectives = true;
        schema.Features.DeprecationOfInputValues = true;
        schema.Initialize();
        ScalarDescriptions.Add(schema, contract.Schema.Sdl);
        executer = new StreamingExecuter(hasFastPath ? new FastPathStrategy(new FastPathSchema(contract.TypeNames, name => schema.AllTypes[name]), metrics) : null);
    }

    public async Task<GraphQLResponse> ExecuteAsync(PreparedDocument document, GraphQLRequest request, IServiceProvider services, CancellationToken cancellationToken)
    {
        var opening = new StreamOpening();
        if (await ExecuteCompiledAsync(document, request, opening, services, cancellationToken) is { } compiled) return compiled;
        var response = await ExecuteAsync(document, request, opening, services, cancellationToken);
        document.Compiled ??= opening.Compiled;
        return opening.Events is { } events ? GraphQLResponse.Stream(ExecuteEventsAsync(document, request, events, CancellationToken.None)) : response;
    }

    /// <summary>The answer to a query that is compiled already; null where GraphQL.NET has to execute it, or to read its variables.</summary>
    private async Task<GraphQLResponse?> ExecuteCompiledAsync(
        PreparedDocument document, GraphQLRequest request, StreamOpening root, IServiceProvider services, CancellationToken cancellationToken)
    {
        if (document.Compiled is not CompiledQuery query || !query.TryBind(request, out var values)) return null;
        var (data, refusal) = await query.ExecuteAsync(root, services, values, cancellationToken);
        metrics.Count(refusal);
        if (data is not null) return FastPathResponse.Of(data, request.Cost);
        root.IsRefusedByFastPath = true;
        services.GetRequiredService<AnswerBudget>().Restart();
        return null;
    }

    /// <summary>Each event is a request of its own: it reads with services of its own, and has as much time.</summary>
    private async IAsyncEnumerable<GraphQLResponse> ExecuteEventsAsync(
        PreparedDocument document, GraphQLRequest request, IAsyncEnumerable<object?> events, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var happened in events.WithCancellation(cancellationToken))
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<AnswerBudget>().Begin(scope.ServiceProvider.GetRequiredService<GraphQLLimits>().CostValues);
            yield return await time.RunAsync(
                token => ExecuteAsync(document, request, new StreamEvent(happened), scope.ServiceProvider, token), cancellationToken);
        }
    }

    private async Task<GraphQLResponse> ExecuteAsync(
        PreparedDocument document, GraphQLRequest request, object root, IServiceProvider services, CancellationToken cancellationToken)
    {
        var variables = request.Variables is { } json ? Serializer.ReadNode<Inputs>(json) : null;
        // What a request may do is validated for every request; only what depends on nothing but the text is not validated again.
        IValidationRule[] ownRules = AllowedOperationsRule.IsNeededFor(document.Syntax) ? [new AllowedOperationsRule(request.Allowed)] : [];
        var result = await executer.ExecuteAsync(new ExecutionOptions
        {
            Schema = schema,
            Query = document.Text,
            Document = document.Syntax,
            OperationName = request.OperationName,
            Variables = variables,
            Root = root,
            RequestServices = services,
            CancellationToken = cancellationToken,
            ValidationRules = document.FitsSchema ? ownRules : [.. Rules, .. ownRules],
            Listeners = { new FitListener(document) },
            UnhandledExceptionDelegate = context =>
            {
                if (context.OriginalException is GraphQLErrorException expected) context.ErrorMessage = expected.Message;
                else if (DatabaseErrors.Find(context.OriginalException) is { } database) context.ErrorMessage = database.Message;
                else LogFailure(context.FieldContext?.FieldDefinition.Name ?? "the request", context.OriginalException);
                return Task.CompletedTask;
            },
        });
        cancellationToken.ThrowIfCancellationRequested();
        if (root is StreamOpening { IsSubscription: true, Events: null }) result.Executed = false;
        if (result is { Data: FastPathData data, Errors: null or { Count: 0 } }) return FastPathResponse.Of(data, request.Cost);
        var kind = KindOf(result);
        result.Errors = ErrorReport.Of(result.Errors, result.Executed);
        if (result.Executed && request.Cost is { } cost)
            result.Extensions = new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [RequestCost.Name] = new Dictionary<string, object?>(StringComparer.Ordinal) { ["values"] = cost.Values, ["allowed"] = cost.Allowed },
            };
        return new GraphQLResponse(kind, (stream, token) => Serializer.WriteAsync(stream, result, token));
    }

    private static GraphQLResponseKind KindOf(ExecutionResult result)
    {
        if (result.Executed) return GraphQLResponseKind.Executed;
        if (result.Errors?.Any(error => error is MutationRefusedError) == true) return GraphQLResponseKind.MutationRefused;
        return result.Errors?.Any(error => error is SubscriptionRefusedError) == true ? GraphQLResponseKind.SubscriptionRefused : GraphQLResponseKind.Refused;
    }

    /// <summary>What went wrong inside is for the server's log only; neither the query nor its variables are in it.</summary>
    [LoggerMessage(LogLevel.Error, "GraphQL could not resolve {Field}")]
    private partial void LogFailure(string field, Exception exception);

    /// <summary>Marks a document that has passed all rules.</summary>
    private sealed class FitListener(PreparedDocument document) : DocumentExecutionListenerBase
    {
        public override Task AfterValidationAsync(IExecutionContext context, IValidationResult validationResult)
        {
            if (validationResult.IsValid) document.FitsSchema = true;
            return Task.CompletedTask;
        }
    }
}
