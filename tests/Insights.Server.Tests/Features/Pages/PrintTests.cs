using Insights.Server.Tests.Browser;
using Microsoft.Playwright;

namespace Insights.Server.Tests.Features.Pages;

/// <summary>The Monday page on paper.</summary>
[Collection(OwnersShopTests.Name)]
public class PrintTests(Chromium chromium, OwnersShop shop)
{
    [BrowserTheory]
    [InlineData("de")]
    [InlineData("en")]
    public async Task The_Monday_page_prints_on_one_sheet_and_says_what_the_screen_says(string language)
    {
        await using var watched = await chromium.OpenAsync(language);
        await watched.Page.GotoAsync(shop.Address.AbsoluteUri);

        await PrintedPage.IsOneSheetWithWhatTheScreenSaysAsync(watched.Page);

        await watched.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        await watched.Page.SetViewportSizeAsync(703, 1032);
        await watched.PictureAsync($"print-{language}");
        Assert.Empty(watched.Complaints);
    }
}
