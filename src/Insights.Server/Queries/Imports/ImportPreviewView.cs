using System.Globalization;
using Insights.Data.Import.Questions;
using Insights.Data.Import.Results;
using Insights.Data.Import.Rows;
using Insights.Server.Queries.Shops;

namespace Insights.Server.Queries.Imports;

/// <summary>What an import would do, as the API shows it.</summary>
/// <param name="Result">What the dry run found.</param>
internal sealed record ImportPreviewView(ImportResult Result)
{
    public string FileName => Result.FileName;

    public string Format => Result.Format;

    public string Dialect => Result.Dialect;

    public LineCountsView Lines => LineCountsView.Of(Result.Lines);

    public MoneyView CustomerAmount => MoneyView.Of(Result.CustomerAmount.TenThousandths, Result.Currency);

    public MoneyView AnonymousAmount => MoneyView.Of(Result.AnonymousAmount.TenThousandths, Result.Currency);

    public int NewCustomers => (int)Result.NewCustomers;

    public DateOnly? From => Result.Period?.First;

    public DateOnly? To => Result.Period?.Last;

    public IReadOnlyList<string> Notes => [.. Result.Remarks.Select(remark => remark.OnPage(ImportQuestionView.Words))];

    public string? Refusal => Result.Refusal?.OnPage(ImportQuestionView.Words);

    public IReadOnlyList<RejectedRowView> RejectedRows => [.. Result.Rejections.Select(RowOf)];

    internal static RejectedRowView RowOf(Rejection row) => new((int)row.Line, row.Column, row.Value, row.Cause);
}

/// <summary>A question of a file, as the API shows it.</summary>
/// <param name="Question">The question.</param>
internal sealed record ImportQuestionView(ImportQuestion Question)
{
    /// <summary>Questions are worded without options of the command line.</summary>
    internal static readonly CultureInfo Words = CultureInfo.GetCultureInfo("en");

    public string Key => Question.Key;

    public string Text => Question.Text.OnPage(Words);

    public IReadOnlyList<ImportChoiceView> Choices =>
        [.. Question.Choices.Select(choice => new ImportChoiceView(choice.Value, choice.Text.OnPage(Words), choice.Consequence?.OnPage(Words)))];

    public string? Proposal => Question.Proposal;

    public IReadOnlyList<string> Examples => Question.Examples;

    public int Rows => (int)Question.Rows;

    public decimal? Amount => Question.Amount?.Amount;

    public bool IsRequired => Question.IsRequired;

    public bool IsForShop => Question.IsForShop;
}

/// <summary>A possible answer, as the API shows it.</summary>
internal sealed record ImportChoiceView(string Value, string Text, string? Consequence);
