using Insights.Data.Import.Formats.Shopify;
using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Formats.ShopifyCustomers;

/// <summary>The customers export of Shopify, with the older address columns and the newer "Default Address" ones.</summary>
internal sealed class ShopifyCustomersFormat : ICustomerFormat
{
    internal const string FirstName = "first-name";
    internal const string LastName = "last-name";
    internal const string Email = "email";
    internal const string Consent = "consent";
    internal const string Phone = "phone";
    internal const string AddressPhone = "address-phone";
    internal const string City = "city";
    internal const string Region = "region";
    internal const string RegionName = "region-name";
    internal const string Country = "country";
    internal const string CountryName = "country-name";

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
        ColumnSpec.Required(FirstName, ColumnContent.Text, "First Name"),
        ColumnSpec.Required(LastName, ColumnContent.Text, "Last Name"),
        ColumnSpec.Required(Email, ColumnContent.Text, "Email"),
        ColumnSpec.Required(Consent, ColumnContent.Text, "Accepts Email Marketing", "Accepts Marketing"),
        ColumnSpec.Optional(Phone, ColumnContent.Text, "Phone"),
        ColumnSpec.Optional(AddressPhone, ColumnContent.Text, "Default Address Phone"),
        ColumnSpec.Optional(City, ColumnContent.Text, "Default Address City", "City"),
        ColumnSpec.Optional(Region, ColumnContent.Text, "Default Address Province Code", "Province Code"),
        ColumnSpec.Optional(RegionName, ColumnContent.Text, "Province"),
        ColumnSpec.Optional(Country, ColumnContent.Text, "Default Address Country Code", "Country Code"),
        ColumnSpec.Optional(CountryName, ColumnContent.Text, "Country"),
    ];

    public ICustomerMapper CreateMapper(FormatMatch match) => new ShopifyCustomersMapper(match.Columns);
}
