using System.Globalization;
using System.Text.RegularExpressions;
using Insights.Data.Import.Messages;
using Insights.Testing;

namespace Insights.Data.Tests.Import;

/// <summary>What is said about files, in the words of who reads it.</summary>
public partial class ImportMessageTests
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    [Fact]
    public void A_message_comes_back_from_the_database_as_it_was()
    {
        var message = new ImportMessage("order-two-customers", "Nr. \"7\" [Möller]\n");

        var read = ImportMessage.Parse(message.Stored);

        Assert.Equal(message.Code, read.Code);
        Assert.Equal(message.Arguments, read.Arguments);
        Assert.Equal(message.OnPage(German), read.OnPage(German));
        Assert.DoesNotContain('\n', message.Stored);
    }

    [Fact]
    public void A_sentence_of_an_earlier_version_stays_as_it_was_written()
    {
        const string Sentence = "not a date (the file has the {day} first, or the year)";

        var read = ImportMessage.Parse(Sentence);

        Assert.True(read.IsEnglishOnly);
        Assert.Equal((Sentence, Sentence), (read.English, read.OnPage(German)));
    }

    [Fact]
    public void What_earlier_versions_have_stored_is_still_said_in_the_readers_language()
    {
        var messages = ImportTexts.OfEarlierVersions.Select(code => ImportMessage.Parse(new ImportMessage(code, "2", "30.00", "failed").Stored)).ToList();

        Assert.All(messages, message => Assert.False(message.IsEnglishOnly));
        Assert.Equal("Zeilen, die nichts zählen, weil ihr Status „failed“ ist: 2, zusammen 30,00.", messages[0].OnPage(German));
    }

    [Theory]
    [InlineData("[\"of-another-version\",\"2\",\"30.00\"]", "of-another-version: 2, 30.00")]
    [InlineData("[\"note-worth-nothing\",\"2\"]", "note-worth-nothing: 2")]
    public void Of_a_stored_message_that_this_version_cannot_say_its_code_and_what_it_names_are_left(string stored, string text)
    {
        var message = ImportMessage.Parse(stored);

        Assert.True(message.IsEnglishOnly);
        Assert.Equal((text, text), (message.English, message.OnPage(German)));
    }

    [Fact]
    public void The_command_line_names_its_options_and_a_page_what_to_do_there()
    {
        var message = new ImportMessage("currency-of-format", "cdnow", "USD", "EUR");

        Assert.Equal("The amounts of this file of the format 'cdnow' are in USD, and this shop keeps EUR. Name another folder with --data to keep another shop, or say --currency EUR if the amounts are in EUR.", message.English);
        Assert.Equal("Die Beträge dieser Datei (Format „cdnow“) sind in USD, und dieser Laden rechnet in EUR. Sind sie doch in EUR, dann laden Sie die Datei noch einmal hoch und geben Sie EUR als Währung an.", message.OnPage(German));
    }

    [Fact]
    public void Numbers_are_written_as_the_reader_writes_them()
    {
        var message = new ImportMessage("file-cut-off", "12345");

        Assert.Contains("row 12,345.", message.English, StringComparison.Ordinal);
        Assert.Contains("Zeile 12.345.", message.OnPage(German), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_text_is_there_in_German_for_the_pages_and_is_used()
    {
        var source = string.Concat(Directory.EnumerateFiles(Path.Combine(RepositoryPaths.Root, "src", "Insights.Data", "Import"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        var names = ImportTexts.NamesIn(CultureInfo.InvariantCulture);

        Assert.Equal(names.Where(name => !name.EndsWith(ImportTexts.CommandEnding, StringComparison.Ordinal)).Order(StringComparer.Ordinal), ImportTexts.NamesIn(German).Order(StringComparer.Ordinal));
        Assert.All(names, name => Assert.Contains($"\"{name.Split('.')[0]}\"", source, StringComparison.Ordinal));
        Assert.All(Code().Matches(source), match => Assert.Contains(names, name => name.Split('.')[0] == match.Groups["code"].Value));
    }

    [Fact]
    public void No_page_names_an_option_of_the_command_line()
    {
        var codes = ImportTexts.NamesIn(CultureInfo.InvariantCulture).Select(name => name.Split('.')[0]).Distinct();

        foreach (var message in codes.Select(code => new ImportMessage(code, "1", "2", "3")))
            Assert.All(new[] { German, English }, language => Assert.DoesNotContain("--", message.OnPage(language), StringComparison.Ordinal));
    }

    [GeneratedRegex(@"(?:ImportException|ImportMessage|Reject\([^;]*?)\(?(?:new)?\(""(?<code>[a-z-]+)""", RegexOptions.ExplicitCapture)]
    private static partial Regex Code();
}
