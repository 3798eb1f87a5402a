using Insights.Data.Tiers;
using Insights.Server.Queries.Customers;

namespace Insights.Server.Features.Charts;

/// <summary>The B customers most likely to become VIPs.</summary>
internal sealed class NextVipsChart(CustomerReader customers) : IChart
{
    private static readonly RankingTexts Words = new("next-vips", "next-vips-alternative", "probability-of-vip");

    public string Name => "next-vips";

    public async Task<ChartContent> ReadAsync(ChartRequest request, CancellationToken cancellationToken)
    {
        var page = await customers.ReadNextVipsAsync(request.Run.RunId, Tier.B, CustomerRanking.Page, where: null, cancellationToken);
        var ranking = new CustomerRanking([.. page.Nodes.Select(RankedOf).OfType<RankedCustomer>()], await page.CountAsync(cancellationToken));
        return ranking.Content(request, Words);
    }

    private static RankedCustomer? RankedOf(CustomerView customer) => customer.Found is { VipProbability: { } probability } result
        ? new RankedCustomer(customer, probability, result.VipProbabilityLow, result.VipProbabilityHigh)
        : null;
}
