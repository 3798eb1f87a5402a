using Insights.Data.Import.Formats.SumUp;
using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Formats.SumUpTransactions;

/// <summary>SumUp's transactions report in English and German: one row for each payment, refund or payout.</summary>
internal sealed class SumUpTransactionsFormat : ISalesFormat
{
    internal const string Transaction = "order";
    internal const string Date = "date";
    internal const string Type = "type";
    internal const string Status = "status";
    internal const string Total = "amount";
    internal const string Tip = "tip";
    internal const string Fee = "fee";
    internal const string Currency = "currency";

    public string Name => "sumup-transactions";

    public string Description => "SumUp: Reports > Transactions (Berichte > Transaktionen) as CSV (names no customers: for the shop's totals only)";

    public string System => SumUpExports.System;

    public string Source => SumUpExports.Source;

    public IReadOnlyList<string> Hallmarks => SumUpExports.Hallmarks;

    public IReadOnlyList<ColumnSpec> Columns { get; } =
    [
        ColumnSpec.Required(Transaction, ColumnContent.Text, "Transaction ID").In("de", "Transaktions-ID"),
        ColumnSpec.Required(Date, ColumnContent.Date, "Date").In("de", "Datum"),
        ColumnSpec.Required(Type, ColumnContent.Text, "Transaction type").In("de", "Transaktionsart"),
        ColumnSpec.Required(Status, ColumnContent.Text, "Status"),
        ColumnSpec.Required(Total, ColumnContent.Number, "Total", "Amount incl. VAT").In("de", "Betrag inkl. MwSt."),
        ColumnSpec.Optional(Tip, ColumnContent.Number, "Tip amount", "Tip").In("de", "Trinkgeldbetrag"),
        ColumnSpec.Required(Fee, ColumnContent.Number, "Fee").In("de", "Gebühr"),
        ColumnSpec.Optional(Currency, ColumnContent.Currency, "Currency").In("de", "Währung"),
    ];

    /// <inheritdoc cref="SumUpFormat.WritesDecimalPoints"/>
    public bool WritesDecimalPoints => false;

    public ISalesMapper CreateMapper(FormatMatch match) => new SumUpTransactionsMapper(match.Columns);
}
