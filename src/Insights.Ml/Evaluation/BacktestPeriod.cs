
namespace Insights.Ml.Evaluation;

/// <summary>The pipeline's figures at an earlier date, without any data after it.</summary>
/// <param name="Cutoff">The date at which the pipeline was run; it is evaluated on the horizon from this date.</param>
/// <param name="Figures">Each target for tier B and for all active customers.</param>
public sealed record BacktestPeriod(DateOnly Cutoff, IReadOnlyList<BacktestFigures> Figures)
{
    /// <summary>Expected purchases and spend for tier B and for all active customers; empty in runs of earlier versions.</summary>
    public IReadOnlyList<ExpectationFigures> Expectations { get; init; } = [];
}
