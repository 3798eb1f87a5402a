using Insights.Data.Tiers;
using Insights.Server.Queries.Customers;

namespace Insights.Server.Features.Charts;

/// <summary>The B customers most likely to buy nothing.</summary>
internal sealed class ChurnRisksChart(CustomerReader customers) : IChart
{
    private static readonly RankingTexts Words = new("churn-risks", "churn-risks-alternative", "probability-of-churn");

    public string Name => "churn-risks";

    public async Task<ChartContent> ReadAsync(ChartRequest request, CancellationToken cancellationToken)
    {
        var page = await customers.ReadChurnRisksAsync(request.Run.RunId, Tier.B, CustomerRanking.Page, where: null, cancellationToken);
        var ranking = new CustomerRanking([.. page.Nodes.Select(RankedOf).OfType<RankedCustomer>()], await page.CountAsync(cancellationToken));
        return ranking.Content(request, Words);
    }

    private static RankedCustomer? RankedOf(CustomerView customer) => customer.Found is { ChurnProbability: { } probability } result
        ? new RankedCustomer(customer, probability, result.ChurnProbabilityLow, result.ChurnProbabilityHigh)
        : null;
}
