using System.Collections.Concurrent;
using Insights.Data.Histories;

namespace Insights.Testing;

/// <summary>Shops with real purchase data, imported once for all tests of a process that only read them.</summary>
public static class RealShops
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<TestShop>>> Shops = new(StringComparer.Ordinal);

    public static Task<TestShop> WithAsync(string file) => Shops.GetOrAdd(file, name => new Lazy<Task<TestShop>>(async () =>
    {
        var shop = new TestShop();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => shop.Dispose();
        await shop.ImportAsync(Path.Combine(RepositoryPaths.SharedData, name));
        return shop;
    })).Value;

    /// <summary>Histories as of a date.</summary>
    public static async Task<PurchaseHistories> HistoriesAsync(string file, DateOnly asOf) =>
        await (await WithAsync(file)).HistoriesAsync(asOf);
}
