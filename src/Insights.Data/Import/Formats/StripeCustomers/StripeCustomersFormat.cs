using Insights.Data.Import.Formats.Stripe;
using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Formats.StripeCustomers;

/// <summary>Stripe's export of customers, with any choice of columns.</summary>
internal sealed class StripeCustomersFormat : ICustomerFormat
{
    public string Name => "stripe-customers";

    public string Description => "Stripe: Customers > Export: who the customers of the payments are";

    public string System => StripeFormat.Program;

    public IReadOnlyList<string> Hallmarks => StripeFormat.HallmarksOfExports;

    public IReadOnlyList<ColumnSpec> Columns { get; } =
    [
        ColumnSpec.Required(CustomerFields.Id, ColumnContent.Text, "id"),
        ColumnSpec.Required(CustomerFields.Email, ColumnContent.Text, "Email"),
        ColumnSpec.Optional(CustomerFields.FullName, ColumnContent.Text, "Name", "Business Name", "Individual Name"),
        ColumnSpec.Optional(CustomerFields.Phone, ColumnContent.Text, "Phone"),
        ColumnSpec.Required(CustomerFields.FirstContact, ColumnContent.Date, "Created (UTC)", "Created"),
        ColumnSpec.Optional(CustomerFields.City, ColumnContent.Text, "Address City", "Billing Address City", "Shipping Address City", "Card Address City"),
        ColumnSpec.Optional(CustomerFields.Region, ColumnContent.Text, "Address State", "Billing Address State", "Shipping Address State", "Card Address State"),
        ColumnSpec.Optional(CustomerFields.Country, ColumnContent.Text, "Address Country", "Billing Address Country", "Shipping Address Country", "Card Address Country"),
    ];

    public ICustomerMapper CreateMapper(FormatMatch match) => new StripeCustomersMapper(match.Columns);
}
