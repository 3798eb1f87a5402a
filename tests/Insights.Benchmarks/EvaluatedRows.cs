using System.Globalization;
using System.Text.Json.Nodes;
using Insights.Ml.Metrics;

namespace Insights.Benchmarks;

/// <summary>The B customers of one setting: what happened, and what the program and its peers had said.</summary>
/// <param name="Setting">Name of the setting.</param>
/// <param name="IsTrained">False where the program fell back on BG/NBD.</param>
/// <param name="Labels">What happened.</param>
/// <param name="Names">Who said something; the program first.</param>
/// <param name="Scores">What each of them said; higher is more likely.</param>
internal sealed record EvaluatedRows(string Setting, bool IsTrained, bool[] Labels, string[] Names, double[][] Scores)
{
    private const int Resamples = 1_000;
    private const int Seed = 1;

    private readonly Lazy<double[][][]> drawn = new(() => Draw(Labels, Names, Scores));

    internal const string Program = "Insights";

    /// <summary>Those who give probabilities.</summary>
    internal static bool IsProbability(string name) => name is Program or "BG/NBD" or "logistic regression" or "XGBoost";

    /// <summary>A figure of one who said something.</summary>
    internal double Figure(int figure, int name) => drawn.Value[0][name][figure];

    /// <summary>The same over rows drawn again, in the same way for everyone.</summary>
    internal double Figure(int figure, int name, int resample) => drawn.Value[1 + resample][name][figure];

    internal static int Resampled => Resamples;

    internal static EvaluatedRows Of(string setting, bool isTrained, string target, string[][] peers, Dictionary<string, JsonObject> customers)
    {
        var prefix = target + "_";
        var header = peers[0];
        int[] columns = [.. Enumerable.Range(0, header.Length).Where(i => header[i].StartsWith(prefix, StringComparison.Ordinal))];
        string[][] rows = [.. peers.Skip(1).Where(row => row[Array.IndexOf(header, "tier")] == "B")];
        var ours = Array.ConvertAll(rows, row => (double?)customers[row[0]][prefix + "probability"] ?? throw new InvalidOperationException($"{row[0]} has no probability."));
        return new EvaluatedRows(
            setting,
            isTrained,
            Array.ConvertAll(rows, row => row[Array.IndexOf(header, target)] == "1"),
            [Program, .. columns.Select(column => header[column][prefix.Length..])],
            [ours, .. columns.Select(column => Array.ConvertAll(rows, row => double.Parse(row[column], CultureInfo.InvariantCulture)))]);
    }

    private static double[][][] Draw(bool[] labels, string[] names, double[][] scores)
    {
        ScoredRows[] scored = [.. scores.Select((of, i) => new ScoredRows(new Scoring(names[i], of, IsProbability(names[i])), labels))];
        var random = new Random(Seed);
        var result = new double[1 + Resamples][][];
        for (var resample = 0; resample < result.Length; resample++)
        {
            int[]? weights = null;
            if (resample > 0)
            {
                weights = new int[labels.Length];
                for (var i = 0; i < weights.Length; i++) weights[random.Next(weights.Length)]++;
            }
            result[resample] = Array.ConvertAll(scored, of =>
            {
                var figures = new double[ScoredRows.Figures];
                of.Measure(weights, figures);
                return figures;
            });
        }
        return result;
    }
}
