using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Insights.Benchmarks;

/// <summary>
/// Pages a million customers forwards and backwards over HTTP while the program imports files: each customer that was there
/// throughout is visited exactly once. An analysis of so many takes longer than both walks; that a walk stays with its run is
/// tested with fewer.
/// </summary>
internal static class PagingCampaign
{
    private const int PageSize = 100;
    private const int NewCustomersOfFile = 200;

    internal static async Task<int> RunAsync(string? data)
    {
        if (!Setting.Has((Setting.Program, "Build it: dotnet build -c Release"))) return 1;
        await using var shop = await LargeShop.StartAsync(data);
        var isRight = true;
        foreach (var forwards in new[] { true, false })
        {
            var expected = (int)((await shop.QueryAsync("{ customers(first: 1) { totalCount } }"))["customers"]?["totalCount"] ?? 0);
            using var stop = new CancellationTokenSource();
            var importing = ImportAsync(shop.Data, forwards ? "forwards" : "backwards", stop.Token);
            var watch = Stopwatch.StartNew();
            var (visits, visited) = await WalkAsync(shop, forwards);
            var seconds = watch.Elapsed.TotalSeconds;
            await stop.CancelAsync();
            var files = await importing;
            isRight &= visits == expected && visited == expected;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"paging {(forwards ? "forwards" : "backwards")}: {visits} visits of {visited} customers, {expected} were there throughout; {seconds:0} s, {files} files imported meanwhile"));
        }
        return isRight ? 0 : 1;
    }

    private static async Task<(long Visits, int Visited)> WalkAsync(LargeShop shop, bool forwards)
    {
        var query = forwards
            ? "query($size: Int, $cursor: String) { customers(first: $size, after: $cursor) { pageInfo { more: hasNextPage cursor: endCursor } nodes { externalId } } }"
            : "query($size: Int, $cursor: String) { customers(last: $size, before: $cursor) { pageInfo { more: hasPreviousPage cursor: startCursor } nodes { externalId } } }";
        var visited = new HashSet<string>(LargeShop.Customers, StringComparer.Ordinal);
        long visits = 0;
        string? cursor = null;
        while (true)
        {
            var page = (await shop.QueryAsync(query, new { size = PageSize, cursor }))["customers"] ?? throw new InvalidOperationException("There is no page.");
            foreach (var node in page["nodes"]?.AsArray() ?? [])
            {
                visits++;
                visited.Add((string?)node?["externalId"] ?? "");
            }
            if ((bool?)page["pageInfo"]?["more"] != true) return (visits, visited.Count);
            cursor = (string?)page["pageInfo"]?["cursor"];
        }
    }

    /// <summary>Files with new customers and with more orders of known ones, one after the other.</summary>
    private static async Task<int> ImportAsync(string data, string name, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("insights-benchmark-").FullName;
        var files = 0;
        try
        {
            while (!cancellationToken.IsCancellationRequested)
            {
                var text = new StringBuilder("order,customer,date,amount,country\n");
                for (var i = 0; i < NewCustomersOfFile; i++)
                {
                    text.Append(CultureInfo.InvariantCulture, $"{name}-{files}-{i},N{name}{files}-{i},2023-0{1 + files % 9}-11,{10 + i}.00,Germany\n");
                    text.Append(CultureInfo.InvariantCulture, $"{name}-{files}-{i}k,K{(i * 4_999 + files) % LargeShop.Customers:D7},2022-0{1 + files % 9}-21,{20 + i}.00,Germany\n");
                }
                var file = Path.Combine(folder, $"{files}.csv");
                await File.WriteAllTextAsync(file, text.ToString(), CancellationToken.None);
                await Setting.InsightsAsync("import", file, "--data", data, "--currency", "EUR");
                files++;
            }
            return files;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
