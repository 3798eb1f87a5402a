using Insights.Data.Import.Messages;
using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Formats.Dsfinvk;

/// <summary>
/// The receipts (transactions.csv, "Bonkopf") of the export that every German till must offer: Digitale Schnittstelle der
/// Finanzverwaltung für Kassensysteme, taxonomy 2.0 to 2.4.
/// </summary>
internal sealed class DsfinvkFormat : ISalesFormat
{
    private const int MaxMissing = 1;
    private const int MinHallmarks = 2;

    public string Name => "dsfinv-k";

    public string Description => "German tills: transactions.csv of the DSFinV-K export";

    public string System => "DSFinV-K";

    public IReadOnlyList<string> Hallmarks { get; } =
        ["Z_KASSE_ID", "Z_ERSTELLUNG", "Z_NR", "BON_ID", "BON_NR", "BON_TYP", "BON_STORNO", "BON_START", "BON_ENDE", "UMS_BRUTTO", "BEDIENER_ID", "TERMINAL_ID", "KUNDE_TYP"];

    /// <summary>The tax records of German tills are in euros.</summary>
    public string DefaultCurrency => "EUR";

    /// <summary>Times are those of the till, which stands in Germany.</summary>
    public string DefaultTimeZone => "Europe/Berlin";

    public bool WritesDecimalPoints => false;

    /// <summary>A till that is set up anew begins its closings and its receipts again at 1.</summary>
    public OrderNumbers OrderNumbers => OrderNumbers.Day;

    public IReadOnlyList<ColumnSpec> Columns { get; } =
    [
        ColumnSpec.Required(OrderFields.Till, ColumnContent.Text, "Z_KASSE_ID"),
        ColumnSpec.Required(OrderFields.Closing, ColumnContent.Text, "Z_NR"),
        ColumnSpec.Required(OrderFields.Order, ColumnContent.Text, "BON_ID"),
        ColumnSpec.Required(OrderFields.Status, ColumnContent.Text, "BON_TYP"),
        ColumnSpec.Required(OrderFields.Date, ColumnContent.Date, "BON_START"),
        ColumnSpec.Required(OrderFields.Amount, ColumnContent.Number, "UMS_BRUTTO"),
        ColumnSpec.Required(OrderFields.Customer, ColumnContent.Text, "KUNDE_ID"),
        ColumnSpec.Optional(OrderFields.Cancelled, ColumnContent.Text, "BON_STORNO"),
        ColumnSpec.Optional(OrderFields.FullName, ColumnContent.Text, "KUNDE_NAME"),
        ColumnSpec.Optional(OrderFields.BillingCity, ColumnContent.Text, "KUNDE_ORT"),
        ColumnSpec.Optional(OrderFields.BillingCountry, ColumnContent.Text, "KUNDE_LAND"),
    ];

    /// <summary>The export consists of some twenty files, of which this one has the receipts.</summary>
    public ImportMessage? Refuse(FileHead head)
    {
        var missing = Rows.Columns.Bind(head.FirstRow, Columns, ColumnMap.Empty).Missing.Count;
        return missing > MaxMissing && this.CountHallmarks(head) >= MinHallmarks && !head.HasColumn("BON_TYP") ? new ImportMessage("dsfinvk-other-file") : null;
    }

    public ISalesMapper CreateMapper(FormatMatch match) => new DsfinvkMapper(match.Columns);
}
