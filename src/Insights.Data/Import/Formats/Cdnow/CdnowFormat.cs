using Insights.Data.Import.Messages;
using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Formats.Cdnow;

/// <summary>
/// The purchases of the CDNOW cohort as they are handed round for research: the master file with a header, and the
/// systematic sample without one, in which a second column numbers the customers of the sample.
/// </summary>
internal sealed class CdnowFormat : ISalesFormat
{
    private const int MasterColumns = 4;
    private const int SampleColumns = 5;
    private const int DigitsOfDate = 8;

    private static readonly string[] Header = ["customer_id", "date", "number_of_cds", "dollar_value"];

    public string Name => "cdnow";

    public string System => "CDNOW";

    public IReadOnlyList<string> Hallmarks => ["number_of_cds", "dollar_value"];

    public string Description => "CDNOW master file and sample: customer, day, number of CDs and dollars, apart by white space";

    public IReadOnlyList<ColumnSpec> Columns { get; } =
    [
        ColumnSpec.Required(OrderFields.Customer, ColumnContent.Text, "customer_id"),
        ColumnSpec.Required(OrderFields.Date, ColumnContent.Date, "date"),
        ColumnSpec.Required(OrderFields.Quantity, ColumnContent.Number, "number_of_cds"),
        ColumnSpec.Required(OrderFields.Amount, ColumnContent.Number, "dollar_value"),
    ];

    public string DefaultCurrency => "USD";

    public string DefaultTimeZone => "America/New_York";

    public FormatMatch? Match(FileHead head, ColumnMap map)
    {
        var named = Rows.Columns.Bind(head.FirstRow, Columns, map);
        if (named.Missing.Count == 0) return new FormatMatch(named, HasHeader: true);
        return WithoutHeader(head) is { } columns ? new FormatMatch(columns, HasHeader: false) : null;
    }

    /// <summary>Most columns of the master file without one of them are that file, and no list of another program.</summary>
    public ImportMessage? Refuse(FileHead head)
    {
        var absent = Header.Where(name => !head.FirstRow.Contains(name, StringComparer.OrdinalIgnoreCase)).ToList();
        var isCut = absent is [_] && Hallmarks.Any(name => head.FirstRow.Contains(name, StringComparer.OrdinalIgnoreCase));
        return isCut ? new("export-incomplete", System, absent[0]) : null;
    }

    public ISalesMapper CreateMapper(FormatMatch match) => new CdnowMapper(match.Columns);

    private Columns? WithoutHeader(FileHead head)
    {
        if (head.Delimiter != Dialect.WhiteSpace) return null;
        var first = head.FirstRow.Count switch { MasterColumns => 1, SampleColumns => 2, _ => 0 };
        if (first == 0 || !head.Rows.Prepend(head.FirstRow).All(row => IsData(row, head.FirstRow.Count, first))) return null;
        return Rows.Columns.Fixed(Columns, (OrderFields.Customer, 0), (OrderFields.Date, first), (OrderFields.Quantity, first + 1), (OrderFields.Amount, first + 2));
    }

    private static bool IsData(IReadOnlyList<string> row, int columns, int date) =>
        row.Count == columns
        && row.Take(date + 1).All(cell => !cell.AsSpan().ContainsAnyExceptInRange('0', '9'))
        && row[date].Length == DigitsOfDate
        && row.Skip(date + 1).All(cell => NumberReader.TryRead(cell, DecimalMark.Point, out _));
}
