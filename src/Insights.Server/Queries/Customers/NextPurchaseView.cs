using Insights.Data.Runs;

namespace Insights.Server.Queries.Customers;

/// <summary>When a further purchase is to be expected, as the API shows it.</summary>
/// <param name="Date">As likely as not until then; null where that is not reached.</param>
/// <param name="Early">A quarter until then; null where that is not reached.</param>
/// <param name="Late">Three quarters until then; null where that is not reached.</param>
internal sealed record NextPurchaseView(DateOnly? Date, DateOnly? Early, DateOnly? Late)
{
    /// <summary>What a result says; null where it says nothing.</summary>
    internal static NextPurchaseView? Of(CustomerResult result) =>
        (result.NextPurchase ?? result.NextPurchaseEarly ?? result.NextPurchaseLate) is null
            ? null
            : new NextPurchaseView(result.NextPurchase, result.NextPurchaseEarly, result.NextPurchaseLate);
}
