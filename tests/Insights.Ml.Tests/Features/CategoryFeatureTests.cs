using Insights.Data.Histories;
using Insights.Data.Import.Rows;
using Insights.Testing;

namespace Insights.Ml.Tests.Features;

public class CategoryFeatureTests
{
    private const string Header = "customer,date,amount,order,product,category\n";
    private const string Sales = """
        K1,2023-03-01,30.00,1,SENCHA,Tea
        K1,2024-05-01,20.00,2,POT,Crockery
        K1,2024-05-02,50.00,3,ASSAM,Tea
        K2,2024-05-01,10.00,4,CUP,Crockery
        K2,2024-05-02,5.00,5,POST,
        K3,2024-05-01,7.00,6,POST,
        K4,2024-05-01,6.00,7,HONEY,Food
        K4,2024-05-02,1.00,8,NOVEL,Books

        """;

    private static readonly DateOnly AsOf = new(2024, 6, 1);

    [Fact]
    public async Task Spend_is_shared_out_over_the_shops_largest_categories()
    {
        var histories = await HistoriesAsync(Sales);
        var features = new CustomerFeatures(histories, "K1");

        // Tea 80, crockery 30, food 6, books 1.
        Assert.Equal([0.8, 0.2, 0], new[] { 1, 2, 3 }.Select(rank => features[$"top-category-{rank}"]));
        Assert.Equal("80\u00a0% des Umsatzes in der größten Warengruppe des Ladens", features.In(CustomerFeatures.German, "top-category-1"));
        Assert.Equal("nothing from the shop's third largest category", features.In(CustomerFeatures.English, "top-category-3"));
        Assert.Equal(0.8, features["favourite-category"], 12);
        Assert.Equal("80% of the spend in a single category", features.In(CustomerFeatures.English, "favourite-category"));
        Assert.Equal(2, features["categories-365"]);
        Assert.Equal(6 / 7.0, new CustomerFeatures(histories, "K4")["top-category-3"], 12);
    }

    [Fact]
    public async Task A_customer_without_any_category_has_the_share_of_the_shop_and_a_sentence_about_it()
    {
        var features = new CustomerFeatures(await HistoriesAsync(Sales), "K3");

        Assert.Equal(80 / 117.0, features["top-category-1"], 12);
        Assert.Equal("die Warengruppen der Einkäufe sind nicht bekannt", features.In(CustomerFeatures.German, "top-category-1"));
        Assert.Equal("the categories of the purchases are not known", features.In(CustomerFeatures.English, "categories-365"));
    }

    [Fact]
    public async Task Categories_of_more_than_a_year_ago_are_none_of_the_year()
    {
        var features = new CustomerFeatures(await HistoriesAsync("K1,2023-03-01,30.00,1,SENCHA,Tea\nK1,2024-05-01,20.00,2,POT,Crockery\n"), "K1");

        Assert.Equal(1, features["categories-365"]);
        Assert.Equal("verschiedene Warengruppen in den letzten 365 Tagen: 1", features.In(CustomerFeatures.German, "categories-365"));
    }

    [Fact]
    public async Task What_is_sold_on_or_after_the_cutoff_makes_no_category_large()
    {
        var known = await HistoriesAsync(Sales);
        var whole = await HistoriesAsync(Sales + "K1,2024-06-01,500.00,9,ATLAS,Atlases\nK5,2024-06-02,900.00,10,NOVEL,Books\n", AsOf.AddDays(20));

        foreach (var customer in known.ExternalIds)
            Assert.Equal(Values(new CustomerFeatures(known, customer, AsOf)), Values(new CustomerFeatures(whole, customer, AsOf)));

        static IEnumerable<double> Values(CustomerFeatures features) =>
            new[] { "top-category-1", "top-category-2", "top-category-3", "favourite-category", "categories-365" }.Select(name => features[name]);
    }

    [Fact]
    public async Task A_shop_without_categories_has_constant_features()
    {
        var histories = await HistoriesAsync("K1,2024-03-01,30.00,1,SENCHA,\nK2,2024-05-01,20.00,2,POT,\n");

        foreach (var customer in histories.ExternalIds)
            Assert.Equal([0, 0, 0, 0], new[] { "top-category-1", "top-category-3", "favourite-category", "categories-365" }.Select(name => new CustomerFeatures(histories, customer)[name]));
    }

    private static async Task<PurchaseHistories> HistoriesAsync(string sales, DateOnly? asOf = null)
    {
        using var shop = new TestShop();
        await shop.ImportTextAsync(Header + sales, new ImportOptions { Currency = "EUR", TimeZone = "Europe/Berlin" });
        return await shop.HistoriesAsync(asOf ?? AsOf);
    }
}
