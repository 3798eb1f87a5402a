using System.Collections;
using System.Globalization;
using Insights.Data.Values;
using Insights.Server.GraphQL.Contract;

namespace Insights.Server.GraphQL.Lists;

/// <summary>Makes SQL conditions of <c>where</c> arguments: and, or, and operations on fields.</summary>
internal sealed class FilterCompiler(IReadOnlyList<ListField> fields, SqlParameters parameters)
{
    private const int MostConditions = 100;
    private const int MostValues = 1_000;
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

    private string? Join(object? value, string separator)
    {
        if (value is null) return null;
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

    private string? CompileField(ListField field, object? operations)
    {
        if (operations is null) return null;
        var parts = new List<string>();
        foreach (var (operation, value) in AsFields(operations)) parts.Add(CompileOperation(field, operation, value));
        return parts.Count == 0 ? null : string.Join(" AND ", parts);
    }

    private string CompileOperation(ListField field, string operation, object? value)
    {
        CountCondition();
        NeedsScan |= !field.CanOrder;
        var sql = field.Sql;
        switch (operation)
        {
            case "eq": return value is null ? $"{sql} IS NULL" : $"{sql} = {Parameter(field, value)}";
            case "neq": return value is null ? $"{sql} IS NOT NULL" : $"({sql} <> {Parameter(field, value)} OR {sql} IS NULL)";
            case "in": return In(field, value, isNegated: false);
            case "nin": return In(field, value, isNegated: true);
        }
        if (value is null)
            throw new GraphQLErrorException(GraphQLErrorException.BadInput, $"'{field.Name}: {{ {operation}: null }}' compares with nothing; leave it out.");
        return operation switch
        {
            "gt" => $"{sql} > {Parameter(field, value)}",
            "gte" => $"{sql} >= {Parameter(field, value)}",
            "lt" => $"{sql} < {Parameter(field, value)}",
            "lte" => $"{sql} <= {Parameter(field, value)}",
            "startsWith" => $"{sql} LIKE {Parameter(EscapeLike(TextOf(value)) + "%")} ESCAPE '\\'",
            "contains" => $"{sql} LIKE {Parameter("%" + EscapeLike(TextOf(value)) + "%")} ESCAPE '\\'",
            _ => throw new InvalidOperationException($"There is no operation '{operation}'."),
        };
    }

    private string In(ListField field, object? value, bool isNegated)
    {
        object?[] items = value is null ? [] : [.. ((IEnumerable)value).Cast<object?>()];
        var names = items.OfType<object>().Select(item => Parameter(field, item)).ToList();
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

    private string Parameter(ListField field, object value)
    {
        try
        {
            return Parameter(ToStored(field, value));
        }
        catch (OverflowException)
        {
            throw new GraphQLErrorException(GraphQLErrorException.BadInput, $"A value for '{field.Name}' is beyond what can be stored.");
        }
    }

    private string Parameter(object stored)
    {
        // Each of them is a parameter of the statement, whose number databases limit.
        if (++values > MostValues)
            throw new GraphQLErrorException(GraphQLErrorException.BadInput, $"A filter has at most {MostValues} values.");
        return parameters.Add(stored);
    }

    /// <summary>Branches count, also those that demand nothing: they are part of the statement.</summary>
    private void CountCondition()
    {
        if (++conditions > MostConditions)
            throw new GraphQLErrorException(GraphQLErrorException.BadInput, $"A filter has at most {MostConditions} conditions and branches.");
    }

    private static object ToStored(ListField field, object value) => field.Kind switch
    {
        ListFieldKind.Money => Money.From(Convert.ToDecimal(value, CultureInfo.InvariantCulture)).TenThousandths,
        ListFieldKind.Date => EpochDay.From((DateOnly)value),
        ListFieldKind.Instant => UnixMilliseconds.From((DateTime)value),
        ListFieldKind.Enum => Convert.ToInt32(EnumNames.FromContract(field.EnumType ?? throw new InvalidOperationException("An enum field names its enum."), (string)value), CultureInfo.InvariantCulture),
        ListFieldKind.Id => GlobalId.Parse(
            Convert.ToString(value, CultureInfo.InvariantCulture) ?? "", field.IdType ?? throw new InvalidOperationException("A field of ids names their type.")),
        ListFieldKind.Float => Convert.ToDouble(value, CultureInfo.InvariantCulture) is var number && double.IsFinite(number)
            ? number
            : throw new GraphQLErrorException(GraphQLErrorException.BadInput, $"A value for '{field.Name}' is not a finite number."),
        ListFieldKind.Int => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        _ => TextOf(value),
    };

    private static string TextOf(object value)
    {
        var text = (string)value;
        return text.Length <= LongestText
            ? text
            : throw new GraphQLErrorException(GraphQLErrorException.BadInput, $"A text in a filter has at most {LongestText} characters.");
    }

    private static string EscapeLike(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);

    private static IReadOnlyDictionary<string, object?> AsFields(object? value) => value switch
    {
        IReadOnlyDictionary<string, object?> fields => fields,
        IDictionary<string, object?> fields => new Dictionary<string, object?>(fields, StringComparer.Ordinal),
        _ => throw new InvalidOperationException("A filter is an object."),
    };
}
