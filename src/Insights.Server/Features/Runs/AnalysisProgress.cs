using Insights.Ml.Analysis;

namespace Insights.Server.Features.Runs;

/// <summary>How far an analysis is.</summary>
/// <param name="Stage">What it is doing.</param>
/// <param name="Done">Customers written so far; 0 before writing.</param>
/// <param name="Total">Customers to write; 0 before writing.</param>
internal readonly record struct AnalysisProgress(AnalysisStage Stage, int Done, int Total)
{
    /// <summary>A rough share of the whole, 0 to 1.</summary>
    internal double Share => Stage switch
    {
        AnalysisStage.Reading => 0,
        AnalysisStage.Learning => 0.1,
        AnalysisStage.Evaluating => 0.6,
        _ => 0.7 + 0.3 * (Total == 0 ? 0 : Done / (double)Total),
    };
}
