using Insights.Ml.Evaluation;
using Insights.Ml.Explanations;
using Insights.Ml.Targets;
using Insights.Server.Features.Charts;
using Insights.Server.Features.Pages;
using Insights.Server.Queries.Shops;

namespace Insights.Server.Features.ModelQuality;

/// <summary>How good the predictions are: in plain words first, then in figures.</summary>
internal static class ModelQualityEndpoints
{
    private static readonly string[] Charts = ["calibration", "gain", "lift", "reasons", "b-customers", "next-vips", "churn-risks"];

    internal static void Map(WebApplication app) => app.MapPage("/predictions", ShowAsync);

    private static async Task<IResult> ShowAsync(HttpContext http, PageFrameReader frames, RunReader runs, ChartReader charts, CancellationToken cancellationToken)
    {
        var frame = await frames.ReadAsync(http, cancellationToken);
        var pictures = new List<ChartView>();
        foreach (var name in Charts)
            if (await charts.ReadAsync(name, frame.Language, cancellationToken) is { Draw: not null } content) pictures.Add(new ChartView(name, frame.LanguageCode, content));
        return PageEndpoints.Page<ModelQualityPage>(http, new ModelQualityView(frame)
        {
            Run = frame.Run is { } run ? runs.ViewOf(run) : null,
            Sentences = new Sentences(frame.Language, frame.Shop?.Currency ?? ""),
            Charts = pictures,
        });
    }
}

/// <summary>What the page shows.</summary>
/// <param name="Frame">What every page knows.</param>
public sealed record ModelQualityView(PageFrame Frame)
{
    internal const string Query = """
        query HowGood {
          run {
            asOf
            evaluationCutoff
            status
            warnings
            choices { target kind text }
            evaluations {
              target group customers baseRate
              scores { name auc { value low high } precisionAtTenPercent { value low high } liftAtTenPercent { value low high } brier { value } ece { value } }
            }
            backtest { cutoff figures { target group customers baseRate meanPredicted auc coverage { covered groups } } expectations { quantity group customers meanExpected meanActual coverage { covered groups } } }
          }
        }
        """;

    /// <summary>The current run; null before the first analysis.</summary>
    internal RunView? Run { get; init; }

    public required Sentences Sentences { get; init; }

    internal IReadOnlyList<ChartView> Charts { get; init; } = [];

    /// <summary>The evaluation of a target for tier B, which is the product's question; null where there is none.</summary>
    internal TargetEvaluation? EvaluationOf(PredictionTarget target) =>
        Run?.Evaluations.FirstOrDefault(evaluation => evaluation.Target == target && evaluation is { Group: CustomerGroup.B, Customers: > 0 });
}
