using GraphQL;
using GraphQL.Execution;
using GraphQL.Resolvers;
using GraphQLParser.AST;
using Insights.Server.GraphQL.Contract;
using Insights.Server.GraphQL.Requests;
using ExecutionContext = GraphQL.Execution.ExecutionContext;

namespace Insights.Server.GraphQL.Engines.GraphQLNet;

/// <summary>
/// Executes subscriptions in two steps: the first opens the stream, and each event is then an execution of its own, with
/// the event at the root. GraphQL.NET's own way pushes events, and whatever a client does not take piles up. Queries take
/// the fast path.
/// </summary>
/// <param name="fastPath">Executes queries; null leaves them to GraphQL.NET.</param>
internal sealed class StreamingExecuter(FastPathStrategy? fastPath) : DocumentExecuter
{
    private static readonly ParallelExecutionStrategy ForEvents = new();

    protected override IExecutionStrategy SelectExecutionStrategy(ExecutionContext context)
    {
        if (context.Operation.Operation == OperationType.Query && fastPath is not null && context.RootValue is not StreamOpening { IsRefusedByFastPath: true }) return fastPath;
        if (context.Operation.Operation != OperationType.Subscription) return base.SelectExecutionStrategy(context);
        return context.RootValue is StreamOpening opening ? new OpeningStrategy(opening) : ForEvents;
    }

    private sealed class OpeningStrategy(StreamOpening opening) : ExecutionStrategy
    {
        public override Task<ExecutionResult> ExecuteAsync(ExecutionContext context)
        {
            opening.IsSubscription = true;
            var root = BuildExecutionRootNode(context, GetOperationRootType(context));
            var node = root.SubFields is [{ } only] ? only : throw new GraphQLErrorException(GraphQLErrorException.ValidationFailed, "A subscription has one field at its root.");
            if (node.FieldDefinition.StreamResolver is not StreamSource source)
                throw new GraphQLErrorException(GraphQLErrorException.ValidationFailed, "A subscription's field is one of Subscription.");
            var call = new ReadonlyResolveFieldContext(node, context);
            // The token that stops the stream comes with its reading; this one ends when the stream is open.
            opening.Events = source.Stream.Open(Calls.Of(call, CancellationToken.None));
            return Task.FromResult(new ExecutionResult { Executed = true });
        }

        public override Task ExecuteNodeTreeAsync(ExecutionContext context, ExecutionNode rootNode) =>
            throw new NotSupportedException("Opening a stream executes no fields.");
    }
}

/// <summary>What opens a field's stream, where GraphQL.NET looks for it.</summary>
internal sealed class StreamSource(BoundStream stream) : ISourceStreamResolver
{
    internal BoundStream Stream => stream;

    public ValueTask<IObservable<object?>> ResolveAsync(IResolveFieldContext context) =>
        throw new NotSupportedException("Streams are read, not pushed.");
}

/// <summary>The root of a subscription's first step, which takes the stream.</summary>
internal sealed class StreamOpening
{
    /// <summary>True where the operation is a subscription, whether it could be opened or not.</summary>
    internal bool IsSubscription { get; set; }

    /// <summary>The query as the fast path has executed it, where it can be used again.</summary>
    internal CompiledQuery? Compiled { get; set; }

    /// <summary>True where the fast path has refused the request, which it then need not try again.</summary>
    internal bool IsRefusedByFastPath { get; set; }

    /// <summary>The stream; null where there is none.</summary>
    internal IAsyncEnumerable<object?>? Events { get; set; }
}

/// <summary>The root of the execution of one event.</summary>
/// <param name="Value">The field's value.</param>
internal sealed record StreamEvent(object? Value);
