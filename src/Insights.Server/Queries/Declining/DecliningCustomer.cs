using Insights.Data.Tiers;
using Insights.Server.Queries.Customers;

namespace Insights.Server.Queries.Declining;

/// <summary>A customer who has moved down, or is at risk where the run before saw none.</summary>
internal sealed record DecliningCustomer(CustomerView Customer, Tier From, Tier To, double? ChurnBefore, double? ChurnNow)
{
    /// <summary>The day of the last purchase; null where the customer was read without a result.</summary>
    internal DateOnly? LastPurchase => Customer.Found?.LastPurchase;

    /// <summary>True where the tier itself has fallen.</summary>
    internal bool HasMovedDown => To > From;
}
