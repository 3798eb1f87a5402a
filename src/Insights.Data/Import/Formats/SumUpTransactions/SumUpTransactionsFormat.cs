using Insights.Data.Import.Formats.SumUp;
using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Formats.SumUpTransactions;

/// <summary>SumUp's transactions report in English and German: one row for each payment, refund or payout.</summary>
internal sealed class SumUpTransactionsFormat : ISalesFormat
{
    internal const string Tip = "tip";
    internal const string Fee = "fee";

    public string Name => "sumup-transactions";

    public string Description => "SumUp: Reports > Transactions (Berichte > Transaktionen) as CSV (names no customers: for the shop's totals only)";

    public string System => SumUpExports.System;

    public string Source => SumUpExports.Source;

    public IReadOnlyList<string> Hallmarks => SumUpExports.Hallmarks;

    public IReadOnlyList<ColumnSpec> Columns { get; } =
    [
        ColumnSpec.Required(OrderFields.Order, ColumnContent.Text, "Transaction ID").In("de", "Transaktions-ID"),
        ColumnSpec.Required(OrderFields.Date, ColumnContent.Date, "Date").In("de", "Datum"),
        ColumnSpec.Required(OrderFields.Type, ColumnContent.Text, "Transaction type").In("de", "Transaktionsart"),
        ColumnSpec.Required(OrderFields.Status, ColumnContent.Text, "Status"),
        ColumnSpec.Required(OrderFields.Amount, ColumnContent.Number, "Total", "Amount incl. VAT").In("de", "Betrag inkl. MwSt."),
        ColumnSpec.Optional(Tip, ColumnContent.Number, "Tip amount", "Tip").In("de", "Trinkgeldbetrag"),
        ColumnSpec.Required(Fee, ColumnContent.Number, "Fee").In("de", "Gebühr"),
        ColumnSpec.Optional(OrderFields.Currency, ColumnContent.Currency, "Currency").In("de", "Währung"),
    ];

    /// <inheritdoc cref="SumUpFormat.WritesDecimalPoints"/>
    public bool WritesDecimalPoints => false;

    public ISalesMapper CreateMapper(FormatMatch match) => new SumUpTransactionsMapper(match.Columns);
}
