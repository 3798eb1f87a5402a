using Insights.Data.Tiers;
using Insights.Server.Queries.Aggregates;
using Insights.Server.Queries.Shops;

namespace Insights.Server.Queries.Sales;

/// <summary>By what sales are added up.</summary>
internal enum SalesKey
{
    Month,
    Tier,
    Country,
    Channel,
    Category,
    Generation,
}

/// <summary>Net sales by keys.</summary>
internal sealed record SalesTable(IReadOnlyList<SalesRow> Nodes, int TotalCount, MoneyView NetSpend);

/// <summary>Net sales of a month to the customers of a tier; of no tier, to nobody and to those who have none.</summary>
/// <param name="Month">Its first day.</param>
/// <param name="Tier">The tier at the run's date.</param>
/// <param name="NetSpend">Sales minus returns in the shop's currency.</param>
internal sealed record MonthSales(DateOnly Month, Tier? Tier, decimal NetSpend);

/// <summary>Net sales with the same keys; null for keys that were not requested or that the sales do not have.</summary>
internal sealed record SalesRow(DateOnly? Month, Tier? Tier, string? Country, string? Channel, string? Category, Generation? Generation, MoneyView NetSpend, int Customers);
