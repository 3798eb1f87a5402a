using System.Collections;
using System.Globalization;
using Insights.Data.Values;
using Insights.Server.GraphQL.Contract;
using Insights.Server.GraphQL.Requests;

namespace Insights.Server.Queries.Lists;

/// <summary>
/// Makes SQL conditions of <c>where</c> arguments: and, or, and operations on fields. Null stands for an absent value, and only where
/// a value of a row can be equal to it: after eq and neq, and within the lists of in and nin. Everywhere else it is refused, since a
/// condition that silently demands nothing, or everything, is seldom what was meant.
/// </summary>
internal sealed class FilterCompiler(IReadOnlyList<ListField> fields, SqlParameters parameters)
{
    private const int MaxConditions = 100;
    private const int MaxValues = 1_000;
    private const int LongestText = 1_000;
    private int conditions;
    private int values;

    /// <summary>True where a condition is on a field that no index has, so that all rows have to be looked at.</summary>
    internal bool NeedsScan { get; private set; }

    /// <summary>The condition, or null where the filter demands nothing.</summary>
    /// <exception cref="GraphQLErrorException">The filter has too many conditions or a value that cannot be.</exception>
    internal string? Compile(InputObject? filter) => filter is null ? null : CompileObject(filter.Fields);

    private string? CompileObject(IReadOnlyDictionary<string, object?> filter)
    {
        var parts = new List<string>();
        foreach (var (name, value) in filter)
        {
            if (value is null) throw SaysNothing(name);
            var part = name switch
            {
                "and" => Join(value, " AND "),
                "or" => Join(value, " OR "),
                _ => CompileField(fields.First(field => field.Name == name), value),
            };
            if (part is not null) parts.Add(part);
        }
        return parts.Count == 0 ? null : string.Join(" AND ", parts);
    }

    /// <summary>The error for a null that cannot be compared with.</summary>
    internal static GraphQLErrorException SaysNothing(string what) =>
        new(GraphQLErrorException.BadInput, $"'{what}: null' says nothing; leave it out. Null is a value only of 'eq' and 'neq', and within the lists of 'in' and 'nin'.");

    private string? Join(object value, string separator)
    {
        var parts = new List<string>();
        foreach (var item in (IEnumerable)value)
        {
            CountCondition();
            // A branch that demands nothing is met by every row.
            parts.Add(CompileObject(AsFields(item)) is { } part ? $"({part})" : "(1 = 1)");
        }
        // No branch at all: of none of the conditions all hold, and none holds.
        if (parts.Count == 0) return separator == " OR " ? "(1 = 0)" : null;
        return $"({string.Join(separator, parts)})";
    }

    private string? CompileField(ListField field, object operations)
    {
        var parts = new List<string>();
        foreach (var (operation, value) in AsFields(operations)) parts.Add(CompileOperation(field, operation, value));
        return parts.Count == 0 ? null : string.Join(" AND ", parts);
    }

    private string CompileOperation(ListField field, string operation, object? value)
    {
        CountCondition();
        NeedsScan |= !field.CanOrder;
        return (operation, value) switch
        {
            ("eq", null) => $"{field.Sql} IS NULL",
            ("neq", null) => $"{field.Sql} IS NOT NULL",
            (_, null) => throw SaysNothing($"{field.Name}.{operation}"),
            ("in", _) => In(field, (IEnumerable)value, isNegated: false),
            ("nin", _) => In(field, (IEnumerable)value, isNegated: true),
            ("startsWith", _) => $"starts_with({field.Sql}, {Parameter(TextOf(value))})",
            _ => Compare(field, operation, StoredOf(field, value)),
        };
    }

    /// <summary>
    /// A value between two that can be stored, such as 99.99999 of money, is equal to none of them; those above it begin behind the
    /// lower one, and those below it end with the lower one.
    /// </summary>
    private string Compare(ListField field, string operation, StoredValue value)
    {
        var sql = field.Sql;
        return (operation, value.IsBetween) switch
        {
            ("eq", true) => "1 = 0",
            ("neq", true) => "1 = 1",
            ("eq", false) => $"{sql} = {Parameter(value.Lower)}",
            ("neq", false) => $"({sql} <> {Parameter(value.Lower)} OR {sql} IS NULL)",
            ("gt", _) or ("gte", true) => $"{sql} > {Parameter(value.Lower)}",
            ("gte", false) => $"{sql} >= {Parameter(value.Lower)}",
            ("lte", _) or ("lt", true) => $"{sql} <= {Parameter(value.Lower)}",
            ("lt", false) => $"{sql} < {Parameter(value.Lower)}",
            _ => throw new InvalidOperationException($"There is no operation '{operation}'."),
        };
    }

    private string In(ListField field, IEnumerable value, bool isNegated)
    {
        object?[] items = [.. value.Cast<object?>()];
        var names = items.OfType<object>().Select(item => StoredOf(field, item)).Where(stored => !stored.IsBetween).Select(stored => Parameter(stored.Lower)).ToList();
        var hasNull = items.Any(item => item is null);
        var sql = field.Sql;
        if (isNegated)
        {
            var differs = names.Count == 0 ? "1 = 1" : $"{sql} NOT IN ({string.Join(", ", names)})";
            return hasNull ? $"({differs} AND {sql} IS NOT NULL)" : $"({differs} OR {sql} IS NULL)";
        }
        var equals = names.Count == 0 ? "1 = 0" : $"{sql} IN ({string.Join(", ", names)})";
        return hasNull ? $"({equals} OR {sql} IS NULL)" : equals;
    }

    private static StoredValue StoredOf(ListField field, object value)
    {
        try
        {
            return ToStored(field, value);
        }
        catch (OverflowException)
        {
            throw new GraphQLErrorException(GraphQLErrorException.BadInput, $"A value for '{field.Name}' is beyond what can be stored.");
        }
    }

    private string Parameter(object stored)
    {
        // Each of them is a parameter of the statement, whose number databases limit.
        if (++values > MaxValues)
            throw new GraphQLErrorException(GraphQLErrorException.BadInput, $"A filter has at most {MaxValues} values.");
        return parameters.Add(stored);
    }

    /// <summary>Branches count, also those that demand nothing: they are part of the statement.</summary>
    private void CountCondition()
    {
        if (++conditions > MaxConditions)
            throw new GraphQLErrorException(GraphQLErrorException.BadInput, $"A filter has at most {MaxConditions} conditions and branches.");
    }

    private static StoredValue ToStored(ListField field, object value) => field.Kind switch
    {
        ListFieldKind.Money => StoredValue.Of(Convert.ToDecimal(value, CultureInfo.InvariantCulture) * Money.Scale),
        ListFieldKind.MeanMoney => new StoredValue((double)(Convert.ToDecimal(value, CultureInfo.InvariantCulture) * Money.Scale)),
        ListFieldKind.Date => new StoredValue(EpochDay.From((DateOnly)value)),
        ListFieldKind.Instant => StoredValue.Of(((DateTime)value - DateTime.UnixEpoch).Ticks / (decimal)TimeSpan.TicksPerMillisecond),
        ListFieldKind.Enum => new StoredValue(
            Convert.ToInt32(EnumNames.FromContract(field.EnumType ?? throw new InvalidOperationException("An enum field names its enum."), (string)value), CultureInfo.InvariantCulture)),
        ListFieldKind.Id => new StoredValue(GlobalId.Parse(
            Convert.ToString(value, CultureInfo.InvariantCulture) ?? "", field.IdType ?? throw new InvalidOperationException("A field of ids names their type."))),
        ListFieldKind.Float => Convert.ToDouble(value, CultureInfo.InvariantCulture) is var number && double.IsFinite(number)
            ? new StoredValue(number)
            : throw new GraphQLErrorException(GraphQLErrorException.BadInput, $"A value for '{field.Name}' is not a finite number."),
        ListFieldKind.Truth => new StoredValue((bool)value ? 1L : 0L),
        ListFieldKind.Int => new StoredValue(Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        _ => new StoredValue(TextOf(value)),
    };

    private static string TextOf(object value)
    {
        var text = (string)value;
        return text.Length <= LongestText
            ? text
            : throw new GraphQLErrorException(GraphQLErrorException.BadInput, $"A text in a filter has at most {LongestText} characters.");
    }

    private static IReadOnlyDictionary<string, object?> AsFields(object? value) => value switch
    {
        IReadOnlyDictionary<string, object?> fields => fields,
        IDictionary<string, object?> fields => new Dictionary<string, object?>(fields, StringComparer.Ordinal),
        _ => throw new InvalidOperationException("A filter is an object."),
    };
}
