using Insights.Server.Tests.Browser;
using Microsoft.Playwright;

namespace Insights.Server.Tests.Features.Pages;

/// <summary>Every page is accessible, in both languages, light and dark, on a phone and on a desk.</summary>
[Collection(OwnersShopTests.Name)]
public class AccessibilityTests(Chromium chromium, OwnersShop shop, PagesOnTheWay onTheWay) : IClassFixture<PagesOnTheWay>
{
    private const int Desk = 1280;
    private const int Phone = 360;

    [BrowserTheory]
    [InlineData("de", Desk)]
    [InlineData("de", Phone)]
    [InlineData("en", Desk)]
    [InlineData("en", Phone)]
    public async Task No_page_keeps_anybody_out_runs_over_its_edge_or_makes_the_browser_complain(string language, int width)
    {
        await using var watched = await chromium.OpenAsync(language, width: width);
        var faults = new List<string>();
        foreach (var (address, name) in PageText.Paths.Select(path => (new Uri(shop.Address, path), NameOf(path))).Concat(onTheWay.Pages))
        {
            // Cookies know no ports: those of one server would be strange to the next.
            if (address.Authority != shop.Address.Authority) await watched.Page.Context.ClearCookiesAsync();
            await watched.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
            await watched.Page.GotoAsync(address.AbsoluteUri);
            await watched.Page.EvaluateAsync("document.querySelectorAll('details').forEach(element => element.open = true)");
            if (await watched.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth")) faults.Add($"{name} is wider than its window");
            await Axe.BringAsync(watched.Page);
            // The theme changes colours and nothing else.
            foreach (var (scheme, rules) in new[] { (ColorScheme.Light, Axe.AllRules), (ColorScheme.Dark, Axe.Colours) })
            {
                await watched.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
                faults.AddRange((await Axe.FaultsAsync(watched.Page, rules)).Select(fault => $"{name} ({scheme}): {fault}"));
                await watched.PictureAsync($"{language}-{scheme}-{width}-{name}".ToLowerInvariant());
            }
        }

        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
        // The missing page is missing, and the browser says so.
        Assert.All(watched.Complaints, complaint => Assert.Contains("404", complaint, StringComparison.Ordinal));
        Assert.Single(watched.Complaints);
        string[] own = [shop.Address.Authority, .. onTheWay.Pages.Select(page => page.Address.Authority)];
        Assert.All(watched.Requests, request => Assert.Contains(request.Authority, own));
    }

    [BrowserFact]
    public async Task What_looks_at_the_pages_sees_pale_words_small_buttons_and_pictures_without_words()
    {
        await using var watched = await chromium.OpenAsync();
        await watched.Page.SetContentAsync("<html lang=en><title>Faults</title><main><h1>Faults</h1><p style='color:#ccc'>pale</p><img src='data:,'><button style='width:9px;height:9px;padding:0'>1</button><button style='width:9px;height:9px;padding:0'>2</button>");

        await Axe.BringAsync(watched.Page);
        var faults = await Axe.FaultsAsync(watched.Page, Axe.AllRules);

        foreach (var rule in new[] { "color-contrast", "target-size", "image-alt" }) Assert.Contains(faults, fault => fault.StartsWith(rule, StringComparison.Ordinal));
        Assert.StartsWith("color-contrast", Assert.Single(await Axe.FaultsAsync(watched.Page, Axe.Colours)), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task The_keyboard_jumps_over_the_navigation_and_the_current_page_is_marked()
    {
        await using var watched = await chromium.OpenAsync();
        await watched.Page.GotoAsync(new Uri(shop.Address, "/tiers").AbsoluteUri);

        await watched.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to the content", await watched.Page.EvaluateAsync<string>("document.activeElement.textContent"));
        await watched.Page.Keyboard.PressAsync("Enter");

        Assert.Equal("content", await watched.Page.EvaluateAsync<string>("document.activeElement.id"));
        Assert.Equal("Tiers", await watched.Page.Locator("nav [aria-current=page]").InnerTextAsync());
        Assert.Equal("English", await watched.Page.Locator(".languages [aria-current=true]").InnerTextAsync());
    }

    [BrowserTheory]
    [InlineData("/")]
    [InlineData("/customers")]
    [InlineData("/tiers")]
    [InlineData("/settings")]
    public async Task Everything_is_reached_by_the_keyboard_in_the_order_of_the_page_and_is_seen_to_be(string path)
    {
        await using var watched = await chromium.OpenAsync(width: Desk);
        await watched.Page.GotoAsync(new Uri(shop.Address, path).AbsoluteUri);
        const string Reachable = "[...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, summary, [tabindex=\"0\"]')].filter(one => one.checkVisibility())";
        var count = await watched.Page.EvaluateAsync<int>($"{Reachable}.length");

        var reached = new List<int>();
        for (var i = 0; i < count; i++)
        {
            await watched.Page.Keyboard.PressAsync("Tab");
            reached.Add(await watched.Page.EvaluateAsync<int>($"{Reachable}.indexOf(document.activeElement)"));
            Assert.Equal("solid 3px", await watched.Page.EvaluateAsync<string>("(style => `${style.outlineStyle} ${style.outlineWidth}`)(getComputedStyle(document.activeElement))"));
        }

        Assert.Equal(Enumerable.Range(0, count), reached);
    }

    private static string NameOf(string path) =>
        "page" + path.Replace('/', '-').Split('?')[0] + (path.Contains('?', StringComparison.Ordinal) ? "-asked" : "");
}
