using Insights.Data.Import.Formats.WooCommerceAnalytics;
using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Formats.WooCommerceCustomers;

/// <summary>The customers of WooCommerce Analytics.</summary>
internal sealed class WooCommerceCustomersFormat : ICustomerFormat
{
    private const int MinHallmarks = 2;

    public string Name => "woocommerce-customers";

    public string Description => "WooCommerce > Analytics > Customers > Download: who the customers of the orders are";

    public string System => WooCommerceAnalyticsFormat.SystemName;

    public IReadOnlyList<string> Hallmarks { get; } =
    [
        "Last active", "Country / Region", "AOV", "AOV (EUR)", "AOV (USD)", "AOV (GBP)", "AOV (CHF)", "Total spend (EUR)", "Total spend (USD)", "Total spend (GBP)", "Total spend (CHF)",
        "Date registered", "Zuletzt aktiv", "Land / Region",
    ];

    public IReadOnlyList<ColumnSpec> Columns { get; } =
    [
        ColumnSpec.Required(CustomerFields.Id, ColumnContent.Text, "Email").In("de", "E-Mail", "E-Mail-Adresse"),
        ColumnSpec.Required(CustomerFields.FullName, ColumnContent.Text, "Name"),
        ColumnSpec.Optional(CustomerFields.FirstContact, ColumnContent.Date, "Sign up", "Date registered").In("de", "Registrierung", "Registrierungsdatum", "Anmelden", "Registrieren"),
        ColumnSpec.Optional(CustomerFields.City, ColumnContent.Text, "City").In("de", "Ort", "Stadt"),
        ColumnSpec.Optional(CustomerFields.Region, ColumnContent.Text, "Region"),
        ColumnSpec.Optional(CustomerFields.Country, ColumnContent.Text, "Country / Region").In("de", "Land / Region"),
    ];

    /// <summary>Name and e-mail are in many lists; the others make it this one.</summary>
    public FormatMatch? Match(FileHead head, ColumnMap map) =>
        this.CountHallmarks(head) >= MinHallmarks ? FormatMatch.Find(head, Columns, map) : null;

    public ICustomerMapper CreateMapper(FormatMatch match) => new EmailCustomersMapper(match.Columns, CustomerFields.Id);
}
