using Insights.Data.Customers;
using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Formats.CustomerList;

/// <summary>One row is one customer.</summary>
internal sealed class CustomerListMapper(Columns columns) : ICustomerMapper
{
    private readonly int id = columns[CustomerListFormat.Id];
    private readonly int fullName = columns[CustomerListFormat.FullName];
    private readonly int firstName = columns[CustomerListFormat.FirstName];
    private readonly int lastName = columns[CustomerListFormat.LastName];
    private readonly int email = columns[CustomerListFormat.Email];
    private readonly int phone = columns[CustomerListFormat.Phone];
    private readonly int birthday = columns[CustomerListFormat.Birthday];
    private readonly int country = columns[CustomerListFormat.Country];
    private readonly int region = columns[CustomerListFormat.Region];
    private readonly int city = columns[CustomerListFormat.City];
    private readonly int channel = columns[CustomerListFormat.Channel];
    private readonly int consent = columns[CustomerListFormat.Consent];
    private readonly int firstContact = columns[CustomerListFormat.FirstContact];
    private readonly int referredBy = columns[CustomerListFormat.ReferredBy];

    public void Map(RecordReader row, CustomerSink sink)
    {
        var externalId = row.Field(id);
        if (externalId.IsEmpty)
        {
            sink.Reject(row, id, new("customer-id-missing"));
            return;
        }
        if (!sink.TryReadOptionalDate(row, birthday, out var bornOn)) return;
        if (!sink.TryReadOptionalDate(row, firstContact, out var knownSince)) return;
        var agrees = CustomerCells.ReadYesNo(row, consent);
        if (agrees is null && !row.Field(consent).IsEmpty && !CustomerCells.IsUndecided(row, consent))
        {
            sink.Reject(row, consent, new("neither-yes-nor-no"));
            return;
        }
        var referrer = CustomerRef.FromAny(row.Field(referredBy));
        sink.Add(row, externalId, new CustomerDetails
        {
            Name = CustomerCells.ReadText(row, fullName) ?? CustomerCells.ReadName(row, firstName, lastName),
            Email = CustomerRef.FromEmail(row.Field(email)),
            Phone = CustomerCells.ReadText(row, phone),
            Birthday = bornOn,
            Country = CustomerCells.ReadText(row, country),
            Region = CustomerCells.ReadText(row, region),
            City = CustomerCells.ReadText(row, city),
            Channel = CustomerCells.ReadText(row, channel),
            Consent = agrees,
            FirstContact = knownSince,
            ReferredBy = referrer.IsEmpty || Nobodies.IsNobody(referrer) ? null : referrer.ToString(),
        });
    }
}
