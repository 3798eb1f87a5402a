namespace Insights.Ml.Tests.Features;

public class HabitFeatureTests
{
    /// <summary>A Monday.</summary>
    private static readonly DateOnly Monday = new(2024, 6, 3);

    [Fact]
    public void A_weekend_is_Saturday_and_Sunday()
    {
        var shop = new HabitShop();
        for (var day = 0; day < 7; day++) shop.Buy("k", Monday.AddDays(day));

        var features = shop.FeaturesOf("k");

        Assert.Equal(2 / 7.0, features["weekend-share"], 12);
        Assert.Equal("2 of 7 purchase days on a weekend", features.In(CustomerFeatures.English, "weekend-share"));
        Assert.Equal("2 von 7 Einkaufstagen am Wochenende", features.In(CustomerFeatures.German, "weekend-share"));
    }

    [Fact]
    public void A_share_of_few_purchases_is_shrunk_towards_that_of_the_shop()
    {
        var shop = new HabitShop().Buy("sunday", Monday.AddDays(-1)).Buy("sunday", Monday.AddDays(-8)).Buy("monday", Monday).Buy("other", Monday);

        // Two of four purchase days of the shop are on a weekend, and count like two of the customer's own.
        Assert.Equal((2 + 2 * 0.5) / (2 + 2), shop.FeaturesOf("sunday")["weekend-share"], 12);
        Assert.Equal((0 + 2 * 0.5) / (1 + 2), shop.FeaturesOf("monday")["weekend-share"], 12);
        Assert.Equal("has bought once so far, 28 days ago", shop.FeaturesOf("monday").In(CustomerFeatures.English, "weekend-share"));
    }

    [Fact]
    public void A_customer_of_Tuesdays_is_called_so()
    {
        var shop = new HabitShop();
        for (var week = 0; week < 3; week++) shop.Buy("k", Monday.AddDays(1 + 7 * week));
        shop.Buy("k", Monday);

        var features = shop.FeaturesOf("k");

        Assert.Equal((3 + 2 / 7.0) / (4 + 2), features["usual-weekday"], 12);
        Assert.Equal("3 of 4 purchase days on a Tuesday", features.In(CustomerFeatures.English, "usual-weekday"));
        Assert.Equal("3 von 4 Einkaufstagen an einem Dienstag", features.In(CustomerFeatures.German, "usual-weekday"));
    }

    [Fact]
    public void Without_a_day_that_outweighs_all_others_no_weekday_is_named()
    {
        var features = new HabitShop().Buy("k", Monday).Buy("k", Monday.AddDays(1)).FeaturesOf("k");

        Assert.Equal("no fixed weekday: at most 1 of 2 purchase days on the same one", features.In(CustomerFeatures.English, "usual-weekday"));
        Assert.Equal("kein fester Wochentag: höchstens 1 von 2 Einkaufstagen am gleichen", features.In(CustomerFeatures.German, "usual-weekday"));
    }

    [Fact]
    public void Mornings_and_evenings_are_counted_among_the_purchases_with_an_hour()
    {
        var shop = new HabitShop();
        int?[] hours = [5, 6, 11, 12, 17, 18, 23, null];
        for (var i = 0; i < hours.Length; i++) shop.Buy("k", Monday.AddDays(i), hour: hours[i]);

        var features = shop.FeaturesOf("k");

        Assert.Equal(2 / 7.0, features["morning-share"], 12);
        Assert.Equal("2 von 7 Einkaufstagen am Vormittag", features.In(CustomerFeatures.German, "morning-share"));
        Assert.Equal("2 of 7 purchase days in the evening", features.In(CustomerFeatures.English, "evening-share"));
    }

    [Fact]
    public void Without_times_of_day_hours_say_nothing()
    {
        var shop = new HabitShop().Buy("k", Monday).Buy("k", Monday.AddDays(1)).Buy("l", Monday);

        Assert.Equal(0, shop.FeaturesOf("k")["evening-share"]);
        Assert.Equal(shop.FeaturesOf("k")["evening-share"], shop.FeaturesOf("l")["evening-share"]);
        Assert.Equal("bought on 2 days in all", shop.FeaturesOf("k").In(CustomerFeatures.English, "evening-share"));
    }

    [Fact]
    public void The_main_channel_is_the_one_with_the_most_purchase_days_before_the_cutoff()
    {
        var shop = new HabitShop().Buy("k", Monday, channel: "web").Buy("k", Monday.AddDays(1), channel: "web").Buy("k", Monday.AddDays(2), channel: "app")
            .Buy("l", Monday, channel: "app").Buy("l", Monday.AddDays(1), channel: "app").Buy("m", HabitShop.AsOf, channel: "web").Buy("m", HabitShop.AsOf.AddDays(1), channel: "web")
            .Buy("n", Monday).Buy("n", Monday.AddDays(3));

        Assert.Equal((1 + 2 * 0.6) / (3 + 2), shop.FeaturesOf("k")["main-channel-share"], 12);
        Assert.Equal("1 of 3 purchase days through the shop's main channel", shop.FeaturesOf("k").In(CustomerFeatures.English, "main-channel-share"));
        Assert.Equal(0.6, shop.FeaturesOf("n")["main-channel-share"], 12);
        Assert.Equal("Einkäufe an 2 Tagen insgesamt", shop.FeaturesOf("n").In(CustomerFeatures.German, "main-channel-share"));
    }

    [Fact]
    public void A_country_is_the_commonest_one_or_another_or_unknown()
    {
        var shop = new HabitShop().Buy("k", Monday).From("k", "Norway").Buy("l", Monday).From("l", "Norway").Buy("m", Monday).From("m", "Austria").Buy("n", Monday)
            .Buy("o", HabitShop.AsOf).From("o", "Austria").Buy("p", HabitShop.AsOf).From("p", "Austria");

        Assert.Equal([1, 0, 2 / 3.0], new[] { "k", "m", "n" }.Select(customer => shop.FeaturesOf(customer)["home-country"]));
        Assert.Equal("aus dem Land mit den meisten Kunden", shop.FeaturesOf("k").In(CustomerFeatures.German, "home-country"));
        Assert.Equal("from another country than the one with the most customers", shop.FeaturesOf("m").In(CustomerFeatures.English, "home-country"));
        Assert.Equal("the country is not known", shop.FeaturesOf("n").In(CustomerFeatures.English, "home-country"));
    }

    [Theory]
    [InlineData(30, 10, 0.25, "25\u00a0% Rabatt über alle Einkäufe", "25% discount over all purchases")]
    [InlineData(1_000, 1, 1 / 1001.0, "unter 1\u00a0% Rabatt über alle Einkäufe", "under 1% discount over all purchases")]
    [InlineData(30, 0, 0, "kein Rabatt verzeichnet", "no discount on record")]
    [InlineData(30, null, 0, "kein Rabatt verzeichnet", "no discount on record")]
    public void A_discount_is_named_where_there_was_one(int paid, int? discount, double share, string german, string english)
    {
        var features = new HabitShop().Buy("k", Monday, paid, discount: discount).FeaturesOf("k");

        Assert.Equal(share, features["discount-share"], 12);
        Assert.Equal(german, features.In(CustomerFeatures.German, "discount-share"));
        Assert.Equal(english, features.In(CustomerFeatures.English, "discount-share"));
    }

    [Fact]
    public void The_largest_number_of_products_of_a_day_is_named_where_products_are_known()
    {
        var shop = new HabitShop().Buy("k", Monday, products: 3).Buy("k", Monday.AddDays(1), products: 7).Buy("l", Monday, products: 0);

        Assert.Equal(7, shop.FeaturesOf("k")["most-products"]);
        Assert.Equal("verschiedene Artikel an einem Einkaufstag: höchstens 7", shop.FeaturesOf("k").In(CustomerFeatures.German, "most-products"));
        Assert.Equal("the products are not named", shop.FeaturesOf("l").In(CustomerFeatures.English, "most-products"));
    }
}
