using Insights.Data.Import.Reading;

namespace Insights.Data.Import.Formats.PayPal;

/// <summary>What PayPal's reports of the same transactions have in common, in English and German.</summary>
internal static class PayPalExports
{
    internal const string System = "PayPal";
    internal const string Source = "paypal";

    internal const string Date = "date";
    internal const string Time = "time";
    internal const string TimeZone = "time-zone";
    internal const string Type = "type";
    internal const string EventCode = "event-code";
    internal const string Status = "status";
    internal const string BalanceImpact = "balance-impact";
    internal const string Currency = "currency";
    internal const string Gross = "amount";
    internal const string Customer = "customer";
    internal const string Recipient = "recipient";
    internal const string CustomerName = "customer-name";
    internal const string Transaction = "order";
    internal const string Reference = "reference";
    internal const string ItemTitle = "product-name";
    internal const string ItemId = "product";
    internal const string Quantity = "quantity";
    internal const string Phone = "phone";
    internal const string City = "city";
    internal const string Region = "region";
    internal const string Country = "country";

    internal static IReadOnlyList<string> Hallmarks { get; } =
    [
        "From Email Address", "To Email Address", "Balance Impact", "Reference Txn ID", "Counterparty Status", "TimeZone", "Custom Number", "Insurance Amount",
        "Shipping and Handling Amount", "Transaction Event Code", "Payment Tracking ID", "Absender E-Mail-Adresse", "Empfänger E-Mail-Adresse", "Transaktionscode",
        "Zugehöriger Transaktionscode", "Auswirkung auf Guthaben", "Status Gegenpartei", "Versand- und Bearbeitungsgebühr", "Versicherungsbetrag", "Zollnummer",
        "Empfangsnummer", "Transaktionsereigniscode", "Zahlungsverfolgungs-ID",
    ];

    /// <summary>The columns beside type and status, of which one or both are in each report.</summary>
    internal static IReadOnlyList<ColumnSpec> Columns { get; } =
    [
        ColumnSpec.Required(Date, ColumnContent.Date, "Date").In("de", "Datum"),
        ColumnSpec.Optional(Time, ColumnContent.Text, "Time").In("de", "Uhrzeit"),
        ColumnSpec.Optional(TimeZone, ColumnContent.Text, "TimeZone", "Time Zone").In("de", "Zeitzone"),
        ColumnSpec.Optional(EventCode, ColumnContent.Text, "Transaction Event Code").In("de", "Transaktionsereigniscode"),
        ColumnSpec.Optional(BalanceImpact, ColumnContent.Text, "Balance Impact").In("de", "Auswirkung auf Guthaben"),
        // Text, and no statement of the shop's currency: a payment in another one may come first.
        ColumnSpec.Required(Currency, ColumnContent.Text, "Currency").In("de", "Währung"),
        ColumnSpec.Required(Gross, ColumnContent.Number, "Gross").In("de", "Brutto"),
        ColumnSpec.Required(Customer, ColumnContent.Text, "From Email Address").In("de", "Absender E-Mail-Adresse"),
        ColumnSpec.Optional(Recipient, ColumnContent.Text, "To Email Address").In("de", "Empfänger E-Mail-Adresse"),
        ColumnSpec.Optional(CustomerName, ColumnContent.Text, "Name"),
        ColumnSpec.Required(Transaction, ColumnContent.Text, "Transaction ID").In("de", "Transaktionscode"),
        ColumnSpec.Optional(Reference, ColumnContent.Text, "Reference Txn ID").In("de", "Zugehöriger Transaktionscode"),
        ColumnSpec.Optional(ItemTitle, ColumnContent.Text, "Item Title").In("de", "Artikelbezeichnung"),
        ColumnSpec.Optional(ItemId, ColumnContent.Text, "Item ID").In("de", "Artikelnummer"),
        ColumnSpec.Optional(Quantity, ColumnContent.Number, "Quantity").In("de", "Anzahl"),
        ColumnSpec.Optional(Phone, ColumnContent.Text, "Contact Phone Number").In("de", "Telefon"),
        ColumnSpec.Optional(City, ColumnContent.Text, "Town/City").In("de", "Ort"),
        ColumnSpec.Optional(Region, ColumnContent.Text, "State/Province/Region/County/Territory/Prefecture/Republic").In("de", "Bundesland"),
        ColumnSpec.Optional(Country, ColumnContent.Text, "Country").In("de", "Land"),
    ];

    internal static FormatMatch? Match(FileHead head, IReadOnlyList<ColumnSpec> specs, ColumnMap map)
    {
        if (FormatMatch.Find(head, specs, map) is not { } match) return null;
        var zones = match.ValuesOf(head, TimeZone);
        return match with
        {
            Currency = CurrencyOf(head, match),
            TimeZone = zones.Count == 1 && zones[0].Contains('/', StringComparison.Ordinal) ? ZoneNames.Find(zones[0])?.Id : null,
        };
    }

    /// <summary>The only currency of the first rows, or the one into which PayPal converts the others; null where they do not tell.</summary>
    private static string? CurrencyOf(FileHead head, FormatMatch match)
    {
        var stated = match.ValuesOf(head, Currency);
        if (stated.Count > 1)
        {
            int currency = match.Columns[Currency], type = match.Columns[Type], gross = match.Columns[Gross];
            stated = [.. head.Rows
                .Where(row => row.Count > Math.Max(currency, Math.Max(type, gross)))
                .Where(row => PayPalTypes.Find(row[type]) == PayPalKind.Conversion && !row[gross].StartsWith('-'))
                .Select(row => row[currency]).Distinct(StringComparer.OrdinalIgnoreCase)];
        }
        return stated.Count == 1 && Shops.Currency.TryParse(stated[0], out var code) ? code : null;
    }
}
