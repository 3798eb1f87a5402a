using System.Globalization;
using System.Net.Http.Headers;
using Insights.Server.Features.Start;
using Insights.Testing;

namespace Insights.Server.Tests.Features;

[Collection(ServedShopTests.Name)]
public class StartPageTests(ServedShop served)
{
    [Theory]
    [InlineData("de-AT,en;q=0.5", null, "de", "Die nächsten VIPs")]
    [InlineData("fr,en;q=0.5", null, "en", "The next VIPs")]
    [InlineData("en", "de", "de", "Die nächsten VIPs")]
    [InlineData("fr", null, "en", "The next VIPs")]
    public async Task The_page_speaks_the_language_that_is_asked_for_or_the_browsers(string browser, string? asked, string language, string title)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, asked is null ? "/" : $"/?language={asked}");
        request.Headers.AcceptLanguage.ParseAdd(browser);

        using var response = await served.Client.SendAsync(request);
        var page = await response.Content.ReadAsStringAsync();

        Assert.Contains($"<html lang=\"{language}\"", page, StringComparison.Ordinal);
        Assert.Contains(title, System.Net.WebUtility.HtmlDecode(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_shows_the_customers_of_the_api_and_every_chart_with_its_table()
    {
        var page = System.Net.WebUtility.HtmlDecode(await served.Client.GetStringAsync("/?language=en"));
        var data = await served.QueryAsync("{ nextVips(first: 10) { nodes { externalId } } churnRisks(first: 10) { nodes { externalId } } charts { alternative svgUrl } }");

        foreach (var list in new[] { "nextVips", "churnRisks" })
            Assert.All(data[list]!["nodes"]!.AsArray(), node => Assert.Contains($"<strong>{node!["externalId"]}</strong>", page, StringComparison.Ordinal));
        Assert.All(data["charts"]!.AsArray(), chart =>
        {
            Assert.Contains((string)chart!["alternative"]!, page, StringComparison.Ordinal);
            Assert.Contains((string)chart["svgUrl"]!, page, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Nothing_on_the_page_comes_from_elsewhere_or_runs_a_script()
    {
        using var response = await served.Client.GetAsync("/");
        var page = await response.Content.ReadAsStringAsync();

        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("src=\"http", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("default-src 'none'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal(new MediaTypeHeaderValue("text/css"), (await served.Client.GetAsync("/assets/site.css")).Content.Headers.ContentType);
    }

    [Fact]
    public void Both_languages_have_the_same_texts_and_all_are_used()
    {
        var pages = string.Concat(Directory.EnumerateFiles(Path.Combine(RepositoryPaths.Root, "src", "Insights.Server", "Features"), "*.razor", SearchOption.AllDirectories).Select(File.ReadAllText));
        var names = PageTexts.NamesIn(CultureInfo.InvariantCulture);

        Assert.Equal(names.Order(), PageTexts.NamesIn(CultureInfo.GetCultureInfo("de")).Order());
        Assert.All(names, name => Assert.Contains($"texts.Of(\"{name}\"", pages, StringComparison.Ordinal));
    }
}
