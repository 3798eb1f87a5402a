using Insights.Data.Customers;
using Insights.Data.Import.Reading;

namespace Insights.Data.Import.Rows;

/// <summary>Maps exports with a row for each customer. What a program does in a way of its own is overridden.</summary>
/// <param name="columns">The columns, by the names of <see cref="CustomerFields"/>.</param>
/// <param name="key">The column of the customer's own id.</param>
/// <param name="codeWithoutKey">The message for rows without an id.</param>
internal class CustomerRowsMapper(Columns columns, string key = CustomerFields.Id, string codeWithoutKey = "customer-id-missing") : ICustomerMapper
{
    private readonly int id = columns[key];
    private readonly int fullName = columns[CustomerFields.FullName];
    private readonly int firstName = columns[CustomerFields.FirstName];
    private readonly int lastName = columns[CustomerFields.LastName];
    private readonly int company = columns[CustomerFields.Company];
    private readonly int email = columns[CustomerFields.Email];
    private readonly int phone = columns[CustomerFields.Phone];
    private readonly int addressPhone = columns[CustomerFields.AddressPhone];
    private readonly int birthday = columns[CustomerFields.Birthday];
    private readonly int channel = columns[CustomerFields.Channel];
    private readonly int consent = columns[CustomerFields.Consent];
    private readonly int firstContact = columns[CustomerFields.FirstContact];
    private readonly int referredBy = columns[CustomerFields.ReferredBy];
    private readonly int city = columns[CustomerFields.City];
    private readonly int region = columns[CustomerFields.Region];
    private readonly int regionName = columns[CustomerFields.RegionName];
    private readonly int country = columns[CustomerFields.Country];
    private readonly int countryName = columns[CustomerFields.CountryName];

    public void Map(RecordReader row, CustomerSink sink)
    {
        var customer = IdOf(row);
        if (customer.IsEmpty)
        {
            sink.Reject(row, id, new(codeWithoutKey));
            return;
        }
        if (!sink.TryReadOptionalDate(row, birthday, out var bornOn)) return;
        if (!sink.TryReadOptionalDate(row, firstContact, out var knownSince)) return;
        if (!TryReadConsent(row, sink, consent, out var agrees)) return;
        var referrer = CustomerRef.FromAny(row.Field(referredBy));
        sink.Add(row, customer, new CustomerDetails
        {
            Name = CustomerCells.ReadText(row, fullName) ?? CustomerCells.ReadName(row, firstName, lastName) ?? CustomerCells.ReadText(row, company),
            Email = EmailOf(row),
            Phone = CustomerCells.ReadText(row, phone, otherwise: addressPhone),
            Birthday = bornOn,
            City = CustomerCells.ReadText(row, city),
            Region = CustomerCells.ReadText(row, region, otherwise: regionName),
            Country = CustomerCells.ReadText(row, country, otherwise: countryName),
            Channel = CustomerCells.ReadText(row, channel),
            Consent = agrees,
            FirstContact = knownSince,
            ReferredBy = referrer.IsEmpty || Nobodies.IsNobody(referrer) ? null : referrer.ToString(),
        });
    }

    /// <summary>The customer's own id; empty where the row has none.</summary>
    protected virtual ReadOnlySpan<char> IdOf(RecordReader row) => row.Field(id);

    protected virtual string? EmailOf(RecordReader row) => CustomerRef.FromEmail(row.Field(email));

    /// <summary>Reads whether the customer agreed to be written to; null where the cell states neither. Rejects the row where it must say one.</summary>
    protected virtual bool TryReadConsent(RecordReader row, CustomerSink sink, int column, out bool? agrees)
    {
        agrees = CustomerCells.ReadYesNo(row, column);
        return true;
    }
}
