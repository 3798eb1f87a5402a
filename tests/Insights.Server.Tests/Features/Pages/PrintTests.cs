using System.Text.RegularExpressions;
using Insights.Server.Tests.Browser;
using Microsoft.Playwright;
using UglyToad.PdfPig;

namespace Insights.Server.Tests.Features.Pages;

/// <summary>The Monday page on paper.</summary>
[Collection(OwnersShopTests.Name)]
public partial class PrintTests(Chromium chromium, OwnersShop shop)
{
    [BrowserTheory]
    [InlineData("de")]
    [InlineData("en")]
    public async Task The_Monday_page_prints_on_one_sheet_and_says_what_the_screen_says(string language)
    {
        await using var watched = await chromium.OpenAsync(language);
        await watched.Page.GotoAsync(shop.Address.AbsoluteUri);
        string[] parts = ["h1", "h2", "dl.figures", ".people"];
        var onScreen = new List<string>();
        foreach (var part in parts) onScreen.AddRange(await watched.Page.Locator(part).AllInnerTextsAsync());
        var pdf = await watched.Page.PdfAsync(new PagePdfOptions { PreferCSSPageSize = true, PrintBackground = true });
        await watched.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        await watched.Page.SetViewportSizeAsync(703, 1032);
        await watched.PictureAsync($"print-{language}");

        using var document = PdfDocument.Open(pdf);
        var sheet = Assert.Single(document.GetPages());
        var printed = Bare(string.Concat(sheet.Letters.Select(letter => letter.Value)));
        Assert.InRange(sheet.Width, 590, 600);
        Assert.All(onScreen.SelectMany(text => text.Split('\n')).Select(Bare).Where(text => text.Length > 0), text => Assert.Contains(text, printed, StringComparison.Ordinal));
        Assert.Empty(watched.Complaints);
    }

    /// <summary>Without spaces and without the joined letters that fonts draw, which PDF keeps in its own way.</summary>
    private static string Bare(string text) => Spaces().Replace(text.Replace("\ufb01", "fi", StringComparison.Ordinal).Replace("\ufb02", "fl", StringComparison.Ordinal).Replace("\ufb00", "ff", StringComparison.Ordinal), "");

    [GeneratedRegex(@"[\s\u00ad]+")]
    private static partial Regex Spaces();
}
