using System.Globalization;
using Insights.Data.Import.Rows;
using Insights.Server.Features.Demo;
using Insights.Testing;

namespace Insights.Server.Tests.Features;

public sealed class DemoShopTests : IDisposable
{
    private static readonly DateOnly FirstDay = new(2022, 1, 1);
    private static readonly ImportOptions Terms = new() { Currency = DemoShop.Currency, TimeZone = DemoShop.TimeZone };
    private readonly TestShop shop = new();

    public void Dispose() => shop.Dispose();

    [Fact]
    public async Task The_ordinary_importer_takes_every_row_of_the_made_up_shop()
    {
        var (sales, customers) = await WriteAsync(new DemoShop(seed: 1, customers: 200, FirstDay), new DateOnly(2023, 6, 1));

        var imports = new[] { await shop.ImportAsync(sales, Terms), await shop.ImportAsync(customers, Terms) };

        Assert.Equal(["generic", "customers"], imports.Select(import => import.Format));
        Assert.All(imports, import => Assert.Equal(0, import.Lines.Rejected));
        Assert.InRange(imports[0].NewCustomers, 100, 200);
        Assert.NotEqual(0, imports[0].AnonymousAmount.TenThousandths);
        Assert.True(imports[1].Lines.Imported + imports[1].Lines.Updated >= imports[0].NewCustomers);
    }

    [Fact]
    public async Task A_demo_on_a_later_day_has_the_same_past()
    {
        var made = new DemoShop(seed: 7, customers: 50, FirstDay);
        var (early, _) = await WriteAsync(made, new DateOnly(2022, 7, 1));
        await shop.ImportAsync(early, Terms);
        var before = (await shop.HistoriesAsync(new DateOnly(2022, 7, 1))).Days.NetSpend.ToArray();
        var (late, _) = await WriteAsync(made, new DateOnly(2022, 9, 1));

        var again = await shop.ImportAsync(late, Terms);

        Assert.Equal(0, again.Lines.Updated);
        Assert.Equal(before, (await shop.HistoriesAsync(new DateOnly(2022, 7, 1))).Days.NetSpend);
    }

    private async Task<(string Sales, string Customers)> WriteAsync(DemoShop made, DateOnly until)
    {
        var name = until.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        var (sales, customers) = (shop.Folder.File($"sales-{name}.csv.gz"), shop.Folder.File($"customers-{name}.csv"));
        await made.WriteSalesAsync(sales, until, CancellationToken.None);
        await made.WriteCustomersAsync(customers, until, CancellationToken.None);
        return (sales, customers);
    }
}
