using Insights.Data.Import.Formats.Square;
using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Formats.SquareCustomers;

/// <summary>Square's export of the customer directory.</summary>
internal sealed class SquareCustomersFormat : ICustomerFormat
{
    public string Name => "square-customers";

    public string Description => "Square: Customers > Directory > Export: who the customers of the sales are";

    public string System => SquareFormat.Program;

    public IReadOnlyList<string> Hallmarks => SquareFormat.HallmarksOfExports;

    public IReadOnlyList<ColumnSpec> Columns { get; } =
    [
        ColumnSpec.Required(CustomerFields.Id, ColumnContent.Text, "Square Customer ID"),
        ColumnSpec.Required(CustomerFields.FirstName, ColumnContent.Text, "First Name"),
        ColumnSpec.Required(CustomerFields.LastName, ColumnContent.Text, "Last Name", "Surname"),
        ColumnSpec.Optional(CustomerFields.Company, ColumnContent.Text, "Company Name"),
        ColumnSpec.Required(CustomerFields.Email, ColumnContent.Text, "Email Address"),
        ColumnSpec.Optional(CustomerFields.Phone, ColumnContent.Text, "Phone Number"),
        ColumnSpec.Optional(CustomerFields.Birthday, ColumnContent.Date, "Birthday"),
        ColumnSpec.Optional(CustomerFields.FirstContact, ColumnContent.Date, "First Visit"),
        ColumnSpec.Optional(CustomerFields.Consent, ColumnContent.Text, "Email Subscription Status"),
        ColumnSpec.Optional(CustomerFields.City, ColumnContent.Text, "City"),
        ColumnSpec.Optional(CustomerFields.Region, ColumnContent.Text, "State", "Province", "County"),
        ColumnSpec.Optional(CustomerFields.Country, ColumnContent.Text, "Country"),
    ];

    public ICustomerMapper CreateMapper(FormatMatch match) => new CustomerRowsMapper(match.Columns);
}
