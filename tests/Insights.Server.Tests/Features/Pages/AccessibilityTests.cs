using Deque.AxeCore.Playwright;
using Insights.Server.Tests.Browser;
using Microsoft.Playwright;

namespace Insights.Server.Tests.Features.Pages;

/// <summary>Nobody is kept out: every page, in both languages, light and dark, on a phone and on a desk.</summary>
[Collection(OwnersShopTests.Name)]
public class AccessibilityTests(Chromium chromium, OwnersShop shop)
{
    private const int Desk = 1440;
    private const int Phone = 390;

    [BrowserTheory]
    [InlineData("de", ColorScheme.Light, Desk)]
    [InlineData("de", ColorScheme.Dark, Phone)]
    [InlineData("en", ColorScheme.Light, Phone)]
    [InlineData("en", ColorScheme.Dark, Desk)]
    public async Task No_page_keeps_anybody_out_runs_over_its_edge_or_makes_the_browser_complain(string language, ColorScheme scheme, int width)
    {
        await using var watched = await chromium.OpenAsync(language, scheme, width: width);
        var faults = new List<string>();
        foreach (var path in PageText.Paths)
        {
            await watched.Page.GotoAsync(new Uri(shop.Address, path).AbsoluteUri);
            foreach (var details in await watched.Page.Locator("details").AllAsync())
                await details.EvaluateAsync("element => element.open = true");
            var found = await watched.Page.RunAxe();
            faults.AddRange(found.Violations.Select(violation => $"{path}: {violation.Id}: {string.Join(" ", violation.Nodes.Select(node => node.Html))}"));
            if (await watched.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth")) faults.Add($"{path} is wider than its window");
            await watched.PictureAsync($"{language}-{scheme}-{width}{path.Replace('/', '-').Split('?')[0]}{(path.Contains('?', StringComparison.Ordinal) ? "-asked" : "")}".ToLowerInvariant());
        }

        Assert.Empty(faults);
        // The missing page is missing, and the browser says so.
        Assert.All(watched.Complaints, complaint => Assert.Contains("404", complaint, StringComparison.Ordinal));
        Assert.Single(watched.Complaints);
        Assert.All(watched.Requests, request => Assert.Equal(shop.Address.Authority, request.Authority));
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
}
