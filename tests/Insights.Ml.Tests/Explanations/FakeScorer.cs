using Insights.Ml.Explanations;
using Insights.Ml.Features;

namespace Insights.Ml.Tests.Explanations;

/// <summary>A scorer with 20 % for every row, and given probabilities of views and contributions of rows.</summary>
internal sealed class FakeScorer : IScorer
{
    internal Func<CustomerView, double> ProbabilityOf { get; init; } = _ => 0.2;

    internal Func<int, Contribution[]> ContributionsOf { get; init; } = _ => [];

    public double Probability(int row) => 0.2;

    public double Probability(CustomerView customer) => ProbabilityOf(customer);

    public (double Low, double High)? Interval(int row) => null;

    public IReadOnlyList<Contribution> Explain(int row) => ContributionsOf(row);
}
