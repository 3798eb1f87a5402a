using Insights.Data.Customers;
using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Formats.WooCommerceCustomers;

/// <summary>One row is one customer, known by e-mail as in the orders.</summary>
internal sealed class WooCommerceCustomersMapper(Columns columns) : ICustomerMapper
{
    private readonly int id = columns[WooCommerceCustomersFormat.Id];
    private readonly int fullName = columns[WooCommerceCustomersFormat.FullName];
    private readonly int signUp = columns[WooCommerceCustomersFormat.SignUp];
    private readonly int city = columns[WooCommerceCustomersFormat.City];
    private readonly int region = columns[WooCommerceCustomersFormat.Region];
    private readonly int country = columns[WooCommerceCustomersFormat.Country];

    public void Map(RecordReader row, CustomerSink sink)
    {
        if (CustomerRef.FromEmail(row.Field(id)) is not { } customer)
        {
            sink.Reject(row, id, new("email-missing"));
            return;
        }
        if (!sink.TryReadOptionalDate(row, signUp, out var knownSince)) return;
        sink.Add(row, customer, new CustomerDetails
        {
            Name = CustomerCells.ReadText(row, fullName),
            Email = customer,
            FirstContact = knownSince,
            City = CustomerCells.ReadText(row, city),
            Region = CustomerCells.ReadText(row, region),
            Country = CustomerCells.ReadText(row, country),
        });
    }
}
