using Insights.Data.Import.Questions;
using Insights.Server.CommandLine.Commands;

namespace Insights.Server.Tests.CommandLine;

/// <summary>What an owner at a terminal is asked.</summary>
public class ImportDialogTests
{
    private static readonly IReadOnlyDictionary<string, string> Nothing = new Dictionary<string, string>();
    private static readonly ImportQuestion Order = new("date-order", new("date-ambiguous", "03/04/2024"), [new("dmy", new("choice-day-first")), new("mdy", new("choice-month-first"))], "dmy");
    private static readonly ImportQuestion Currency = new("currency", new("question-currency"), [], "EUR");
    private static readonly ImportQuestion Zone = new("time-zone", new("question-time-zone"), [], Proposal: null) { IsRequired = false };
    private static readonly ImportQuestion Line = new("header-line", new("question-currency"), [], Proposal: null);

    [Fact]
    public async Task Enter_takes_the_proposal()
    {
        var (answers, output) = await AskAsync("\n\n", Order, Currency);

        Assert.Equal(("dmy", "EUR"), (answers?["date-order"], answers?["currency"]));
        Assert.Contains("[1]> ", output, StringComparison.Ordinal);
        Assert.Contains("[EUR]> ", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2\n")]
    [InlineData("MDY\n")]
    [InlineData("seven\n9\n 2 \n")]
    public async Task A_choice_is_its_number_or_its_word_and_is_asked_for_until_it_is_one(string typed)
    {
        var (answers, _) = await AskAsync(typed, Order);

        Assert.Equal("mdy", answers?["date-order"]);
    }

    [Fact]
    public async Task A_question_that_need_not_be_answered_can_stay_open()
    {
        var (answers, output) = await AskAsync("\n", Zone);

        Assert.Empty(answers!);
        Assert.Contains("[open]> ", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n\n\n\n")]
    public async Task Without_an_answer_that_is_needed_there_are_none(string typed) => Assert.Null((await AskAsync(typed, Line)).Answers);

    [Fact]
    public async Task Earlier_answers_stay_and_a_needed_question_that_comes_back_ends_the_dialog()
    {
        using var output = new StringWriter();
        using var input = new StringReader("CHF\nUSD\n");
        var dialog = new ImportDialog(input, output);

        var first = await dialog.AskAsync("a.csv", [Currency], new Dictionary<string, string> { ["decimal"] = "comma" }, CancellationToken.None);
        var second = await dialog.AskAsync("a.csv", [Currency], first!, CancellationToken.None);

        Assert.Equal(("comma", "CHF"), (first?["decimal"], first?["currency"]));
        Assert.Null(second);
    }

    [Fact]
    public async Task What_follows_in_money_stands_beside_each_answer()
    {
        var status = new ImportQuestion("status:on hold", new("question-status", "on hold"), [new("sale", new("choice-sale")) { Consequence = new("consequence-counted", "60.00") }], "sale")
        {
            Rows = 2,
            Amount = new(600_000),
            Examples = ["1001", "1002"],
        };

        var (_, output) = await AskAsync("\n", status);

        Assert.Contains("2 rows, 60.00 in all, for instance 1001, 1002", output, StringComparison.Ordinal);
        Assert.Contains("60.00 more (proposed)", output, StringComparison.Ordinal);
        Assert.DoesNotContain("--", output, StringComparison.Ordinal);
    }

    private static async Task<(IReadOnlyDictionary<string, string>? Answers, string Output)> AskAsync(string typed, params ImportQuestion[] questions)
    {
        using var input = new StringReader(typed);
        using var output = new StringWriter();
        return (await new ImportDialog(input, output).AskAsync("a.csv", questions, Nothing, CancellationToken.None), output.ToString());
    }
}
