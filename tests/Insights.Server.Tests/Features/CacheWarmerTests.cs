using Insights.Data.Storage;
using Insights.Server.Features.Home;
using Insights.Server.GraphQL.Requests;
using Microsoft.Extensions.DependencyInjection;

namespace Insights.Server.Tests.Features;

/// <summary>What is ready before anybody asks.</summary>
[Collection(OwnersShopTests.Name)]
public class CacheWarmerTests(OwnersShop shop)
{
    [Fact]
    public async Task What_charts_and_weeks_show_is_there_before_the_first_visitor_of_a_new_state_of_the_data()
    {
        using var preparation = ActivatorUtilities.CreateInstance<CacheWarmer>(shop.Served.Service<IServiceProvider>());
        await preparation.WarmIfChangedAsync(CancellationToken.None);

        Assert.Equal(0, await shop.Served.CountUnlessCachedAsync("{ weeks(first: 2) { purchases } charts(language: DE) { alternative } }"));
        Assert.Equal(0, await shop.Served.CountUnlessCachedAsync("{ charts(language: EN) { rows } }"));
        Assert.Equal(
            (string?)(await shop.Served.QueryAsync("{ run { id } }"))["run"]!["id"],
            await shop.Served.Shop.Database.QueryAsync("SELECT DISTINCT run_id FROM materialized_aggregates", [], row => new GlobalId("Run", row.GetInt64(0)).ToString(), CancellationToken.None).SingleAsync());
        Assert.Equal(0, await shop.Served.CountUnlessCachedAsync("{ chart(name: \"middle-tier\", by: COUNTRY) { rows } }"));
    }
}
