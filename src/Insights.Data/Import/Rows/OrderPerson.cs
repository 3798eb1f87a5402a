using Insights.Data.Customers;
using Insights.Data.Import.Reading;

namespace Insights.Data.Import.Rows;

/// <summary>What the columns of an order say about who bought. The billing address counts; the shipping address only where there is none.</summary>
/// <param name="columns">The columns, by the names of <see cref="OrderFields"/>.</param>
internal sealed class OrderPerson(Columns columns)
{
    private readonly int fullName = columns[OrderFields.FullName];
    private readonly int phone = columns[OrderFields.Phone];
    private readonly int billingName = columns[OrderFields.BillingName];
    private readonly int billingFirstName = columns[OrderFields.BillingFirstName];
    private readonly int billingLastName = columns[OrderFields.BillingLastName];
    private readonly int billingPhone = columns[OrderFields.BillingPhone];
    private readonly int shippingName = columns[OrderFields.ShippingName];
    private readonly int shippingFirstName = columns[OrderFields.ShippingFirstName];
    private readonly int shippingLastName = columns[OrderFields.ShippingLastName];
    private readonly int shippingPhone = columns[OrderFields.ShippingPhone];
    private readonly AddressCells billing = new(columns[OrderFields.BillingCity], columns[OrderFields.BillingRegion], columns[OrderFields.BillingCountry]);
    private readonly AddressCells shipping = new(columns[OrderFields.ShippingCity], columns[OrderFields.ShippingRegion], columns[OrderFields.ShippingCountry]);

    /// <summary>Columns of the billing address, and those of the shipping address, which programs name alike.</summary>
    /// <param name="billing">Columns of the billing address; those of their names that do not state so have no counterpart.</param>
    internal static IEnumerable<ColumnSpec> BillingAndShipping(params ColumnSpec[] billing) => [.. billing, .. billing.Select(ShippingOf)];

    private static ColumnSpec ShippingOf(ColumnSpec billing) => billing with
    {
        Field = AsShipping(billing.Field),
        Names = [.. billing.Names.Where(name => AsShipping(name) != name).Select(AsShipping)],
    };

    private static string AsShipping(string billing) =>
        billing.Replace("Billing", "Shipping", StringComparison.Ordinal).Replace("billing", "shipping", StringComparison.Ordinal);

    internal CustomerDetails Read(RecordReader row, string? email, bool? consent)
    {
        var details = new CustomerDetails
        {
            Name = CustomerCells.ReadText(row, fullName, otherwise: billingName)
                ?? CustomerCells.ReadName(row, billingFirstName, billingLastName)
                ?? CustomerCells.ReadText(row, shippingName)
                ?? CustomerCells.ReadName(row, shippingFirstName, shippingLastName),
            Email = email,
            Phone = CustomerCells.ReadText(row, billingPhone, otherwise: shippingPhone) ?? CustomerCells.ReadText(row, phone),
            Consent = consent,
        };
        // Never one's city with the other's province.
        return (billing.HasAny(row) ? billing : shipping).AddTo(details, row);
    }
}
