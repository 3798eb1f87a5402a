using Insights.Data.Import.Reading;

namespace Insights.Data.Import.Formats.Stripe;

/// <summary>Stripe's payments export with any choice of columns, and the charges export of earlier years.</summary>
internal sealed class StripeFormat : ISalesFormat
{
    internal const string Payment = "order";
    internal const string Created = "date";
    internal const string Amount = "amount";
    internal const string Refunded = "refunded";
    internal const string Currency = "currency";
    internal const string Status = "status";
    internal const string Captured = "captured";
    internal const string Mode = "mode";
    internal const string Customer = "customer";
    internal const string Email = "email";
    internal const string CustomerName = "customer-name";
    internal const string DisputeStatus = "dispute-status";
    internal const string DisputedAmount = "disputed-amount";

    private static readonly string[] BalanceHistoryColumns = ["Type", "Net", "Available On (UTC)"];

    public string Name => "stripe";

    public string Description => "Stripe: Transactions > Payments > Export, with the customer's columns";

    public IReadOnlyList<ColumnSpec> Columns { get; } =
    [
        ColumnSpec.Required(Payment, ColumnContent.Text, "id"),
        ColumnSpec.Required(Created, ColumnContent.Date, "Created date (UTC)", "Created (UTC)", "Created date", "Created"),
        ColumnSpec.Required(Amount, ColumnContent.Number, "Amount"),
        ColumnSpec.Required(Refunded, ColumnContent.Number, "Amount Refunded"),
        ColumnSpec.Optional(Currency, ColumnContent.Currency, "Currency"),
        ColumnSpec.Required(Status, ColumnContent.Text, "Status"),
        ColumnSpec.Optional(Captured, ColumnContent.Text, "Captured"),
        ColumnSpec.Optional(Mode, ColumnContent.Text, "Mode"),
        ColumnSpec.Optional(Customer, ColumnContent.Text, "Customer ID"),
        ColumnSpec.Optional(Email, ColumnContent.Text, "Customer Email"),
        ColumnSpec.Optional(CustomerName, ColumnContent.Text, "Customer Name"),
        ColumnSpec.Optional(DisputeStatus, ColumnContent.Text, "Dispute Status"),
        ColumnSpec.Optional(DisputedAmount, ColumnContent.Number, "Disputed Amount"),
    ];

    /// <summary>Accounts in some languages get a decimal comma.</summary>
    public bool WritesDecimalPoints => false;

    public ISalesMapper CreateMapper(FormatMatch match) => new StripeMapper(match.Columns);

    public ImportMessage? Refuse(FileHead head) =>
        BalanceHistoryColumns.All(column => head.FirstRow.Contains(column, StringComparer.OrdinalIgnoreCase))
            ? new ImportMessage("stripe-balance")
            : null;
}
