using System.Text.RegularExpressions;
using Microsoft.Playwright;
using UglyToad.PdfPig;

namespace Insights.Server.Tests.Features.Pages;

/// <summary>A page as the browser prints it.</summary>
internal static partial class PrintedPage
{
    /// <summary>What the sheet must say that the screen says: titles, figures and people.</summary>
    private static readonly string[] Parts = ["h1", "h2", "dl.figures", ".people"];

    /// <summary>Prints a page and fails unless it is one sheet of A4 with all that the screen shows.</summary>
    internal static async Task IsOneSheetWithWhatTheScreenSaysAsync(IPage page)
    {
        var onScreen = new List<string>();
        // A button cannot be pressed on paper.
        await page.EvaluateAsync("document.querySelectorAll('main button').forEach(button => button.style.display = 'none')");
        foreach (var part in Parts) onScreen.AddRange(await page.Locator(part).AllInnerTextsAsync());
        using var document = PdfDocument.Open(await page.PdfAsync(new PagePdfOptions { PreferCSSPageSize = true, PrintBackground = true }));

        var sheet = Assert.Single(document.GetPages());
        var printed = Bare(string.Concat(sheet.Letters.Select(letter => letter.Value)));
        var expected = onScreen.SelectMany(text => text.Split('\n')).Select(Bare).Where(text => text.Length > 0).ToList();
        Assert.InRange(sheet.Width, 590, 600);
        Assert.NotEmpty(expected);
        Assert.All(expected, text => Assert.Contains(text, printed, StringComparison.Ordinal));
    }

    /// <summary>Without spaces and without the joined letters that fonts draw, which PDF keeps in its own way.</summary>
    private static string Bare(string text) => Spaces().Replace(text.Replace("\ufb01", "fi", StringComparison.Ordinal).Replace("\ufb02", "fl", StringComparison.Ordinal).Replace("\ufb00", "ff", StringComparison.Ordinal), "");

    [GeneratedRegex(@"[\s\u00ad]+")]
    private static partial Regex Spaces();
}
