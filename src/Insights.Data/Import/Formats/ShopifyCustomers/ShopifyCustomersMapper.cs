using Insights.Data.Customers;
using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Formats.ShopifyCustomers;

/// <summary>One row is one customer, known by e-mail as in the orders; countries and provinces are codes, as there.</summary>
internal sealed class ShopifyCustomersMapper(Columns columns) : ICustomerMapper
{
    private readonly int firstName = columns[ShopifyCustomersFormat.FirstName];
    private readonly int lastName = columns[ShopifyCustomersFormat.LastName];
    private readonly int email = columns[ShopifyCustomersFormat.Email];
    private readonly int consent = columns[ShopifyCustomersFormat.Consent];
    private readonly int phone = columns[ShopifyCustomersFormat.Phone];
    private readonly int addressPhone = columns[ShopifyCustomersFormat.AddressPhone];
    private readonly int city = columns[ShopifyCustomersFormat.City];
    private readonly int region = columns[ShopifyCustomersFormat.Region];
    private readonly int regionName = columns[ShopifyCustomersFormat.RegionName];
    private readonly int country = columns[ShopifyCustomersFormat.Country];
    private readonly int countryName = columns[ShopifyCustomersFormat.CountryName];

    public void Map(RecordReader row, CustomerSink sink)
    {
        if (CustomerRef.FromEmail(row.Field(email)) is not { } customer)
        {
            sink.Reject(row, email, new("email-missing"));
            return;
        }
        sink.Add(row, customer, new CustomerDetails
        {
            Name = CustomerCells.ReadName(row, firstName, lastName),
            Email = customer,
            Phone = CustomerCells.ReadText(row, phone, otherwise: addressPhone),
            City = CustomerCells.ReadText(row, city),
            Region = CustomerCells.ReadText(row, region, otherwise: regionName),
            Country = CustomerCells.ReadText(row, country, otherwise: countryName),
            Consent = CustomerCells.ReadYesNo(row, consent),
        });
    }
}
