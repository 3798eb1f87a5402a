using Insights.Data.Import.Formats.Shopify;
using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Formats.ShopifyCustomers;

/// <summary>The customers export of Shopify, with the older address columns and the newer "Default Address" ones.</summary>
internal sealed class ShopifyCustomersFormat : ICustomerFormat
{
    public string Name => "shopify-customers";

    public string Description => "Shopify customers export (Customers > Export): who the customers of the orders are";

    public string System => ShopifyFormat.SystemName;

    public IReadOnlyList<string> Hallmarks { get; } =
    [
        "Accepts Email Marketing", "Accepts SMS Marketing", "Total Spent", "Total Orders", "Tax Exempt", "Default Address Company", "Default Address Address1",
        "Default Address City", "Default Address Province Code", "Default Address Country Code", "Default Address Zip", "Default Address Phone",
    ];

    public IReadOnlyList<ColumnSpec> Columns { get; } =
    [
        ColumnSpec.Required(CustomerFields.FirstName, ColumnContent.Text, "First Name"),
        ColumnSpec.Required(CustomerFields.LastName, ColumnContent.Text, "Last Name"),
        ColumnSpec.Required(CustomerFields.Email, ColumnContent.Text, "Email"),
        ColumnSpec.Required(CustomerFields.Consent, ColumnContent.Text, "Accepts Email Marketing", "Accepts Marketing"),
        ColumnSpec.Optional(CustomerFields.Phone, ColumnContent.Text, "Phone"),
        ColumnSpec.Optional(CustomerFields.AddressPhone, ColumnContent.Text, "Default Address Phone"),
        ColumnSpec.Optional(CustomerFields.City, ColumnContent.Text, "Default Address City", "City"),
        ColumnSpec.Optional(CustomerFields.Region, ColumnContent.Text, "Default Address Province Code", "Province Code"),
        ColumnSpec.Optional(CustomerFields.RegionName, ColumnContent.Text, "Province"),
        ColumnSpec.Optional(CustomerFields.Country, ColumnContent.Text, "Default Address Country Code", "Country Code"),
        ColumnSpec.Optional(CustomerFields.CountryName, ColumnContent.Text, "Country"),
    ];

    public ICustomerMapper CreateMapper(FormatMatch match) => new EmailCustomersMapper(match.Columns, CustomerFields.Email);
}
