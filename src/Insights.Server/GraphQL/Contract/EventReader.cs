using System.Reflection;
using System.Runtime.CompilerServices;

namespace Insights.Server.GraphQL.Contract;

/// <summary>Makes what a resolver of a subscription returns a stream of values in the form that engines take.</summary>
internal sealed class EventReader
{
    private readonly Func<object?, IAsyncEnumerable<object?>> toEvents;

    private EventReader(Type itemType, Func<object?, IAsyncEnumerable<object?>> toEvents)
    {
        ItemType = itemType;
        this.toEvents = toEvents;
    }

    /// <summary>The class of an event.</summary>
    internal Type ItemType { get; }

    internal IAsyncEnumerable<object?> Read(object? returned) => toEvents(returned);

    /// <summary>The reader of a return type; null where that is no <see cref="IAsyncEnumerable{T}"/>.</summary>
    internal static EventReader? For(Type declared)
    {
        if (!declared.IsGenericType || declared.GetGenericTypeDefinition() != typeof(IAsyncEnumerable<>)) return null;
        var eventType = declared.GetGenericArguments()[0];
        var events = typeof(EventReader).GetMethod(nameof(ReadAsync), BindingFlags.Static | BindingFlags.NonPublic)?.MakeGenericMethod(eventType)
            ?? throw new InvalidOperationException($"{nameof(ReadAsync)} is missing.");
        var value = ResultReader.For(eventType);
        var readAsync = events.CreateDelegate<Func<object?, ResultReader, CancellationToken, IAsyncEnumerable<object?>>>();
        return new EventReader(value.ItemType, returned => readAsync(returned, value, CancellationToken.None));
    }

    private static async IAsyncEnumerable<object?> ReadAsync<T>(object? returned, ResultReader value, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (returned is not IAsyncEnumerable<T> events) yield break;
        await foreach (var happened in events.WithCancellation(cancellationToken)) yield return await value.ReadAsync(happened);
    }
}
