using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Insights.Server.Features.Imports;
using Insights.Server.Features.Pages;
using Insights.Testing;

namespace Insights.Server.Tests.Features.Pages;

/// <summary>What holds for all pages, over HTTP.</summary>
[Collection(OwnersShopTests.Name)]
public sealed partial class PagesTests(OwnersShop shop) : IDisposable
{
    private const int MaxMonday = 300_000;

    /// <summary>Without cookies of other tests, and without following redirects.</summary>
    private readonly HttpClient client = new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = shop.Address };

    public static TheoryData<string> Paths => PageText.All;

    public void Dispose() => client.Dispose();

    [Theory]
    [InlineData("de-AT,en;q=0.5", null, null, "de")]
    [InlineData("fr,en;q=0.5", null, null, "en")]
    [InlineData("fr", null, null, "en")]
    [InlineData("en", null, "de", "de")]
    [InlineData("en", "de", null, "de")]
    [InlineData("en", "de", "en", "en")]
    [InlineData("de", "xx", "yy", "de")]
    public async Task A_page_speaks_the_language_of_its_address_else_the_chosen_one_else_the_browsers(string browser, string? chosen, string? asked, string expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, asked is null ? "/" : $"/?language={asked}");
        request.Headers.AcceptLanguage.ParseAdd(browser);
        if (chosen is not null) request.Headers.Add("Cookie", $"language={chosen}");

        using var response = await client.SendAsync(request);

        Assert.Contains($"<html lang=\"{expected}\"", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/customers?q=an", "/customers?q=an")]
    [InlineData("//elsewhere.example", "/")]
    [InlineData("/\\elsewhere.example", "/")]
    [InlineData("https://elsewhere.example", "/")]
    [InlineData("", "/")]
    public async Task The_switch_of_the_language_keeps_it_and_comes_back_to_a_page_of_this_server(string back, string expected)
    {
        using var response = await client.GetAsync(new Uri($"/language/de?back={Uri.EscapeDataString(back)}", UriKind.Relative));

        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        Assert.Equal(expected, response.Headers.GetValues("Location").Single());
        Assert.Contains("language=de", response.Headers.GetValues("Set-Cookie").Single(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Nothing_on_a_page_comes_from_elsewhere_and_no_script_or_style_stands_in_it(string path)
    {
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        var html = await response.Content.ReadAsStringAsync();

        Assert.Equal(path == "/nowhere" ? HttpStatusCode.NotFound : HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.DoesNotContain("=\"http", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(" style=", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<style", html, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("<script src=\"/assets/site.js\" defer></script>", Script().Match(html).Value);
        Assert.Single(Script().Matches(html));
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task The_query_that_a_page_shows_is_answered(string path)
    {
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        var html = await response.Content.ReadAsStringAsync();

        foreach (var link in PageText.Links(html, "/graphql/ide?query="))
        {
            var answer = await JsonNode.ParseAsync(await client.GetStreamAsync(new Uri(link.Replace("/graphql/ide", "/graphql", StringComparison.Ordinal), UriKind.Relative)));
            Assert.True(answer!["errors"] is null, answer.ToJsonString());
        }
    }

    [Fact]
    public async Task The_Monday_page_with_all_that_belongs_to_it_is_light()
    {
        var html = await client.GetByteArrayAsync(new Uri("/", UriKind.Relative));
        var picture = Picture().Match(System.Text.Encoding.UTF8.GetString(html)).Groups["address"].Value;
        var weight = html.Length;
        foreach (var address in new[] { "/assets/site.css", "/assets/site.js", "/assets/icon.svg", WebUtility.HtmlDecode(picture) })
            weight += (await client.GetByteArrayAsync(new Uri(address, UriKind.Relative))).Length;

        Assert.InRange(weight, 10_000, MaxMonday);
    }

    [Theory]
    [InlineData("/nowhere", HttpStatusCode.NotFound, "There is no such page")]
    [InlineData("/customers/99999999", HttpStatusCode.NotFound, "There is no such page")]
    [InlineData("/jobs/77", HttpStatusCode.NotFound, "There is no such page")]
    [InlineData("/next-vips?after=changed", HttpStatusCode.BadRequest, "This request cannot be answered")]
    [InlineData("/customers?after=a&before=b", HttpStatusCode.BadRequest, "This request cannot be answered")]
    public async Task A_wrong_address_gets_a_page_that_says_what_to_do(string path, HttpStatusCode status, string title)
    {
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));

        Assert.Equal(status, response.StatusCode);
        Assert.Contains($"<h1>{title}</h1>", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/runs")]
    [InlineData("/settings")]
    [InlineData("/tiers/policy")]
    [InlineData("/imports/upload")]
    public async Task A_form_without_the_token_of_a_page_changes_nothing(string path)
    {
        using var form = new MultipartFormDataContent { { new StringContent("a,b\n1,2\n"), "file", "sales.csv" } };

        using var response = await client.PostAsync(new Uri(path, UriKind.Relative), form);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("Nothing was changed", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Null((await shop.Shop.Database.ReadShopAsync(CancellationToken.None))!.Name);
    }

    [Theory]
    [InlineData("/assets/site.css", "text/css")]
    [InlineData("/assets/site.js", "text/javascript")]
    [InlineData("/assets/icon.svg", "image/svg+xml")]
    public async Task The_pages_files_come_from_the_server_itself(string path, string type)
    {
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));

        Assert.Equal(new MediaTypeHeaderValue(type), response.Content.Headers.ContentType);
    }

    [Fact]
    public void Both_languages_have_the_same_texts_with_the_same_places_and_all_are_used()
    {
        var features = Path.Combine(RepositoryPaths.Root, "src", "Insights.Server", "Features");
        var source = string.Concat(new[] { "*.razor", "*.cs" }.SelectMany(kind => Directory.EnumerateFiles(features, kind, SearchOption.AllDirectories)).Select(File.ReadAllText));
        var (english, german) = (new PageTexts(CultureInfo.GetCultureInfo("en")), new PageTexts(CultureInfo.GetCultureInfo("de")));
        var names = PageTexts.NamesIn(CultureInfo.InvariantCulture);

        Assert.Equal(names.Order(), PageTexts.NamesIn(CultureInfo.GetCultureInfo("de")).Order());
        // The fields of files have a test of their own.
        Assert.All(names.Where(name => !name.StartsWith(FieldNames.Prefix, StringComparison.Ordinal)), name => Assert.True(
            source.Contains($"\"{name}\"", StringComparison.Ordinal) || source.Contains($"$\"{name[..(name.LastIndexOf('-') + 1)]}{{", StringComparison.Ordinal), $"'{name}' is used nowhere."));
        Assert.All(names, name => Assert.Equal(Places(english.Of(name)), Places(german.Of(name))));
    }

    private static IEnumerable<string> Places(string text) => Place().Matches(text).Select(match => match.Value).Order(StringComparer.Ordinal);

    [GeneratedRegex("<script.*?</script>", RegexOptions.Singleline)]
    private static partial Regex Script();

    [GeneratedRegex("<img src=\"(?<address>[^\"]+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Picture();

    [GeneratedRegex(@"\{\d+(?![^}]*\|)")]
    private static partial Regex Place();
}
