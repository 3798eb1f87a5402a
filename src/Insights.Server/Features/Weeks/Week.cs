using Insights.Server.Features.Shops;

namespace Insights.Server.Features.Weeks;

/// <summary>A week of the shop, from Monday to Sunday.</summary>
internal sealed record Week(DateOnly From, DateOnly To, MoneyView NetSpend, int Purchases, int Customers, int NewCustomers);
