using System.Globalization;
using Insights.Data.Customers;
using Insights.Data.Tiers;
using Insights.Server.Queries.Rfm;

namespace Insights.Server.Features.Charts;

/// <summary>Addresses of the pages that list the customers behind a mark.</summary>
internal static class CustomerLink
{
    internal const string Path = "/customers";

    /// <summary>The value of <c>previous</c> for those whom the run before did not know.</summary>
    internal const string None = "none";
    internal const string MonthFormat = "yyyy-MM";

    /// <summary>The customers of a tier.</summary>
    internal static string OfTier(Tier tier) => $"{Path}?tier={tier}";

    /// <summary>Who came from one tier, or was not known before, to another one.</summary>
    internal static string OfMovement(Tier? from, Tier to) => $"{Path}?tier={to}&previous={from?.ToString() ?? None}";

    /// <summary>Who bought in a month for the first time.</summary>
    internal static string OfFirstMonth(DateOnly month) => $"{Path}?first={month.ToString(MonthFormat, CultureInfo.InvariantCulture)}";

    /// <summary>Who bought as lately and as often as those of a cell. Equal values have one score, so that these are all who are in it.</summary>
    internal static string OfCell(RfmCell cell) => string.Create(
        CultureInfo.InvariantCulture, $"{Path}?since={cell.EarliestLastPurchase:yyyy-MM-dd}&until={cell.LatestLastPurchase:yyyy-MM-dd}&least={cell.MinPurchaseDays}&most={cell.MaxPurchaseDays}");

    /// <summary>The card of a customer.</summary>
    internal static string Of(CustomerId customer) => string.Create(CultureInfo.InvariantCulture, $"{Path}/{customer.Value}");
}
