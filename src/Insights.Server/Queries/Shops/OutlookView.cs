using Insights.Data.Values;
using Insights.Ml.Outlook;

namespace Insights.Server.Queries.Shops;

/// <summary>The shop's revenue outlook, as the API shows it; see <see cref="RevenueOutlook"/> for the meaning of each part.</summary>
internal sealed record OutlookView
{
    /// <summary>An expectation beyond it means nothing, and must not overflow.</summary>
    private const double MaxMoney = 1e13;

    public required MoneyView KnownCustomers { get; init; }

    public required MoneyView? NewCustomers { get; init; }

    public required MoneyView? Anonymous { get; init; }

    public required MoneyView? Total { get; init; }

    public required MoneyIntervalView? TotalInterval { get; init; }

    public required NoIntervalReason? NoInterval { get; init; }

    public required int EarlierPeriods { get; init; }

    public required double? Coverage { get; init; }

    /// <summary>The outlook in the shop's currency.</summary>
    internal static async Task<OutlookView> OfAsync(RevenueOutlook outlook, CurrentShopReader shops, CancellationToken cancellationToken)
    {
        return new OutlookView
        {
            KnownCustomers = await shops.MoneyAsync(Amount(outlook.KnownCustomers), cancellationToken),
            NewCustomers = await ViewAsync(outlook.NewCustomers),
            Anonymous = await ViewAsync(outlook.Anonymous),
            Total = await ViewAsync(outlook.Total),
            TotalInterval = outlook is { TotalLow: { } low, TotalHigh: { } high }
                ? await MoneyIntervalView.OfAsync(Amount(low), Amount(high), shops, cancellationToken)
                : null,
            NoInterval = outlook.NoInterval,
            EarlierPeriods = outlook.EarlierPeriods,
            Coverage = outlook.Coverage,
        };

        async Task<MoneyView?> ViewAsync(double? value) => value is { } known ? await shops.MoneyAsync(Amount(known), cancellationToken) : null;
    }

    private static Money Amount(double value) => Money.From((decimal)Math.Clamp(value, -MaxMoney, MaxMoney));
}
