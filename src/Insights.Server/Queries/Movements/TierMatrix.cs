using Insights.Data.Tiers;
using Insights.Server.Queries.Shops;

namespace Insights.Server.Queries.Movements;

/// <summary>Customers by their tier in one run and in another.</summary>
internal sealed record TierMatrix(RunView From, RunView To, IReadOnlyList<TierMatrixCell> Cells);

/// <summary>A cell of it; spend is null where a run does not know the customers, or where it was not requested.</summary>
internal sealed record TierMatrixCell(Tier? From, Tier? To, int Customers, MoneyView? NetSpendBefore, MoneyView? NetSpendAfter);
