using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Formats.SumUp;

/// <summary>SumUp's sales report in English and German: one row for each article of a sale.</summary>
internal sealed class SumUpFormat : ISalesFormat
{
    internal const string Account = "account";

    public string Name => "sumup";

    public string Description => "SumUp: Reports > Sales report (Berichte > Umsatzbericht) as CSV (names no customers: for the shop's totals only)";

    public string System => SumUpExports.System;

    public string Source => SumUpExports.Source;

    public IReadOnlyList<string> Hallmarks => SumUpExports.Hallmarks;

    public IReadOnlyList<ColumnSpec> Columns { get; } =
    [
        ColumnSpec.Required(OrderFields.Order, ColumnContent.Text, "Transaction ID", "Transaction number").In("de", "Transaktionsnummer", "Transaktions-ID"),
        ColumnSpec.Required(OrderFields.Date, ColumnContent.Date, "Date").In("de", "Datum"),
        ColumnSpec.Optional(OrderFields.Time, ColumnContent.Text, "Time").In("de", "Uhrzeit", "Zeit"),
        ColumnSpec.Required(OrderFields.Type, ColumnContent.Text, "Type").In("de", "Typ"),
        ColumnSpec.Required(OrderFields.Quantity, ColumnContent.Number, "Quantity").In("de", "Menge"),
        ColumnSpec.Required(OrderFields.ProductName, ColumnContent.Text, "Description").In("de", "Beschreibung"),
        // The account of whoever sold; no other program has it beside these columns.
        ColumnSpec.Required(Account, ColumnContent.Text, "Account").In("de", "Konto"),
        ColumnSpec.Optional(OrderFields.Product, ColumnContent.Text, "Sku"),
        ColumnSpec.Optional(OrderFields.Category, ColumnContent.Text, "Category").In("de", "Kategorie"),
        ColumnSpec.Optional(OrderFields.Currency, ColumnContent.Currency, "Currency").In("de", "Währung"),
        ColumnSpec.Required(OrderFields.Amount, ColumnContent.Number, "Price (Gross)").In("de", "Preis (brutto)"),
    ];

    /// <summary>Reports in some languages have a decimal comma.</summary>
    public bool WritesDecimalPoints => false;

    public ISalesMapper CreateMapper(FormatMatch match) => new SumUpMapper(match.Columns);
}
