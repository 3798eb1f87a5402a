
namespace Insights.Server.Queries.Lists;

/// <summary>Groups of the rows of a list.</summary>
/// <param name="Nodes">The groups in their order, at most as many as were requested.</param>
/// <param name="TotalCount">How many groups there are that fulfil the conditions.</param>
internal sealed record Groups<T>(IReadOnlyList<Group<T>> Nodes, int TotalCount)
{
    internal static Groups<T> None { get; } = new([], 0);
}

/// <summary>Rows with the same keys.</summary>
/// <param name="Key">The keys.</param>
/// <param name="Aggregate">What was computed of the rows.</param>
internal sealed record Group<T>(GroupKey<T> Key, Aggregate<T> Aggregate);

/// <summary>The keys of a group.</summary>
/// <param name="Values">Values as they are stored, by the keys' names; null where the rows have none.</param>
internal sealed record GroupKey<T>(IReadOnlyDictionary<string, object?> Values)
{
    /// <summary>The value of a key; null where the rows have none, or where it is no key.</summary>
    internal object? Of(string key) => Values.GetValueOrDefault(key);

    /// <summary>A key that is a text.</summary>
    internal string? Text(string key) => Of(key) as string;

    /// <summary>A key that is a value of an enum.</summary>
    internal TEnum? Enum<TEnum>(string key)
        where TEnum : struct, Enum =>
        Of(key) is long number ? (TEnum)System.Enum.ToObject(typeof(TEnum), number) : null;

    /// <summary>A key that is a month, by its first day.</summary>
    internal DateOnly? Month(string key) => Of(key) is long month ? MonthSql.FirstDay(month) : null;
}
