using Insights.Data.Import.Formats.Square;
using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Formats.SquareCustomers;

/// <summary>Square's export of the customer directory.</summary>
internal sealed class SquareCustomersFormat : ICustomerFormat
{
    internal const string Id = "id";
    internal const string FirstName = "first-name";
    internal const string LastName = "last-name";
    internal const string Company = "company";
    internal const string Email = "email";
    internal const string Phone = "phone";
    internal const string Birthday = "birthday";
    internal const string FirstContact = "first-contact";
    internal const string Consent = "consent";
    internal const string City = "city";
    internal const string Region = "region";
    internal const string Country = "country";

    public string Name => "square-customers";

    public string Description => "Square: Customers > Directory > Export: who the customers of the sales are";

    public string System => SquareFormat.Program;

    public IReadOnlyList<string> Hallmarks => SquareFormat.HallmarksOfExports;

    public IReadOnlyList<ColumnSpec> Columns { get; } =
    [
        ColumnSpec.Required(Id, ColumnContent.Text, "Square Customer ID"),
        ColumnSpec.Required(FirstName, ColumnContent.Text, "First Name"),
        ColumnSpec.Required(LastName, ColumnContent.Text, "Last Name", "Surname"),
        ColumnSpec.Optional(Company, ColumnContent.Text, "Company Name"),
        ColumnSpec.Required(Email, ColumnContent.Text, "Email Address"),
        ColumnSpec.Optional(Phone, ColumnContent.Text, "Phone Number"),
        ColumnSpec.Optional(Birthday, ColumnContent.Date, "Birthday"),
        ColumnSpec.Optional(FirstContact, ColumnContent.Date, "First Visit"),
        ColumnSpec.Optional(Consent, ColumnContent.Text, "Email Subscription Status"),
        ColumnSpec.Optional(City, ColumnContent.Text, "City"),
        ColumnSpec.Optional(Region, ColumnContent.Text, "State", "Province", "County"),
        ColumnSpec.Optional(Country, ColumnContent.Text, "Country"),
    ];

    public ICustomerMapper CreateMapper(FormatMatch match) => new SquareCustomersMapper(match.Columns);
}
