using System.Globalization;
using Insights.Data.Import;
using Insights.Data.Import.Questions;
using Insights.Data.Import.Results;
using Insights.Data.Import.Rows;
using Insights.Data.Storage;
using Insights.Testing;
using Microsoft.EntityFrameworkCore;

namespace Insights.Data.Tests.Import;

/// <summary>What a shop remembers of questions of files, and how it is forgotten.</summary>
public sealed class RememberedAnswersTests : IDisposable
{
    private const string Orders = "Bestellung;Kunde;Datum;Betrag;Status\n1;K1;13.01.2024;10,00;bezahlt\n2;K1;14.01.2024;20,00;on the moon\n";
    private const string Later = "Bestellung;Kunde;Datum;Betrag;Status\n3;K2;15.01.2024;5,00;on the moon\n";
    private const string WithoutNames = "Bericht\n1 Wer;2 Wann;3 Wert\nK1;13.01.2024;10,00\nK2;14.01.2024;20,00\n";

    private readonly TestShop shop = new();

    public void Dispose() => shop.Dispose();

    [Fact]
    public async Task An_answer_is_listed_with_its_question_its_meaning_and_when_it_was_given()
    {
        await ImportAsync(Orders, "januar.csv", ("status:on the moon", "cancelled"));

        var answer = Assert.Single(await ListAsync());

        Assert.Equal(("", "status:on the moon", "cancelled", null, "januar.csv"), (answer.Kind, answer.Key, answer.Value, answer.Format, answer.FileName));
        Assert.Equal("Was bedeutet „on the moon“ für das Geld einer Zeile?", answer.Question?.OnPage(CultureInfo.GetCultureInfo("de")));
        Assert.Equal("cancelled: it counts for nothing", answer.Answer?.English);
        Assert.Equal(TestShop.ImportTime.UtcDateTime, answer.GivenAt);
    }

    [Fact]
    public async Task An_answer_for_files_of_one_kind_names_the_kind()
    {
        await ImportAsync("Kunde;Datum;Betrag\nK1;03/04/2024;1,00\n", "sales.csv", ("date-order", "mdy"));

        var answer = Assert.Single(await ListAsync());

        Assert.Equal(("generic", "date-order"), (answer.Format, answer.Key));
        Assert.Equal(["kunde", "datum", "betrag"], answer.Columns);
    }

    [Fact]
    public async Task A_forgotten_answer_is_asked_again_and_nothing_else_changes()
    {
        await ImportAsync(Orders, "januar.csv", ("status:on the moon", "cancelled"));
        var before = await shop.DumpAsync();

        var first = await shop.Database.ForgetAnswerAsync("", "status:on the moon", CancellationToken.None);
        var again = await shop.Database.ForgetAnswerAsync("", "status:on the moon", CancellationToken.None);

        Assert.Equal((true, false), (first, again));
        Assert.Equal(before, await shop.DumpAsync());
        var open = await Assert.ThrowsAsync<QuestionsException>(() => shop.ImportTextAsync(Later));
        Assert.Equal(["status:on the moon"], open.Questions.Where(question => question.IsRequired).Select(question => question.Key));
    }

    [Theory]
    [InlineData("currency")]
    [InlineData("time-zone")]
    public async Task Currency_and_time_zone_are_settings_and_not_forgotten(string key)
    {
        await ImportAsync(Orders, "januar.csv", ("status:on the moon", "cancelled"), ("time-zone", "Europe/Berlin"));

        Assert.False(await shop.Database.ForgetAnswerAsync("", key, CancellationToken.None));
        Assert.Single(await ListAsync());
    }

    [Fact]
    public async Task What_an_earlier_file_has_answered_is_said_with_the_result()
    {
        await ImportAsync(Orders, "januar.csv", ("status:on the moon", "cancelled"));

        var result = await shop.ImportTextAsync(Later);

        Assert.Equal([("status:on the moon", "cancelled")], result.Recalled.Select(answered => (answered.Question.Key, answered.Value)));
        Assert.Equal(0m, result.CustomerAmount.Amount);
    }

    [Fact]
    public async Task A_later_file_that_needs_an_answer_does_not_take_it_over()
    {
        await ImportAsync(Orders, "januar.csv", ("status:on the moon", "cancelled"));
        var later = await shop.ImportTextAsync(Later, name: "februar.csv");

        await new Importer(shop.Database, shop.Clock).UndoAsync(later.ImportId!.Value, dryRun: false, CancellationToken.None);

        Assert.Equal("januar.csv", Assert.Single(await ListAsync()).FileName);
    }

    [Fact]
    public async Task The_line_of_the_header_is_asked_for_once_for_files_whose_names_stand_there()
    {
        (string, string)[] answers = [("header-line", "2"), ("column:customer", "1 Wer"), ("column:date", "2 Wann"), ("column:amount", "3 Wert")];
        await ImportAsync(WithoutNames, "januar.csv", answers);

        var later = await shop.ImportTextAsync(WithoutNames.Replace("K2", "K3", StringComparison.Ordinal).Replace("13.01", "15.01", StringComparison.Ordinal));
        var other = await Assert.ThrowsAsync<QuestionsException>(() => shop.ImportTextAsync(WithoutNames.Replace("3 Wert", "3 Menge", StringComparison.Ordinal)));

        Assert.Equal((2L, 30m), (later.Lines.Total, later.CustomerAmount.Amount));
        Assert.Contains("header-line", later.Recalled.Select(answered => answered.Question.Key));
        Assert.Equal("header-line", other.Questions[0].Key);
    }

    [Fact]
    public async Task A_line_of_the_header_that_was_not_used_is_not_recalled()
    {
        (string, string)[] answers = [("header-line", "2"), ("column:customer", "1 Wer"), ("column:date", "2 Wann"), ("column:amount", "3 Wert")];
        await ImportAsync(WithoutNames, "januar.csv", answers);

        var later = await shop.ImportTextAsync("1 Wer;2 Wann;3 Wert\nK3;15.01.2024;10,00\nK4;16.01.2024;20,00\n");

        Assert.Equal((2L, 30m), (later.Lines.Total, later.CustomerAmount.Amount));
        Assert.Equal(["column:customer", "column:date", "column:amount"], later.Recalled.Select(answered => answered.Question.Key));
    }

    [Fact]
    public async Task Of_a_column_its_name_is_remembered_and_no_value_of_a_customer()
    {
        (string, string)[] answers = [("header-line", "2"), ("column:customer", "1 Wer"), ("column:date", "2 Wann"), ("column:amount", "3 Wert")];
        await ImportAsync(WithoutNames, "januar.csv", answers);

        var customer = Assert.Single(await ListAsync(), answer => answer.Key == "column:customer");

        Assert.Equal(("1 Wer", null), (customer.Value, customer.Answer));
        Assert.Equal(0, await CountAsync("answer LIKE '%K1%' OR question LIKE '%K1%'"));
    }

    [Fact]
    public async Task An_answer_of_an_earlier_version_gets_its_words_with_the_next_file_that_needs_it_and_stays_that_of_its_import()
    {
        await ImportAsync(Orders, "januar.csv", ("status:on the moon", "cancelled"));
        await using (var context = shop.Database.CreateContext())
            await context.Database.ExecuteSqlRawAsync("UPDATE import_answers SET question = NULL, answer = NULL");

        await shop.ImportTextAsync(Later, name: "februar.csv");

        var answer = Assert.Single(await ListAsync());
        Assert.Equal(("januar.csv", "cancelled: it counts for nothing"), (answer.FileName, answer.Answer?.English));
        Assert.Equal("What does 'on the moon' mean for the money of a row?", answer.Question?.English);
    }

    private async Task<int> CountAsync(string condition) =>
        (await shop.Database.QueryAsync($"SELECT count(*) FROM import_answers WHERE {condition}", [], row => row.GetInt32(0), CancellationToken.None).ToListAsync())[0];

    private Task<IReadOnlyList<RememberedAnswer>> ListAsync() => shop.Database.ListAnswersAsync(CancellationToken.None);

    private Task<ImportResult> ImportAsync(string text, string name, params (string Key, string Value)[] answers) =>
        shop.ImportTextAsync(text, new ImportOptions { Answers = answers.ToDictionary(answer => answer.Key, answer => answer.Value) }, name);
}
