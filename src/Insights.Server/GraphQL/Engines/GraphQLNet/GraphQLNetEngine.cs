using System.Text.Encodings.Web;
using GraphQL;
using GraphQL.DataLoader;
using GraphQL.Execution;
using GraphQL.Resolvers;
using GraphQL.SystemTextJson;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.Exceptions;
using Insights.Server.GraphQL.Batching;
using Insights.Server.GraphQL.Contract;

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

    private readonly Schema schema;
    private readonly DocumentExecuter executer = new();
    private readonly ILogger<GraphQLNetEngine> logger;

    public GraphQLNetEngine(BoundContract contract, ILogger<GraphQLNetEngine> logger)
    {
        this.logger = logger;
        schema = Schema.For(contract.Schema.Sdl, builder =>
        {
            foreach (var field in contract.Fields)
                builder.Types.For(field.TypeName).FieldFor(field.FieldName).Resolver = new FuncFieldResolver<object>(context => ResolveAsync(field, context));
            foreach (var name in contract.TypeNames.Values)
                builder.Types.For(name).IsTypeOfFunc = value => contract.TypeNames.TryGetValue(value.GetType(), out var found) && found == name;
        });
        schema.RegisterType(new DateScalar());
        schema.RegisterType(new DateTimeScalar());
        schema.Initialize();
    }

    private static async ValueTask<object?> ResolveAsync(BoundField field, IResolveFieldContext context)
    {
        var arguments = context.Arguments is { Count: > 0 } given
            ? given.ToDictionary(argument => argument.Key, argument => argument.Value.Value, StringComparer.Ordinal)
            : [];
        var services = context.RequestServices ?? throw new InvalidOperationException("The request has no services.");
        var value = await field.ResolveAsync(new FieldCall(context.Source, arguments, services, context.CancellationToken) { Selection = () => SelectionReader.Read(context) });
        return value is IDeferred deferred ? new DeferredResult(deferred) : value;
    }

    public async Task<GraphQLResponse> ExecuteAsync(GraphQLRequest request, IServiceProvider services, CancellationToken cancellationToken)
    {
        var variables = request.Variables is { } json ? Serializer.ReadNode<Inputs>(json) : null;
        // Both lists, since the second replaces the first where a document comes from a cache.
        IValidationRule[] ownRules = request.AllowsMutations ? [] : [new NoMutationRule()];
        var result = await executer.ExecuteAsync(new ExecutionOptions
        {
            Schema = schema,
            Query = request.Query,
            OperationName = request.OperationName,
            Variables = variables,
            RequestServices = services,
            CancellationToken = cancellationToken,
            ValidationRules = [.. DocumentValidator.CoreRules, .. ownRules],
            CachedDocumentValidationRules = ownRules,
            UnhandledExceptionDelegate = context =>
            {
                if (context.OriginalException is GraphQLErrorException expected) context.ErrorMessage = expected.Message;
                else LogFailure(context.FieldContext?.FieldDefinition.Name ?? "the request", context.OriginalException);
                return Task.CompletedTask;
            },
        });
        cancellationToken.ThrowIfCancellationRequested();
        foreach (var error in result.Errors ?? []) GiveCode(error);
        var kind = result.Executed ? GraphQLResponseKind.Executed
            : result.Errors?.Any(error => error is MutationRefusedError) == true ? GraphQLResponseKind.MutationRefused
            : GraphQLResponseKind.Refused;
        return new GraphQLResponse(kind, (stream, token) => Serializer.WriteAsync(stream, result, token));
    }

    /// <summary>What went wrong inside is for the server's log only; neither the query nor its variables are in it.</summary>
    [LoggerMessage(LogLevel.Error, "GraphQL could not resolve {Field}")]
    private partial void LogFailure(string field, Exception exception);

    /// <summary>Every error has one stable code and tells nothing of the inside.</summary>
    private static void GiveCode(ExecutionError error)
    {
        var code = error switch
        {
            MutationRefusedError => "MUTATION_OVER_GET",
            { InnerException: GraphQLErrorException expected } => expected.Code,
            SyntaxError => "SYNTAX_ERROR",
            { InnerException: GraphQLSyntaxErrorException } => "SYNTAX_ERROR",
            ValidationError => "VALIDATION_FAILED",
            DocumentError => "VALIDATION_FAILED",
            _ => "INTERNAL_ERROR",
        };
        error.Extensions = new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = code };
    }

    /// <summary>Lets GraphQL.NET ask for a deferred value when its level is through.</summary>
    private sealed class DeferredResult(IDeferred deferred) : IDataLoaderResult
    {
        public Task<object?> GetResultAsync(CancellationToken cancellationToken = default) => deferred.GetAsync(cancellationToken);
    }
}
