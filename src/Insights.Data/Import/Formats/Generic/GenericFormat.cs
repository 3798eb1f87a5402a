using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Formats.Generic;

/// <summary>
/// Sales of any other program: customer, date and a value, and whatever else there is. Columns are known by common names in
/// six languages or named by the user.
/// </summary>
internal sealed class GenericFormat : ISalesFormat, ISurveyingFormat
{
    internal const string FormatName = "generic";
    internal const string OrderTotal = "order-total";
    internal const string ProductType = "product-type";
    internal const string Tax = "tax";
    internal const string Paid = "paid";
    internal const string Test = "test";
    internal const string Live = "live";

    public string Name => FormatName;

    public string Description => "Any CSV of sales with customer, date and a value (amount, order total, line total, or quantity and price); columns are known by name or by --map";

    public IReadOnlyList<ColumnSpec> Columns => GenericColumns.All;

    public bool WritesDecimalPoints => false;

    /// <summary>Some tills restart their numbers, and the file does not state whether a shop's do.</summary>
    public OrderNumbers OrderNumbers => OrderNumbers.Day;

    /// <summary>Below every format that knows its program, above the customer list, which needs less.</summary>
    public int Priority => 1;

    public FormatMatch? Match(FileHead head, ColumnMap map)
    {
        var columns = Bind(head, map);
        return columns.Missing.Count == 0 && HasValue(columns) ? MatchOf(columns, head, map) : null;
    }

    public ISalesMapper CreateMapper(FormatMatch match) => new GenericMapper(match.Columns, match.Findings as GenericFindings ?? GenericFindings.None);

    public IFileSurvey? Survey(FormatMatch match) => GenericSurvey.IsNeeded(match.Columns) ? new GenericSurvey(match) : null;

    /// <summary>The file's columns, without those whose cells are not what their names promise.</summary>
    internal static Columns Bind(FileHead head, ColumnMap map)
    {
        var columns = Rows.Columns.Bind(head.FirstRow, GenericColumns.All, map, ignoresUnits: true);
        return GenericContent.Check(columns, ChosenBy(map, head), head.Rows);
    }

    /// <summary>The fields for which the user names another column than their names would give: a page sends all that it has found.</summary>
    private static HashSet<string> ChosenBy(ColumnMap map, FileHead head)
    {
        map = map.For(head.FirstRow);
        if (map.Fields.Count == 0) return [];
        var mapped = Rows.Columns.Bind(head.FirstRow, GenericColumns.All, map, ignoresUnits: true);
        var found = Rows.Columns.Bind(head.FirstRow, GenericColumns.All, ColumnMap.Empty, ignoresUnits: true);
        return map.Fields.Where(field => mapped[field] != found[field]).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>True where a column states what a row, its unit or its order was worth.</summary>
    internal static bool HasValue(Columns columns) =>
        columns.Has(OrderFields.Amount) || columns.Has(OrderFields.Price) || columns.Has(OrderFields.LineTotal) || columns.Has(OrderTotal);

    internal static FormatMatch MatchOf(Columns columns, FileHead head, ColumnMap map) => new(columns, HasHeader: true)
    {
        Currency = GenericContent.CurrencyOfHeader(columns),
        Remarks = GenericContent.RemarksOn(columns, head.Rows),
        // What the user chooses is read, whatever its words.
        Findings = ChosenBy(map, head).Contains(OrderFields.Type) ? GenericFindings.None with { TypeIsRead = true } : null,
    };
}
