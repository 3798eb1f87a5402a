using Insights.Ml.Analysis;
using Insights.Server.Features.Runs;

namespace Insights.Server.CommandLine;

/// <summary>Shows how far an analysis is.</summary>
/// <param name="target">Where it is shown.</param>
/// <param name="isGerman">True for German, false for English.</param>
internal sealed class AnalysisSteps(IProgress<ProgressDisplay.Step> target, bool isGerman) : IProgress<AnalysisProgress>
{
    /// <inheritdoc/>
    public void Report(AnalysisProgress value) => target.Report(new ProgressDisplay.Step(value.Stage switch
    {
        AnalysisStage.Reading => isGerman ? "Einkäufe lesen" : "Reading histories",
        AnalysisStage.Learning => isGerman ? "Aus früheren Zeiten lernen" : "Learning from earlier periods",
        AnalysisStage.Evaluating => isGerman ? "Die Vorhersagen prüfen" : "Evaluating the predictions",
        _ => isGerman ? "Ergebnisse schreiben" : "Writing results",
    }, value.Share));
}
