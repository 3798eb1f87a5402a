using System.Globalization;
using Insights.Ml.Metrics;

namespace Insights.Benchmarks;

/// <summary>Prints the figures of evaluated rows, and their differences to the peers' with paired 95 % intervals.</summary>
internal static class EvaluationReport
{
    private static readonly (string Name, int Figure, int Sign)[] Figures =
        [("AUC", ScoredRows.Auc, 1), ("AP", ScoredRows.AveragePrecision, 1), ("Brier", ScoredRows.Brier, -1)];

    internal static void Print(string target, IReadOnlyList<EvaluatedRows> settings)
    {
        foreach (var rows in settings)
        {
            Line($"{target} {rows.Setting} ({(rows.IsTrained ? "trained" : "FALLBACK")}): n {rows.Labels.Length}, base {rows.Labels.Count(label => label) / (double)rows.Labels.Length:0.000}");
            for (var name = 0; name < rows.Names.Length; name++)
                Line($"    {rows.Names[name],-20} AUC {rows.Figure(ScoredRows.Auc, name):0.000}  AP {rows.Figure(ScoredRows.AveragePrecision, name):0.000}{Probabilities(rows, name)}");
            foreach (var (figure, place, sign) in Figures)
            {
                var best = BestPeer(rows, place, sign);
                Line($"    {figure} beside the best peer, {rows.Names[best]}: {Difference([rows], place, _ => best)}");
            }
        }
        EvaluatedRows[] trained = [.. settings.Where(rows => rows.IsTrained)];
        Line($"{target}, over {trained.Length} trained settings: each setting alike; each customer alike:");
        foreach (var (figure, place, sign) in Figures)
        {
            for (var name = 1; name < trained[0].Names.Length; name++)
            {
                if (place == ScoredRows.Brier && !EvaluatedRows.IsProbability(trained[0].Names[name])) continue;
                var peer = name;
                Line($"    {figure} beside {trained[0].Names[name]}: {Difference(trained, place, _ => peer)}; {Difference(trained, place, _ => peer, rows => rows.Labels.Length)}");
            }
            Line($"    {figure} beside the best peer of each setting: {Difference(trained, place, rows => BestPeer(rows, place, sign))}; {Difference(trained, place, rows => BestPeer(rows, place, sign), rows => rows.Labels.Length)}");
        }
        Line($"    ECE of all rows together: {PooledEce(trained):0.000}; with fallbacks {PooledEce(settings):0.000}");
    }

    /// <summary>What happened to those who were given a probability within bounds.</summary>
    internal static void PrintShareOf(IReadOnlyList<EvaluatedRows> settings, double low, double high)
    {
        var given = settings.SelectMany(rows => rows.Scores[0].Zip(rows.Labels)).Where(row => row.First >= low && row.First < high).ToList();
        var share = given.Count(row => row.Second) / (double)Math.Max(1, given.Count);
        var error = 1.96 * Math.Sqrt(share * (1 - share) / Math.Max(1, given.Count));
        Line($"next VIP, given {low:0 %} to {high:0 %}: {given.Count} customers, predicted {given.Select(row => row.First).DefaultIfEmpty().Average():0.000}, observed {share:0.000} ({share - error:0.000} to {share + error:0.000})");
    }

    private static string Probabilities(EvaluatedRows rows, int name) => EvaluatedRows.IsProbability(rows.Names[name]) && !double.IsNaN(rows.Figure(ScoredRows.Brier, name))
        ? string.Create(CultureInfo.InvariantCulture, $"  Brier {rows.Figure(ScoredRows.Brier, name):0.0000}  ECE {rows.Figure(ScoredRows.Ece, name):0.000}")
        : "";

    private static int BestPeer(EvaluatedRows rows, int figure, int sign) =>
        Enumerable.Range(1, rows.Names.Length - 1).Where(name => !double.IsNaN(rows.Figure(figure, name))).MaxBy(name => sign * rows.Figure(figure, name));

    /// <summary>The program's figure minus a peer's with the middle 95 % over rows drawn again.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="figure">The figure.</param>
    /// <param name="peerOf">The peer.</param>
    /// <param name="weightOf">How much a setting counts; null for all alike.</param>
    private static string Difference(EvaluatedRows[] settings, int figure, Func<EvaluatedRows, int> peerOf, Func<EvaluatedRows, double>? weightOf = null)
    {
        int[] peers = [.. settings.Select(peerOf)];
        double[] weights = [.. settings.Select(rows => weightOf?.Invoke(rows) ?? 1)];
        var point = Mean(i => settings[i].Figure(figure, 0) - settings[i].Figure(figure, peers[i]));
        var drawn = Enumerable.Range(0, EvaluatedRows.Resampled)
            .Select(resample => Mean(i => settings[i].Figure(figure, 0, resample) - settings[i].Figure(figure, peers[i], resample)))
            .Order().ToArray();
        return string.Create(CultureInfo.InvariantCulture, $"{point:+0.0000;-0.0000} ({drawn[(int)(0.025 * drawn.Length)]:+0.0000;-0.0000}, {drawn[(int)(0.975 * drawn.Length)]:+0.0000;-0.0000})");

        double Mean(Func<int, double> of) => Enumerable.Range(0, settings.Length).Sum(i => weights[i] * of(i)) / weights.Sum();
    }

    private static double PooledEce(IReadOnlyList<EvaluatedRows> settings)
    {
        var figures = new double[ScoredRows.Figures];
        new ScoredRows(
            new Scoring(EvaluatedRows.Program, [.. settings.SelectMany(rows => rows.Scores[0])], IsProbability: true),
            [.. settings.SelectMany(rows => rows.Labels)]).Measure(weights: null, figures);
        return figures[ScoredRows.Ece];
    }

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
