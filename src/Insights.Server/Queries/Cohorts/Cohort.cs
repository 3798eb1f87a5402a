using Insights.Server.Queries.Shops;

namespace Insights.Server.Queries.Cohorts;

/// <summary>Customers with their first purchase in the same month.</summary>
internal sealed record Cohort(DateOnly Month, int Customers, IReadOnlyList<CohortMonth> Retention);

/// <summary>What a cohort did in one month.</summary>
internal sealed record CohortMonth(int Offset, DateOnly Month, int Customers, double Share, MoneyView NetSpend, bool IsComplete);
