using Insights.Data.Customers;
using Insights.Data.Import.Formats.Stripe;
using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Formats.StripeCustomers;

/// <summary>One row is one customer, known as in the payments: by e-mail, and by Stripe's id where there is none.</summary>
internal sealed class StripeCustomersMapper(Columns columns) : ICustomerMapper
{
    private readonly int id = columns[StripeCustomersFormat.Id];
    private readonly int email = columns[StripeCustomersFormat.Email];
    private readonly int fullName = columns[StripeCustomersFormat.FullName];
    private readonly int phone = columns[StripeCustomersFormat.Phone];
    private readonly int firstContact = columns[StripeCustomersFormat.FirstContact];
    private readonly AddressCells address = new(
        columns[StripeCustomersFormat.City], columns[StripeCustomersFormat.Region], columns[StripeCustomersFormat.Country]);

    public void Map(RecordReader row, CustomerSink sink)
    {
        var customer = StripeCustomer.Of(row, email, id);
        if (customer.IsEmpty)
        {
            sink.Reject(row, id, new("customer-id-missing"));
            return;
        }
        if (!sink.TryReadOptionalDate(row, firstContact, out var knownSince)) return;
        sink.Add(row, customer, address.AddTo(
            new CustomerDetails
            {
                Name = CustomerCells.ReadText(row, fullName),
                Email = CustomerRef.FromEmail(row.Field(email)),
                Phone = CustomerCells.ReadText(row, phone),
                FirstContact = knownSince,
            }, row));
    }
}
