using System.Collections;
using System.Reflection;
using Insights.Server.GraphQL.Batching;

namespace Insights.Server.GraphQL.Contract;

/// <summary>Unwraps what a resolver returns: tasks, deferred values, lists; and names enum values as the contract does.</summary>
internal sealed class ResultReader
{
    private readonly Func<object?, ValueTask<object?>> unwrap;

    private ResultReader(Type itemType, Func<object?, ValueTask<object?>> unwrap)
    {
        ItemType = itemType;
        this.unwrap = unwrap;
    }

    /// <summary>The class of the items, without tasks, lists and null.</summary>
    internal Type ItemType { get; }

    internal ValueTask<object?> ReadAsync(object? returned) => unwrap(returned);

    internal static ResultReader For(Type declared)
    {
        if (IsGeneric(declared, typeof(Task<>)) || IsGeneric(declared, typeof(ValueTask<>)))
        {
            var inner = For(declared.GetGenericArguments()[0]);
            var open = IsGeneric(declared, typeof(Task<>)) ? nameof(FromTaskAsync) : nameof(FromValueTaskAsync);
            var method = typeof(ResultReader).GetMethod(open, BindingFlags.Static | BindingFlags.NonPublic)?.MakeGenericMethod(declared.GetGenericArguments()[0])
                ?? throw new InvalidOperationException($"{open} is missing.");
            var awaitAsync = method.CreateDelegate<Func<object?, ValueTask<object?>>>();
            return new ResultReader(inner.ItemType, async returned => await inner.ReadAsync(await awaitAsync(returned)));
        }
        if (IsGeneric(declared, typeof(DataLoaderResult<>))) return new ResultReader(ItemOf(declared.GetGenericArguments()[0]), ValueTask.FromResult);
        var item = ItemOf(declared);
        if (!item.IsEnum) return new ResultReader(item, ValueTask.FromResult);
        return new ResultReader(item, returned => ValueTask.FromResult<object?>(returned switch
        {
            null => null,
            IEnumerable list and not string => list.Cast<object>().Select(EnumNames.ToContract).ToArray(),
            _ => EnumNames.ToContract(returned),
        }));
    }

    private static async ValueTask<object?> FromTaskAsync<T>(object? returned) => returned is Task<T> task ? await task : null;

    private static async ValueTask<object?> FromValueTaskAsync<T>(object? returned) => returned is ValueTask<T> task ? await task : null;

    private static Type ItemOf(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string)) return type;
        if (type.IsArray) return ItemOf(type.GetElementType() ?? type);
        var list = type.GetInterfaces().Append(type).FirstOrDefault(i => IsGeneric(i, typeof(IEnumerable<>)));
        return list is null ? type : ItemOf(list.GetGenericArguments()[0]);
    }

    private static bool IsGeneric(Type type, Type definition) => type.IsGenericType && type.GetGenericTypeDefinition() == definition;
}
