using Insights.Data.Import.Formats.Stripe;
using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Formats.StripeCustomers;

/// <summary>One row is one customer, identified as in the payments: by e-mail, and by Stripe's id where there is none.</summary>
internal sealed class StripeCustomersMapper(Columns columns) : CustomerRowsMapper(columns)
{
    private readonly int id = columns[CustomerFields.Id];
    private readonly int email = columns[CustomerFields.Email];

    protected override ReadOnlySpan<char> IdOf(RecordReader row) => StripeCustomer.Of(row, email, id);
}
