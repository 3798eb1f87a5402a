using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Formats.Magento;

/// <summary>The orders grid of Magento 2 and Adobe Commerce: one row for each order.</summary>
internal sealed class MagentoFormat : ISalesFormat
{
    public string Name => "magento";

    public string Description => "Magento 2 / Adobe Commerce: Sales > Orders > Export > CSV";

    public string System => "Magento";

    public IReadOnlyList<string> Hallmarks { get; } =
    [
        "Purchase Point", "Bill-to Name", "Ship-to Name", "Grand Total (Base)", "Grand Total (Purchased)", "Allocated sources",
        "Pickup Location Code", "Braintree Transaction Source",
    ];

    public IReadOnlyList<ColumnSpec> Columns { get; } =
    [
        ColumnSpec.Required(OrderFields.Order, ColumnContent.Text, "ID"),
        ColumnSpec.Required(OrderFields.Date, ColumnContent.Date, "Purchase Date"),
        ColumnSpec.Required(OrderFields.Amount, ColumnContent.Number, "Grand Total (Base)"),
        ColumnSpec.Required(OrderFields.Status, ColumnContent.Text, "Status"),
        ColumnSpec.Required(OrderFields.Customer, ColumnContent.Text, "Customer Email"),
        ColumnSpec.Optional(OrderFields.Refunded, ColumnContent.Number, "Total Refunded"),
        ColumnSpec.Optional(OrderFields.FullName, ColumnContent.Text, "Customer Name"),
        ColumnSpec.Optional(OrderFields.BillingName, ColumnContent.Text, "Bill-to Name"),
        ColumnSpec.Optional(OrderFields.ShippingName, ColumnContent.Text, "Ship-to Name"),
    ];

    /// <summary>The grid writes amounts as the administrator's language shows them.</summary>
    public bool WritesDecimalPoints => false;

    public ISalesMapper CreateMapper(FormatMatch match) => new MagentoMapper(match.Columns);
}
