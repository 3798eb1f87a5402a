using System.Text.RegularExpressions;
using Insights.Server.Tests.Features.Pages;

namespace Insights.Server.Tests.Features.Overview;

[Collection(OwnersShopTests.Name)]
public partial class OverviewTests(OwnersShop shop)
{
    private const int MaxPage = 200_000;
    private static readonly string[] Shown =
    [
        "tier-distribution", "spend-concentration", "middle-tier", "tier-movement", "revenue-by-month", "revenue-outlook", "loyalty-premium",
        "customer-flow", "cohorts", "rfm", "weekday-hour",
    ];

    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    public async Task Every_picture_says_below_it_what_the_API_says_and_is_fetched_when_it_is_in_sight(string language)
    {
        var html = await shop.Client.GetStringAsync(new Uri(PageText.InLanguage("/overview", language), UriKind.Relative));
        var charts = (await shop.Served.QueryAsync($"{{ charts(language: {language.ToUpperInvariant()}) {{ name alternative }} }}"))["charts"]!.AsArray();
        var words = PageText.Of(html);

        Assert.All(charts.Where(chart => Shown.Contains((string)chart!["name"]!)), chart => Assert.Contains(PageText.Plain((string)chart!["alternative"]!), words, StringComparison.Ordinal));
        var pictures = Pictures().Matches(html);
        // All customers are of one country, so that a picture of the countries would say nothing.
        Assert.Equal(Shown.Length, pictures.Count);
        Assert.All(pictures, picture => Assert.Contains("loading=\"lazy\"", picture.Value, StringComparison.Ordinal));
        Assert.True(html.Length < MaxPage, $"{html.Length} characters");
    }

    [Fact]
    public async Task Every_chart_has_a_place_on_some_page()
    {
        var pages = "";
        foreach (var path in new[] { "/overview", "/predictions", "/customers/1" }) pages += await shop.Client.GetStringAsync(new Uri(path, UriKind.Relative));
        var names = (await shop.Served.QueryAsync("{ charts { name } }"))["charts"]!.AsArray().Select(chart => (string)chart!["name"]!);

        Assert.All(names.Append("customer-timeline"), name => Assert.Contains($"/charts/{name}.svg", pages, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_picture_of_the_page_is_there()
    {
        var html = await shop.Client.GetStringAsync(new Uri("/overview", UriKind.Relative));

        foreach (Match picture in Pictures().Matches(html))
            Assert.Equal("image/svg+xml", (await shop.Client.GetAsync(new Uri(System.Net.WebUtility.HtmlDecode(picture.Groups["address"].Value), UriKind.Relative))).Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task On_a_phone_a_picture_is_drawn_as_wide_as_the_phone_so_that_its_words_are_legible()
    {
        var html = await shop.Client.GetStringAsync(new Uri("/overview", UriKind.Relative));
        var phones = Phones().Matches(html);

        Assert.Equal(2 * Pictures().Count(html), phones.Count);
        foreach (Match picture in phones)
        {
            using var response = await shop.Client.GetAsync(new Uri(System.Net.WebUtility.HtmlDecode(picture.Groups["address"].Value), UriKind.Relative));
            Assert.Contains("width=\"360\"", (await response.Content.ReadAsStringAsync())[..500], StringComparison.Ordinal);
            Assert.NotNull(response.Headers.ETag);
        }
    }

    [GeneratedRegex("<source media=\"screen and \\(max-width: 40rem\\)[^\"]*\" srcset=\"(?<address>[^\"]+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Phones();

    [GeneratedRegex("<img src=\"(?<address>[^\"]+)\"[^>]*>", RegexOptions.ExplicitCapture)]
    private static partial Regex Pictures();
}
