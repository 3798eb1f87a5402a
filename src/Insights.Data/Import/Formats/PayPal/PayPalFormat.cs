using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Formats.PayPal;

/// <summary>PayPal's download of activities, in six languages, with any choice of columns.</summary>
internal sealed class PayPalFormat : ISalesFormat
{
    public string Name => "paypal";

    public string Description => "PayPal: Activity > Download (Aktivitäten > Herunterladen), with type, status, e-mail addresses and transaction ids";

    public string System => PayPalExports.System;

    public string Source => PayPalExports.Source;

    public IReadOnlyList<string> Hallmarks => PayPalExports.Hallmarks;

    public IReadOnlyList<ColumnSpec> Columns { get; } =
    [
        ColumnSpec.Required(OrderFields.Type, ColumnContent.Text, "Type").In("de", "Typ").In("es", "Tipo").In("it", "Tipo"),
        ColumnSpec.Required(OrderFields.Status, ColumnContent.Text, "Status").In("fr", "État", "Statut").In("es", "Estado").In("it", "Stato"),
        .. PayPalExports.Columns,
    ];

    /// <summary>Accounts in some languages get a decimal comma.</summary>
    public bool WritesDecimalPoints => false;

    public FormatMatch? Match(FileHead head, ColumnMap map) => PayPalExports.Match(head, Columns, map);

    public ISalesMapper CreateMapper(FormatMatch match) => new PayPalMapper(match.Columns);
}
