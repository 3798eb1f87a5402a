using System.Collections;
using Insights.Server.GraphQL.Contract;
using Insights.Server.GraphQL.Requests;

namespace Insights.Server.Queries.Lists;

/// <summary>Conditions on groups and orders of them: { netSpend: { sum: { gte: 100 } } } is the condition of a field "netSpend.sum".</summary>
internal static class AggregateFilter
{
    private const string RowCount = "count";
    private const string Key = "key";

    /// <summary>All fields on which there can be conditions; those that are used are requested when the conditions are flattened.</summary>
    internal static IReadOnlyList<ListField> Fields(AggregateColumns columns)
    {
        var fields = new List<ListField> { new(RowCount, AggregateColumns.Rows, ListFieldKind.Int) };
        for (var i = 0; i < columns.Counts.Count; i++) fields.Add(new ListField(columns.Counts[i].Name, $"x{i}", ListFieldKind.Int));
        // Expressions only: what is not used must not be computed.
        var names = new AggregateColumns(columns.Measures, columns.Counts);
        foreach (var measure in columns.Measures)
            foreach (var function in Enum.GetValues<AggregateFunction>())
                fields.Add(new ListField(
                    $"{measure.Name}.{NameOf(function)}", $"({names.Use(measure.Name, function)})",
                    KindOf(measure, function), IsNullable: true));
        return fields;
    }

    private static ListFieldKind KindOf(ListMeasure measure, AggregateFunction function) => (measure.Kind, function) switch
    {
        (ListFieldKind.Money, AggregateFunction.Mean or AggregateFunction.Median) => ListFieldKind.MeanMoney,
        (ListFieldKind.Money, AggregateFunction.Sum or AggregateFunction.Min or AggregateFunction.Max) => ListFieldKind.Money,
        _ => ListFieldKind.Float,
    };

    /// <summary>The same conditions with one name for each figure; requests the figures.</summary>
    internal static InputObject? Flatten(InputObject? having, AggregateColumns columns) => having is null ? null : new InputObject(Flatten(having.Fields, columns));

    /// <summary>The order's one step: its expression, null for the keys; or null where there is none.</summary>
    /// <exception cref="GraphQLErrorException">There are several.</exception>
    internal static (string? Sql, bool IsDescending)? OrderOf(InputObject? order, AggregateColumns columns)
    {
        var steps = (order?.Fields ?? new Dictionary<string, object?>())
            .SelectMany(field => field.Value is string direction
                ? [(field.Key, Function: (string?)null, Direction: direction)]
                : FieldsOf(field.Key, field.Value).Select(figure => (
                    field.Key, Function: (string?)figure.Key, Direction: (string?)figure.Value ?? throw FilterCompiler.SaysNothing($"{field.Key}.{figure.Key}"))))
            .ToList();
        if (steps.Count == 0) return null;
        if (steps.Count > 1) throw new GraphQLErrorException(GraphQLErrorException.BadInput, "The order of groups is by one figure: order: { count: DESC }.");
        var (name, function, direction) = steps[0];
        var sql = name switch
        {
            Key => null,
            RowCount => AggregateColumns.Rows,
            _ => function is null ? columns.UseCount(name) : columns.Use(name, FunctionOf(function)),
        };
        return (sql, direction == "DESC");
    }

    private static Dictionary<string, object?> Flatten(IReadOnlyDictionary<string, object?> having, AggregateColumns columns)
    {
        var flat = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, value) in having)
        {
            if (name is "and" or "or") flat[name] = ((IEnumerable?)value)?.Cast<object?>().Select(branch => (object?)Flatten(FieldsOf(name, branch), columns)).ToList();
            else if (columns.Measures.Any(measure => measure.Name == name))
            {
                foreach (var (function, operations) in FieldsOf(name, value))
                {
                    columns.Use(name, FunctionOf(function));
                    flat[$"{name}.{function}"] = operations;
                }
            }
            else
            {
                if (name != RowCount) columns.UseCount(name);
                flat[name] = value;
            }
        }
        return flat;
    }

    private static AggregateFunction FunctionOf(string name) => (AggregateFunction)EnumNames.FromContract(typeof(AggregateFunction), name.ToUpperInvariant());

    private static string NameOf(AggregateFunction function) => EnumNames.ToContract(function).ToLowerInvariant();

    private static IReadOnlyDictionary<string, object?> FieldsOf(string name, object? value) => value switch
    {
        null => throw FilterCompiler.SaysNothing(name),
        IReadOnlyDictionary<string, object?> fields => fields,
        IDictionary<string, object?> fields => new Dictionary<string, object?>(fields, StringComparer.Ordinal),
        _ => throw new InvalidOperationException("Conditions are an object."),
    };
}
