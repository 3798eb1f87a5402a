using System.Globalization;
using Insights.Data.Import.Formats;
using Insights.Server.Features.Imports;
using Insights.Server.Features.Pages;

namespace Insights.Server.Tests.Features.Imports;

/// <summary>What a file's columns mean, in words of the reader's language.</summary>
public class FieldNamesTests
{
    public static TheoryData<string> Languages => ["en", "de"];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_field_of_every_format_has_words_and_none_are_left_over(string language)
    {
        var culture = CultureInfo.GetCultureInfo(language);
        var fields = FormatCatalog.All.SelectMany(format => format.Columns).Select(column => column.Field).Distinct().Order(StringComparer.Ordinal);
        var named = PageTexts.NamesIn(language == "en" ? CultureInfo.InvariantCulture : culture)
            .Where(name => name.StartsWith(FieldNames.Prefix, StringComparison.Ordinal)).Select(name => name[FieldNames.Prefix.Length..]).Order(StringComparer.Ordinal);

        Assert.Equal(fields, named);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void No_two_fields_of_one_format_look_alike(string language)
    {
        var texts = new PageTexts(CultureInfo.GetCultureInfo(language));

        Assert.All(FormatCatalog.All, format => Assert.Equal(format.Columns.Select(column => column.Field).Distinct().Count(), format.Columns.Select(column => FieldNames.Of(texts, column.Field)).Distinct().Count()));
    }

    [Fact]
    public void No_field_is_shown_as_a_program_calls_it()
    {
        var texts = new PageTexts(CultureInfo.GetCultureInfo("de"));

        Assert.All(FormatCatalog.All.SelectMany(format => format.Columns), column => Assert.NotEqual(column.Field, FieldNames.Of(texts, column.Field)));
    }
}
