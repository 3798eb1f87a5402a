using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Insights.Ml.Buying.BgNbd;
using Insights.Ml.Buying.Summaries;

namespace Insights.Benchmarks;

/// <summary>
/// Fitting BG/NBD to all 23,570 CDNOW customers beside scipy's Nelder-Mead followed by L-BFGS on the same collapsed counts,
/// from the same starting points. Both are measured inside their process after three fits that warm up; ours includes the
/// collapsing, scipy's does not.
/// </summary>
internal static class FitSpeed
{
    private const string Python = "/usr/bin/python3";
    private const int WarmUps = 3;
    private const double MinTimes = 10;
    private const double SameLogLikelihood = 0.01;
    private const double DaysPerWeek = 7;

    private static readonly DateOnly ObservationEnd = new(1998, 7, 1);

    private static readonly string Script = """
        import sys, time
        import numpy as np
        from scipy.optimize import minimize
        from scipy.special import gammaln

        x, tx, T, count = np.loadtxt(sys.argv[1], delimiter=',', unpack=True)

        def negative_log_likelihood(q):
            if not np.all(np.isfinite(q)): return 1e18
            r, alpha, a, b = np.exp(np.clip(q, -12, 12))
            base = gammaln(r + x) - gammaln(r) + r * np.log(alpha) + gammaln(a + b) + gammaln(b + x) - gammaln(b) - gammaln(a + b + x)
            alive = -(r + x) * np.log(alpha + T)
            with np.errstate(divide='ignore', invalid='ignore'):
                left = np.where(x > 0, np.log(a) - np.log(np.maximum(b + x - 1, 1e-300)) - (r + x) * np.log(alpha + tx), -np.inf)
            return -np.sum(count * (base + np.logaddexp(alive, left)))

        def fit():
            best = None
            for start in ((.3, 5, .8, 2.5), (1, 10, 1, 5)):
                found = minimize(negative_log_likelihood, np.log(start), method='Nelder-Mead', options=dict(maxiter=4000, maxfev=4000, xatol=1e-7, fatol=1e-7))
                found = minimize(negative_log_likelihood, found.x, method='L-BFGS-B', bounds=[(-12, 12)] * 4)
                if best is None or found.fun < best.fun: best = found
            return best

        for _ in range(int(sys.argv[3])): fit()
        for _ in range(int(sys.argv[2])):
            begin = time.perf_counter()
            best = fit()
            print(time.perf_counter() - begin, -best.fun)
        """;

    internal static async Task<int> RunAsync()
    {
        var data = Path.Combine(Setting.SharedData, "CDNOW_master.txt.gz");
        if (!Setting.Has((data, "Real purchase data is expected beside the repository."), (Python, "apt-get install python3-scipy"))) return 1;
        var summaries = await ReadAsync(data);
        var folder = Directory.CreateTempSubdirectory("insights-benchmark-").FullName;
        try
        {
            var peers = await PeerAsync(folder, summaries);
            var model = Fit(summaries);
            var ours = new List<double>();
            for (var round = 0; round < WarmUps; round++) Fit(summaries);
            for (var round = 0; round < Setting.Rounds; round++)
            {
                var begin = Stopwatch.GetTimestamp();
                model = Fit(summaries);
                ours.Add(Stopwatch.GetElapsedTime(begin).TotalSeconds);
            }
            var peer = Measured.Median(peers.Select(fit => fit.Seconds));
            var times = peer / Measured.Median(ours);
            var isAsGood = model.LogLikelihood >= peers[0].LogLikelihood - SameLogLikelihood;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"fits: BG/NBD on {summaries.Count} CDNOW customers {Measured.Median(ours) * 1000:0.0} ms, scipy {peer * 1000:0} ms, {times:0.0} times faster (at least {MinTimes:0}); log likelihood {model.LogLikelihood:0.000}, scipy {peers[0].LogLikelihood:0.000}; medians of {Setting.Rounds} fits inside each process after {WarmUps} to warm up"));
            return times >= MinTimes && isAsGood ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static BgNbdModel Fit(IReadOnlyList<CustomerSummary> summaries) =>
        new BgNbdTrainer().Fit(summaries) ?? throw new InvalidOperationException("CDNOW has repeat buyers.");

    private static async Task<IReadOnlyList<(double Seconds, double LogLikelihood)>> PeerAsync(string folder, IReadOnlyList<CustomerSummary> summaries)
    {
        string counts = Path.Combine(folder, "counts.csv"), script = Path.Combine(folder, "fit.py"), result = Path.Combine(folder, "result.txt");
        await File.WriteAllLinesAsync(counts, summaries.CountBy(summary => summary).OrderBy(pair => pair.Key).Select(pair =>
            string.Create(CultureInfo.InvariantCulture, $"{pair.Key.Frequency},{pair.Key.Recency:R},{pair.Key.Tenure:R},{pair.Value}")));
        await File.WriteAllTextAsync(script, Script);
        var environment = new Dictionary<string, string> { ["OMP_NUM_THREADS"] = "1", ["PYTHONDONTWRITEBYTECODE"] = "1" };
        await Measured.RunAsync("/bin/sh", ["-c", "\"$0\" \"$1\" \"$2\" \"$3\" \"$4\" > \"$5\"", Python, script, counts, Text(Setting.Rounds), Text(WarmUps), result], environment);
        return [.. File.ReadLines(result).Select(line => line.Split(' ')).Select(cells => (Number(cells[0]), Number(cells[1])))];
    }

    /// <summary>Frequency, recency and tenure in weeks at the end of the data; rows of one day are one purchase.</summary>
    private static async Task<IReadOnlyList<CustomerSummary>> ReadAsync(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress), Encoding.UTF8);
        await reader.ReadLineAsync();
        var days = new Dictionary<string, SortedSet<int>>(StringComparer.Ordinal);
        while (await reader.ReadLineAsync() is { } line)
        {
            var cells = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (cells.Length < 2) continue;
            if (!days.TryGetValue(cells[0], out var own)) days[cells[0]] = own = [];
            own.Add(DateOnly.ParseExact(cells[1], "yyyyMMdd", CultureInfo.InvariantCulture).DayNumber);
        }
        return [.. days.Values.Select(own => new CustomerSummary(own.Count - 1, (own.Max - own.Min) / DaysPerWeek, (ObservationEnd.DayNumber - own.Min) / DaysPerWeek))];
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
