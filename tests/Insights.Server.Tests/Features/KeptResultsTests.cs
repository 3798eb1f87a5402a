using Insights.Data.Shops;
using Insights.Server.Queries.Shops;

namespace Insights.Server.Tests.Features;

public sealed class KeptResultsTests : IDisposable
{
    private readonly KeptResults results = new();
    private int computed;

    public void Dispose() => results.Dispose();

    [Fact]
    public async Task A_result_is_computed_once_for_a_state_of_the_data_and_again_for_the_next()
    {
        Assert.Equal("1", await AskAsync(version: 1, "chart"));
        Assert.Equal("1", await AskAsync(version: 1, "chart"));
        Assert.Equal("2", await AskAsync(version: 1, "other chart"));
        Assert.Equal("3", await AskAsync(version: 2, "chart"));
    }

    [Fact]
    public async Task A_result_that_could_not_be_computed_is_tried_again()
    {
        var shop = ShopOf(version: 1);
        await Assert.ThrowsAsync<OperationCanceledException>(() => results.GetAsync<string>(shop, "chart", () => throw new OperationCanceledException()));

        Assert.Equal("1", await AskAsync(version: 1, "chart"));
    }

    private Task<string> AskAsync(long version, string key) =>
        results.GetAsync(ShopOf(version), key, () => Task.FromResult((++computed).ToString(System.Globalization.CultureInfo.InvariantCulture)));

    private static Shop ShopOf(long version) => new() { Currency = "EUR", TimeZone = "Etc/UTC", DataVersion = version };
}
