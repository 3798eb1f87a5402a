using System.Globalization;
using System.Text;
using System.Text.Json;
using Insights.Data.Runs;
using Insights.Data.Shops;
using Insights.Data.Storage;
using Insights.Ml.Analysis;
using Insights.Ml.Evaluation;
using Insights.Ml.Explanations;
using Insights.Ml.Metrics;
using Insights.Ml.Targets;
using Insights.Server.Features.Charts;
using Insights.Server.Queries.Exports;
using Insights.Server.Queries.Shops;

namespace Insights.Server.CommandLine.Commands;

/// <summary>Says what an analysis found.</summary>
internal sealed class AnalysisSummary
{
    private const int NamesShown = 5;
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true };
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    private readonly Run run;
    private readonly RunReport report;
    private readonly string currency;
    private readonly IReadOnlyList<TierTotal> totals;
    private readonly IReadOnlyList<ExportedCustomer> nextVips;
    private readonly IReadOnlyList<Notice> warnings;
    private readonly Run? current;

    private AnalysisSummary(
        Run run, Run? current, string currency, IReadOnlyList<TierTotal> totals, IReadOnlyList<ExportedCustomer> nextVips, IReadOnlyList<Notice> ofToday)
    {
        this.current = current;
        this.run = run;
        this.currency = currency;
        this.totals = totals;
        this.nextVips = nextVips;
        report = RunReport.Parse(run.Report);
        warnings = [.. ofToday, .. report.Warnings];
    }

    internal static async Task<AnalysisSummary> ReadAsync(IDatabase database, RunId id, CancellationToken cancellationToken)
    {
        var runs = RunReader.Of(database);
        var run = await runs.FindAsync(id, cancellationToken) ?? throw new InvalidOperationException("The run is gone.");
        var shop = await database.ReadShopAsync(cancellationToken) ?? throw new InvalidOperationException("The shop is gone.");
        var best = await new ExportReader(database).ReadAsync(run, ExportList.NextVips, cancellationToken).Take(NamesShown).ToListAsync(cancellationToken);
        var ofToday = await WarningReader.Of(database, TimeProvider.System).ReadOfTodayAsync(run, cancellationToken);
        return new AnalysisSummary(
            run, await runs.CurrentAsync(cancellationToken), shop.Currency, await runs.TotalsAsync(id, cancellationToken), best, ofToday);
    }

    internal string ForPeople()
    {
        var sentences = new Sentences(English, currency);
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"Run {run.RunId.Value} as of {run.AsOf:yyyy-MM-dd}, looking {run.HorizonDays} days ahead: {run.KnownCustomers:N0} customers");
        foreach (var total in totals)
            text.AppendLine(CultureInfo.InvariantCulture, $"  {total.Tier}  {total.Customers,9:N0} customers  {currency} {total.NetSpend.Amount,16:N2}");
        if (report.StatusReason is { } reason) text.AppendLine(CultureInfo.InvariantCulture, $"  {run.Status}: {sentences.Of(reason)}");
        if (current is not null && current.RunId != run.RunId)
            text.AppendLine(CultureInfo.InvariantCulture, $"  Pages go on showing run {current.RunId.Value} as of {current.AsOf:yyyy-MM-dd}, which is later. Add --make-current to show this one.");
        foreach (var warning in warnings) text.AppendLine(CultureInfo.InvariantCulture, $"  Note: {sentences.Of(warning)}");
        AppendChoices(text, sentences);
        AppendEvaluation(text);
        if (nextVips.Count > 0) text.AppendLine("  B customers most likely to become VIPs:");
        foreach (var customer in nextVips)
        {
            var reasons = CustomerReasons.Parse(customer.Result.Reasons).NextVip;
            text.AppendLine(CultureInfo.InvariantCulture, $"    {customer.Customer.Name ?? customer.Customer.ExternalId}: {customer.Result.VipProbability?.ToChance(CultureInfo.InvariantCulture)} {(reasons.Count > 0 ? sentences.Of(reasons[0]) : "")}");
        }
        text.Append("  Next: insights export next-vips, insights chart --all --out charts, insights serve");
        return text.ToString();
    }

    private void AppendChoices(StringBuilder text, Sentences sentences)
    {
        foreach (var choice in report.Choices)
            text.AppendLine(CultureInfo.InvariantCulture, $"  {(choice.Target == PredictionTarget.NextVip ? "Next VIPs" : "Churn")}: {sentences.Of(choice)}");
    }

    private void AppendEvaluation(StringBuilder text)
    {
        if (report.EvaluationCutoff is not { } cutoff) return;
        foreach (var evaluation in report.Evaluations.Where(e => e is { Group: CustomerGroup.B, Customers: > 0 }))
        {
            var what = evaluation.Target == PredictionTarget.NextVip ? "became VIPs" : "stayed away";
            var tenth = evaluation.Scores[0].PrecisionAtTenPercent;
            text.AppendLine(CultureInfo.InvariantCulture, $"  Evaluated on the {run.HorizonDays} days from {cutoff:yyyy-MM-dd}: {evaluation.BaseRate.ToPercent(CultureInfo.InvariantCulture)} of {evaluation.Customers:N0} B customers {what}, {tenth?.Value.ToPercent(CultureInfo.InvariantCulture)} of the tenth picked here.");
            if (evaluation.AgainstBaselines.FirstOrDefault(comparison => comparison.Figure == EvaluationFigure.AveragePrecision) is { } comparison)
                text.AppendLine(CultureInfo.InvariantCulture, $"    {VerdictOf(comparison)}");
        }
    }

    private static string VerdictOf(BaselineComparison comparison)
    {
        var verdict = comparison switch
        {
            { Low: > 0 } => "Better than",
            { High: < 0 } => "Worse than",
            _ => "No clear difference from",
        };
        var rule = new ChartTexts(English).Of("rule-" + comparison.Baseline);
        return string.Create(English, $"{verdict} the best simple rule ({rule}): average precision {comparison.Difference:+0.000;-0.000;0.000}, 95 % interval {comparison.Low:+0.000;-0.000;0.000} to {comparison.High:+0.000;-0.000;0.000}.");
    }

    internal string ForPrograms() => JsonSerializer.Serialize(new
    {
        Run = run.RunId.Value,
        AsOf = run.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        run.HorizonDays,
        run.Policy,
        run.Seed,
        Status = run.Status.ToString(),
        Currency = currency,
        run.KnownCustomers,
        Tiers = totals.Select(total => new { Tier = total.Tier.ToString(), total.Customers, NetSpend = total.NetSpend.Amount }),
        StatusReason = report.StatusReason is { } reason ? new Sentences(English, currency).Of(reason) : null,
        IsCurrent = current?.RunId == run.RunId,
        Warnings = warnings.Select(new Sentences(English, currency).Of),
        EvaluationCutoff = report.EvaluationCutoff?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Choices = report.Choices.Select(choice => new
        {
            Target = choice.Target.ToString(),
            Kind = choice.Kind.ToString(),
            choice.Rule,
            Text = new Sentences(English, currency).Of(choice),
        }),
        Evaluations = report.Evaluations.Select(evaluation => new
        {
            Target = evaluation.Target.ToString(),
            Group = evaluation.Group.ToString(),
            evaluation.Customers,
            evaluation.BaseRate,
            Scores = evaluation.Scores.Select(score => new
            {
                score.Name,
                Auc = score.Auc?.Value,
                AveragePrecision = score.AveragePrecision?.Value,
                PrecisionAtTenPercent = score.PrecisionAtTenPercent?.Value,
                Brier = score.Brier?.Value,
                Ece = score.Ece?.Value,
            }),
            AgainstBaselines = evaluation.AgainstBaselines.Select(comparison => new
            {
                Figure = comparison.Figure.ToString(),
                comparison.Baseline,
                comparison.Difference,
                comparison.Low,
                comparison.High,
            }),
        }),
    }, Json);
}
