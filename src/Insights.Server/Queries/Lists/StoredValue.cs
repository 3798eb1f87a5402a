
namespace Insights.Server.Queries.Lists;

/// <summary>A value of a filter as the database stores values of its kind.</summary>
/// <param name="Lower">The value, or the largest below it that can be stored.</param>
/// <param name="IsBetween">True where the value lies above <paramref name="Lower"/>, so that no row has it.</param>
internal readonly record struct StoredValue(object Lower, bool IsBetween = false)
{
    /// <summary>A value that is stored as a whole number.</summary>
    /// <exception cref="OverflowException">It is beyond what can be stored.</exception>
    internal static StoredValue Of(decimal value)
    {
        var lower = decimal.Floor(value);
        return new StoredValue(decimal.ToInt64(lower), lower != value);
    }
}
