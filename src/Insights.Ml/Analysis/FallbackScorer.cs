using Insights.Data.Tiers;
using Insights.Ml.Buying;
using Insights.Ml.Buying.Summaries;
using Insights.Ml.Explanations;
using Insights.Ml.Features;
using Insights.Ml.Numerics;
using Insights.Ml.Training;

namespace Insights.Ml.Analysis;

/// <summary>
/// Probabilities from the buying models alone. They are explained step by step from a typical customer to this one; the last step
/// is the value per purchase.
/// </summary>
internal sealed class FallbackScorer : IScorer
{
    private const double Tiny = 1e-9;
    private readonly Cutoff result;
    private readonly Func<CustomerSummary, double> logOddsOfBuying;
    private readonly Func<int, double> logOddsOfValue;
    private readonly double logOddsOfMeanValue;
    private readonly CustomerSummary typical;

    private readonly Func<int, (double Low, double High)?> interval;
    private readonly Func<CustomerView, double> logOddsOfView;

    private FallbackScorer(
        Cutoff result, Func<CustomerSummary, double> logOddsOfBuying, Func<int, double> logOddsOfValue, double logOddsOfMeanValue,
        Func<int, (double Low, double High)?> interval, Func<CustomerView, double> logOddsOfView)
    {
        this.interval = interval;
        this.logOddsOfView = logOddsOfView;
        this.logOddsOfMeanValue = logOddsOfMeanValue;
        this.result = result;
        this.logOddsOfBuying = logOddsOfBuying;
        this.logOddsOfValue = logOddsOfValue;
        typical = result.Buying.Summaries.Typical();
    }

    /// <summary>The probability of no purchase within the horizon under BG/NBD.</summary>
    internal static FallbackScorer ForChurn(Cutoff result)
    {
        var model = result.Buying.BuyingModel ?? throw new ArgumentException("There is no buying model.", nameof(result));
        return new FallbackScorer(
            result, summary => Odds.LogOf(model.ProbabilityOfNoPurchase(summary, result.Buying.HorizonWeeks)), _ => 0, logOddsOfMeanValue: 0,
            customer => result.Buying.Forecasts.ProbabilityOfNoPurchase(customer) is { } interval ? (interval.Low, interval.High) : null,
            customer => Odds.LogOf(customer.ProbabilityOfNoPurchase));
    }

    /// <summary>
    /// The probability of ranking among the first |A| within the horizon. The models simulate the horizon of all
    /// customers many times; a logistic curve in the logarithm of the expected spend gives how often a customer with that
    /// expectation ends among the first. The order is that of the expected spend.
    /// </summary>
    internal static FallbackScorer ForNextVip(Cutoff result, int seed, CancellationToken cancellationToken)
    {
        var model = result.Buying.BuyingModel ?? throw new ArgumentException("There is no buying model.", nameof(result));
        var curve = new NextVipSimulation(result.Buying, result.Tiers.CountOf(Tier.A), seed).FitCurve(cancellationToken);
        return new FallbackScorer(
            result,
            summary => curve.Intercept + curve.Slope * LogOf(model.ExpectedPurchases(summary, result.Buying.HorizonWeeks)),
            customer => curve.Slope * LogOf(ValuePerPurchase(result.Buying, customer)),
            curve.Slope * LogOf(result.Buying.MeanPurchaseValue),
            VipInterval,
            customer => curve.LogOddsOf(LogOf(customer.ExpectedSpend)));

        (double Low, double High)? VipInterval(int customer)
        {
            if (result.Buying.ExpectedSpend[customer] is not > 0 || result.Buying.Forecasts.LogStandardErrorOfSpend(customer) is not { } error) return null;
            return Odds.IntervalOf(curve.LogOddsOf(LogOf(result.Buying.ExpectedSpend[customer] ?? 0)), Normal.Quantile975 * curve.Slope * error);
        }
    }

    public double Probability(int row)
    {
        var customer = result.Rows.Customers[row];
        return Odds.ProbabilityOf(logOddsOfBuying(SummaryOf(customer)) + logOddsOfValue(customer));
    }

    public double Probability(CustomerView customer) => Odds.ProbabilityOf(logOddsOfView(customer));

    /// <summary>
    /// By the delta method: of the probability of no purchase, or of the expected spend on the curve. It covers the error of
    /// the models' parameters; null where the likelihood does not determine it.
    /// </summary>
    public (double Low, double High)? Interval(int row)
    {
        if (interval(result.Rows.Customers[row]) is not { } found) return null;
        // Probabilities are clamped away from certainty, and stay in their interval.
        var probability = Probability(row);
        return (Math.Min(found.Low, probability), Math.Max(found.High, probability));
    }

    public IReadOnlyList<Contribution> Explain(int row)
    {
        var customer = result.Rows.Customers[row];
        return
        [
            .. BuyingPath.Steps(typical, SummaryOf(customer), logOddsOfBuying),
            new Contribution(new MeanValue().Name, logOddsOfValue(customer) - logOddsOfMeanValue),
        ];
    }

    private CustomerSummary SummaryOf(int customer) =>
        result.Buying.Summaries.Summaries[customer] ?? throw new InvalidOperationException("An active customer has a purchase.");

    private static double LogOf(double expectation) => Math.Log(Math.Max(Tiny, expectation));

    private static double ValuePerPurchase(BuyingPredictions buying, int customer) =>
        buying.ValuePerPurchase(buying.Summaries.Summaries[customer]?.Frequency ?? 0, buying.Summaries.MonetaryValues[customer]);
}
