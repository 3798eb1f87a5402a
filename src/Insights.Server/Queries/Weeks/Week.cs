using Insights.Server.Queries.Shops;

namespace Insights.Server.Queries.Weeks;

/// <summary>A week of the shop, from Monday to Sunday.</summary>
internal sealed record Week(DateOnly From, DateOnly To, MoneyView NetSpend, int Purchases, int Customers, int NewCustomers);
