using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Formats.CustomerList;

/// <summary>
/// Customers of any other program: the id by which the sales name them, and whatever else there is. Columns are known by
/// common English and German names or named by the user.
/// </summary>
internal sealed class CustomerListFormat : ICustomerFormat
{
    public string Name => "customers";

    public string Description => "Any CSV with one customer per row: id, name, e-mail, phone, birthday, country, region, city, channel, consent, first contact, referred by";

    public IReadOnlyList<ColumnSpec> Columns { get; } =
    [
        ColumnSpec.Required(
            CustomerFields.Id, ColumnContent.Text, "customer id", "customer number", "customer no", "customer", "client id", "member id", "user id",
            "kundennummer", "kundennr", "kunden-id", "kunde", "id", "email", "e-mail", "e-mail address", "email address", "e-mail-adresse"),
        ColumnSpec.Optional(CustomerFields.FullName, ColumnContent.Text, "name", "full name", "customer name", "kundenname"),
        ColumnSpec.Optional(CustomerFields.FirstName, ColumnContent.Text, "first name", "given name", "vorname"),
        ColumnSpec.Optional(CustomerFields.LastName, ColumnContent.Text, "last name", "surname", "family name", "nachname", "familienname"),
        ColumnSpec.Optional(CustomerFields.Email, ColumnContent.Text, "email", "e-mail", "e-mail address", "email address", "customer email", "e-mail-adresse", "mail"),
        ColumnSpec.Optional(CustomerFields.Phone, ColumnContent.Text, "phone", "phone number", "telephone", "mobile", "telefon", "telefonnummer", "mobil", "handy"),
        ColumnSpec.Optional(CustomerFields.Birthday, ColumnContent.Date, "birthday", "date of birth", "birth date", "dob", "geburtstag", "geburtsdatum"),
        ColumnSpec.Optional(CustomerFields.Country, ColumnContent.Text, "country", "country code", "land"),
        ColumnSpec.Optional(CustomerFields.Region, ColumnContent.Text, "region", "state", "province", "county", "bundesland", "kanton"),
        ColumnSpec.Optional(CustomerFields.City, ColumnContent.Text, "city", "town", "ort", "stadt", "wohnort"),
        ColumnSpec.Optional(CustomerFields.Channel, ColumnContent.Text, "channel", "source", "acquisition channel", "kanal", "herkunft"),
        ColumnSpec.Optional(
            CustomerFields.Consent, ColumnContent.Text, "consent", "marketing consent", "accepts marketing", "opt-in", "newsletter", "einwilligung", "werbeeinwilligung"),
        ColumnSpec.Optional(
            CustomerFields.FirstContact, ColumnContent.Date, "first contact", "customer since", "created at", "created", "registered", "joined", "signup date", "erstkontakt", "kunde seit"),
        ColumnSpec.Optional(CustomerFields.ReferredBy, ColumnContent.Text, "referred by", "referrer", "referral", "recommended by", "geworben von", "empfohlen von", "empfehlung von"),
    ];

    public bool WritesDecimalPoints => false;

    public IReadOnlyList<string> IdCandidates { get; } =
    [
        "customer id", "customer number", "customer no", "kundennummer", "kundennr", "kunden-id", "client id", "member id", "user id", "customer", "kunde",
        "id", "reference id", "reference", "external id", "customer reference", "debitor", "debitorennummer", "kundenkonto", "mitgliedsnummer",
        "numéro client", "no client", "klantnummer", "número de cliente", "codice cliente",
        "email", "e-mail", "e-mail address", "email address", "customer email", "e-mail-adresse", "mail",
        "username", "user name", "login", "phone", "phone number", "mobile", "telefon", "telefonnummer", "mobil", "name", "full name", "customer name", "kundenname",
    ];

    /// <summary>The last to be tried: many files have an id and one more detail.</summary>
    public int Priority => 0;

    public FormatMatch? Match(FileHead head, ColumnMap map)
    {
        var columns = Rows.Columns.Bind(head.FirstRow, Columns, map);
        var hasDetail = Columns.Any(column => !column.IsRequired && columns.Has(column.Field));
        return columns.Missing.Count == 0 && hasDetail ? new FormatMatch(columns, HasHeader: true) : null;
    }

    public ICustomerMapper CreateMapper(FormatMatch match) => new CustomerListMapper(match.Columns);
}
