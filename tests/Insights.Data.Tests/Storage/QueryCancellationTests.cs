using Insights.Data.Storage;
using Insights.Testing;

namespace Insights.Data.Tests.Storage;

public sealed class QueryCancellationTests : IDisposable
{
    private const string Endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";
    private readonly TestShop shop = new();

    public void Dispose() => shop.Dispose();

    [Fact]
    public async Task A_query_that_computes_without_end_stops_when_it_is_cancelled()
    {
        await shop.Database.MigrateAsync(CancellationToken.None);
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Task.Run(() => shop.Database.QueryAsync(Endless, [], row => row.GetInt64(0), cancellation.Token).FirstAsync().AsTask()));

        // The connection is as good as before.
        Assert.Equal(1L, await shop.Database.QueryAsync("SELECT 1", [], row => row.GetInt64(0), CancellationToken.None).FirstAsync());
    }
}
