using Insights.Data.Import.Messages;
using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Formats.Stripe;

/// <summary>Stripe's payments export with any choice of columns, and the charges export of earlier years.</summary>
internal sealed class StripeFormat : ISalesFormat
{
    internal const string Program = "Stripe";
    internal const string ConvertedAmount = "converted-amount";
    internal const string ConvertedRefunded = "converted-refunded";
    internal const string ConvertedCurrency = "converted-currency";
    internal const string Captured = "captured";
    internal const string Mode = "mode";
    internal const string DisputeStatus = "dispute-status";
    internal const string DisputedAmount = "disputed-amount";

    private static readonly string[] BalanceHistoryColumns = ["Type", "Net", "Available On (UTC)"];

    /// <summary>Columns that no other program writes, of payments, charges, the balance and customers.</summary>
    internal static IReadOnlyList<string> HallmarksOfExports { get; } =
    [
        "Created date (UTC)", "Created (UTC)", "Amount Refunded", "Captured", "Converted Amount", "Converted Amount Refunded", "Converted Currency", "Seller Message",
        "Statement Descriptor", "Is Link", "Taxes On Fee", "Payment Source Type", "Card Fingerprint", "Card Issue Country", "Card Tokenization Method", "Disputed Amount",
        "Dispute Evidence Due (UTC)", "Dispute Date (UTC)", "Interchange Costs", "Merchant Service Charge", "Transfer Group", "Customer Facing Amount",
        "Customer Facing Currency", "Available On (UTC)", "Delinquent", "Refunded Volume", "Dispute Losses",
    ];

    public string Name => "stripe";

    public string Description => "Stripe: Transactions > Payments > Export, with the customer's columns";

    public string System => Program;

    public IReadOnlyList<string> Hallmarks => HallmarksOfExports;

    public IReadOnlyList<ColumnSpec> Columns { get; } =
    [
        ColumnSpec.Required(OrderFields.Order, ColumnContent.Text, "id"),
        ColumnSpec.Required(OrderFields.Date, ColumnContent.Date, "Created date (UTC)", "Created (UTC)", "Created date", "Created"),
        ColumnSpec.Required(OrderFields.Amount, ColumnContent.Number, "Amount"),
        ColumnSpec.Required(OrderFields.Refunded, ColumnContent.Number, "Amount Refunded"),
        ColumnSpec.Optional(OrderFields.Currency, ColumnContent.Currency, "Currency"),
        ColumnSpec.Optional(ConvertedAmount, ColumnContent.Number, "Converted Amount"),
        ColumnSpec.Optional(ConvertedRefunded, ColumnContent.Number, "Converted Amount Refunded"),
        ColumnSpec.Optional(ConvertedCurrency, ColumnContent.Text, "Converted Currency"),
        ColumnSpec.Required(OrderFields.Status, ColumnContent.Text, "Status"),
        ColumnSpec.Optional(Captured, ColumnContent.Text, "Captured"),
        ColumnSpec.Optional(Mode, ColumnContent.Text, "Mode"),
        ColumnSpec.Optional(OrderFields.Customer, ColumnContent.Text, "Customer ID"),
        ColumnSpec.Optional(CustomerFields.Email, ColumnContent.Text, "Customer Email"),
        ColumnSpec.Optional(OrderFields.CustomerName, ColumnContent.Text, "Customer Name"),
        ColumnSpec.Optional(DisputeStatus, ColumnContent.Text, "Dispute Status"),
        ColumnSpec.Optional(DisputedAmount, ColumnContent.Number, "Disputed Amount"),
    ];

    /// <summary>Accounts in some languages get a decimal comma.</summary>
    public bool WritesDecimalPoints => false;

    public FormatMatch? Match(FileHead head, ColumnMap map)
    {
        if (FormatMatch.Find(head, Columns, map) is not { } match) return null;
        // Stripe converts into the currency of the account; a payment in another one may come first.
        var stated = match.ValuesOf(head, ConvertedCurrency);
        return stated.Count == 1 && Shops.Currency.TryParse(stated[0], out var code) ? match with { Currency = code } : match;
    }

    public ISalesMapper CreateMapper(FormatMatch match) => new StripeMapper(match.Columns);

    public ImportMessage? Refuse(FileHead head) =>
        BalanceHistoryColumns.All(column => head.FirstRow.Contains(column, StringComparer.OrdinalIgnoreCase))
            ? new ImportMessage("stripe-balance")
            : null;
}
