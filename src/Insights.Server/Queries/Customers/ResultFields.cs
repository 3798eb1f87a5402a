using Insights.Data.Runs;
using Insights.Data.Tiers;
using Insights.Server.Queries.Lists;

namespace Insights.Server.Queries.Customers;

/// <summary>Fields and measures of lists of customers that are columns of their results.</summary>
internal static class ResultFields
{
    /// <summary>A column as a field of lists.</summary>
    /// <param name="column">The column's name.</param>
    /// <param name="canOrder">True where an index keeps ordering cheap.</param>
    internal static ListField Field(string column, bool canOrder = false)
    {
        var declared = ResultColumns.Named(column);
        var kind = KindOf(declared);
        return new ListField(declared.FieldName, $"r.{column}", kind, canOrder, declared.IsNullable) { EnumType = kind == ListFieldKind.Enum ? typeof(Tier) : null };
    }

    /// <summary>A column as a measure.</summary>
    internal static ListMeasure Measure(string column)
    {
        var declared = ResultColumns.Named(column);
        return new ListMeasure(declared.FieldName, $"r.{column}", KindOf(declared));
    }

    private static ListFieldKind KindOf(ResultColumn column) => column.Kind switch
    {
        ResultColumnKind.Tier => ListFieldKind.Enum,
        ResultColumnKind.Count => ListFieldKind.Int,
        ResultColumnKind.Number => ListFieldKind.Float,
        ResultColumnKind.Money => ListFieldKind.Money,
        ResultColumnKind.Day => ListFieldKind.Date,
        _ => ListFieldKind.Text,
    };
}
