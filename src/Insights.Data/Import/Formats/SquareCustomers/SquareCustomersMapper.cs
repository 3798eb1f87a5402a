using Insights.Data.Customers;
using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Formats.SquareCustomers;

/// <summary>One row is one customer, known by the id that the sales have.</summary>
internal sealed class SquareCustomersMapper(Columns columns) : ICustomerMapper
{
    private readonly int id = columns[SquareCustomersFormat.Id];
    private readonly int firstName = columns[SquareCustomersFormat.FirstName];
    private readonly int lastName = columns[SquareCustomersFormat.LastName];
    private readonly int company = columns[SquareCustomersFormat.Company];
    private readonly int email = columns[SquareCustomersFormat.Email];
    private readonly int phone = columns[SquareCustomersFormat.Phone];
    private readonly int birthday = columns[SquareCustomersFormat.Birthday];
    private readonly int firstContact = columns[SquareCustomersFormat.FirstContact];
    private readonly int consent = columns[SquareCustomersFormat.Consent];
    private readonly AddressCells address = new(
        columns[SquareCustomersFormat.City], columns[SquareCustomersFormat.Region], columns[SquareCustomersFormat.Country]);

    public void Map(RecordReader row, CustomerSink sink)
    {
        if (row.Field(id).IsEmpty)
        {
            sink.Reject(row, id, new("customer-id-missing"));
            return;
        }
        if (!sink.TryReadOptionalDate(row, birthday, out var bornOn)) return;
        if (!sink.TryReadOptionalDate(row, firstContact, out var knownSince)) return;
        sink.Add(row, row.Field(id), address.AddTo(
            new CustomerDetails
            {
                Name = CustomerCells.ReadName(row, firstName, lastName) ?? CustomerCells.ReadText(row, company),
                Email = CustomerRef.FromEmail(row.Field(email)),
                Phone = CustomerCells.ReadText(row, phone),
                Birthday = bornOn,
                FirstContact = knownSince,
                // Subscribed and unsubscribed; "unknown" says neither.
                Consent = CustomerCells.ReadYesNo(row, consent),
            }, row));
    }
}
