using System.Globalization;
using System.Text;
using MathNet.Numerics.Distributions;

namespace Insights.Benchmarks;

/// <summary>
/// An analysis of a million customers with twenty purchases each, and of a tenth of them: how much memory it takes, and whether
/// the time for a customer stays the same.
/// </summary>
internal static class MillionCustomers
{
    private const int Customers = 1_000_000;
    private const int Fewer = 100_000;
    private const double MaxGrowth = 1.3;
    private const double MaxGibibytes = 8;
    private const double MebibytesPerGibibyte = 1024;
    private const int Days = 3 * 365;

    private static readonly string[] Countries = ["Germany", "Austria", "France", "Italy", "Spain", "Poland", "Sweden"];
    private static readonly string[] Channels = ["shop", "online", "market"];
    private static readonly DateOnly FirstDay = new(2022, 1, 1);

    /// <param name="folder">Where the shops are stored and reused; null for a folder that is removed at the end.</param>
    internal static async Task<int> RunAsync(string? folder)
    {
        if (!Setting.Has((Setting.Program, "Build it: dotnet build -c Release"))) return 1;
        var root = folder is null ? Directory.CreateTempSubdirectory("insights-benchmark-").FullName : Directory.CreateDirectory(folder).FullName;
        try
        {
            var few = await AnalyseAsync(root, Fewer);
            var many = await AnalyseAsync(root, Customers);
            var growth = many.Seconds / Customers / (few.Seconds / Fewer);
            var gibibytes = many.PeakMebibytes / MebibytesPerGibibyte;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"million: {Customers:N0} customers {many.Seconds:0} s, {gibibytes:0.0} GiB (below {MaxGibibytes:0}); {Fewer:N0} customers {few.Seconds:0.0} s; time for a customer {growth:0.00} times (at most {MaxGrowth:0.0})"));
            return growth <= MaxGrowth && gibibytes < MaxGibibytes ? 0 : 1;
        }
        finally
        {
            if (folder is null) Directory.Delete(root, recursive: true);
        }
    }

    private static async Task<Measured> AnalyseAsync(string root, int customers)
    {
        var data = Path.Combine(root, customers.ToString(CultureInfo.InvariantCulture));
        if (!Directory.Exists(data))
        {
            var file = data + ".csv";
            var purchases = await WriteAsync(file, customers);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"million: {customers:N0} customers with {purchases:N0} purchases"));
            await Setting.InsightsAsync("import", file, "--data", data, "--currency", "EUR");
            File.Delete(file);
        }
        return await Setting.InsightsAsync("analyze", "--data", data);
    }

    /// <summary>
    /// Customers who come over the first years, each with a rate of buying, a chance of leaving after a purchase and a size of
    /// baskets of their own.
    /// </summary>
    private static async Task<long> WriteAsync(string path, int customers)
    {
        var random = new Random(1);
        long purchases = 0;
        await using var file = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        await file.WriteLineAsync("order,customer,date,amount,country,channel");
        for (var customer = 0; customer < customers; customer++)
        {
            var country = Countries[(int)(Countries.Length * random.NextDouble() * random.NextDouble())];
            var channel = Channels[(int)(Channels.Length * random.NextDouble() * random.NextDouble())];
            var rate = Gamma.Sample(random, 1.1, 17) + 0.002;
            var leaves = Beta.Sample(random, 1.2, 30);
            var basket = LogNormal.Sample(random, 3.2, 0.6);
            for (var day = 1_000 * Math.Pow(random.NextDouble(), 1.5); day < Days; day += 1 + Exponential.Sample(random, rate))
            {
                var amount = Math.Round(LogNormal.Sample(random, Math.Log(basket), 0.4), 2) + 0.5;
                await file.WriteLineAsync(string.Create(
                    CultureInfo.InvariantCulture, $"{purchases++},K{customer:D7},{FirstDay.AddDays((int)day):yyyy-MM-dd},{amount:0.00},{country},{channel}"));
                if (random.NextDouble() < leaves) break;
            }
        }
        return purchases;
    }
}
