using System.Text.RegularExpressions;
using System.Xml.Linq;
using Insights.Testing;

namespace Insights.Server.Tests.Features.Pages;

/// <summary>A percentage is 62% in English, and 62 % with a space at which no line breaks in German.</summary>
[Collection(OwnersShopTests.Name)]
public partial class PercentTests(OwnersShop shop)
{
    [Fact]
    public void Texts_write_percentages_as_their_language_does()
    {
        var resources = Directory.EnumerateFiles(Path.Combine(RepositoryPaths.Root, "src"), "*.resx", SearchOption.AllDirectories).ToList();
        Assert.Contains(resources, path => path.EndsWith("Sentences.de.resx", StringComparison.Ordinal));

        var offenders = resources.SelectMany(path => XDocument.Load(path).Descendants("data")
            .Where(text => WrongIn(path.EndsWith(".de.resx", StringComparison.Ordinal) ? "de" : "en").IsMatch((string?)text.Element("value") ?? ""))
            .Select(text => $"{Path.GetFileName(path)}: {text.Attribute("name")?.Value}"));

        Assert.Empty(offenders);
    }

    [Fact]
    public void No_code_writes_percentages_by_itself()
    {
        var offenders = new[] { "*.cs", "*.razor" }
            .SelectMany(kind => Directory.EnumerateFiles(Path.Combine(RepositoryPaths.Root, "src"), kind, SearchOption.AllDirectories))
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && OwnFormat().IsMatch(File.ReadAllText(path)));

        Assert.Empty(offenders);
    }

    [Theory]
    [InlineData("de")]
    [InlineData("en")]
    public async Task Pages_write_percentages_as_their_language_does(string language)
    {
        var found = 0;
        foreach (var path in PageText.Paths.Except(["/nowhere"]))
        {
            var text = PageText.AsWritten(await shop.Client.GetStringAsync(new Uri(PageText.InLanguage(path, language), UriKind.Relative)));
            Assert.Empty(WrongIn(language).Matches(text).Select(match => $"{path}: {match.Value}"));
            found += Any().Count(text);
        }
        Assert.True(found > 0, "No page has a percentage.");
    }

    private static Regex WrongIn(string language) => language == "de" ? WrongInGerman() : WrongInEnglish();

    /// <summary>A number, or the place of one, with a space before the sign.</summary>
    [GeneratedRegex(@"[\d#}]\s+%")]
    private static partial Regex WrongInEnglish();

    /// <summary>A number, or the place of one, without a space before the sign, or with one at which lines break.</summary>
    [GeneratedRegex("[\\d#}]( +)?%")]
    private static partial Regex WrongInGerman();

    [GeneratedRegex(@"\d\s?%")]
    private static partial Regex Any();

    [GeneratedRegex("\"P\\d\"|:P\\d[}:]")]
    private static partial Regex OwnFormat();
}
