using Insights.Data.Import.Formats.Stripe;
using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Formats.StripeCustomers;

/// <summary>Stripe's export of customers, with any choice of columns.</summary>
internal sealed class StripeCustomersFormat : ICustomerFormat
{
    internal const string Id = "id";
    internal const string Email = "email";
    internal const string FullName = "name";
    internal const string Phone = "phone";
    internal const string FirstContact = "first-contact";
    internal const string City = "city";
    internal const string Region = "region";
    internal const string Country = "country";

    public string Name => "stripe-customers";

    public string Description => "Stripe: Customers > Export: who the customers of the payments are";

    public string System => StripeFormat.Program;

    public IReadOnlyList<string> Hallmarks => StripeFormat.HallmarksOfExports;

    public IReadOnlyList<ColumnSpec> Columns { get; } =
    [
        ColumnSpec.Required(Id, ColumnContent.Text, "id"),
        ColumnSpec.Required(Email, ColumnContent.Text, "Email"),
        ColumnSpec.Optional(FullName, ColumnContent.Text, "Name", "Business Name", "Individual Name"),
        ColumnSpec.Optional(Phone, ColumnContent.Text, "Phone"),
        ColumnSpec.Required(FirstContact, ColumnContent.Date, "Created (UTC)", "Created"),
        ColumnSpec.Optional(City, ColumnContent.Text, "Address City", "Billing Address City", "Shipping Address City", "Card Address City"),
        ColumnSpec.Optional(Region, ColumnContent.Text, "Address State", "Billing Address State", "Shipping Address State", "Card Address State"),
        ColumnSpec.Optional(Country, ColumnContent.Text, "Address Country", "Billing Address Country", "Shipping Address Country", "Card Address Country"),
    ];

    public ICustomerMapper CreateMapper(FormatMatch match) => new StripeCustomersMapper(match.Columns);
}
