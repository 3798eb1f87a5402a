using System.Globalization;
using System.Text;
using System.Text.Json;
using Insights.Data.Import.Messages;
using Insights.Data.Import.Questions;
using Insights.Data.Import.Results;
using Insights.Data.Import.Rows;

namespace Insights.Server.CommandLine.Commands;

/// <summary>Says what an import did.</summary>
internal static class ImportSummary
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true };

    /// <summary>Questions have their own options beside them, so that their words need not name any.</summary>
    private static readonly CultureInfo Words = CultureInfo.GetCultureInfo("en");

    internal static string ForPeople(ImportResult result, bool dryRun)
    {
        var text = new StringBuilder();
        var lines = result.Lines;
        text.AppendLine(CultureInfo.InvariantCulture, $"{result.FileName}: {result.Format} ({result.Dialect})");
        text.AppendLine(CultureInfo.InvariantCulture, $"  {lines.Total,12:N0} rows");
        text.AppendLine(CultureInfo.InvariantCulture, $"  {lines.Imported,12:N0} imported");
        text.AppendLine(CultureInfo.InvariantCulture, $"  {lines.AlreadyPresent,12:N0} already present");
        text.AppendLine(CultureInfo.InvariantCulture, $"  {lines.Updated,12:N0} updated");
        text.AppendLine(CultureInfo.InvariantCulture, $"  {lines.WithoutCustomer,12:N0} without customer");
        text.AppendLine(CultureInfo.InvariantCulture, $"  {lines.Rejected,12:N0} rejected");
        text.AppendLine(CultureInfo.InvariantCulture, $"  {lines.LeftOut,12:N0} left out");
        if (result.Period is var (first, last))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {first:yyyy-MM-dd} to {last:yyyy-MM-dd}");
            var total = result.CustomerAmount + result.AnonymousAmount;
            text.AppendLine(CultureInfo.InvariantCulture, $"  {result.Currency} {total.Amount:N2} net: {result.CustomerAmount.Amount:N2} of customers, {result.AnonymousAmount.Amount:N2} of nobody known");
        }
        text.AppendLine(CultureInfo.InvariantCulture, $"  {result.NewCustomers:N0} new customers");
        foreach (var answered in result.Recalled) text.AppendLine(CultureInfo.InvariantCulture, $"  As answered before: {answered.Question.Key}={answered.Value}");
        foreach (var note in result.Notes) text.AppendLine(CultureInfo.InvariantCulture, $"  Note: {note}");
        text.Append(Rejections(result.Rejections, result.RejectReport));
        if (dryRun && result.Questions.Count > 0) text.AppendLine().AppendLine("  Still open:").Append(Questions(result.Questions));
        foreach (var taken in dryRun ? [] : result.Questions.Where(question => question.IsRequired))
            text.AppendLine(CultureInfo.InvariantCulture, $"  Taken as proposed: {taken.Key}={taken.Proposal} ({taken.Text.OnPage(Words)})");
        if (result.ImportId is { } import) text.AppendLine(CultureInfo.InvariantCulture, $"  This was import {import.Value}: insights undo {import.Value} takes it back.");
        if (result.Refusal is { } refusal) text.AppendLine(CultureInfo.InvariantCulture, $"  {refusal.English}");
        if (dryRun) text.AppendLine("  This was a dry run: nothing was stored.");
        return text.ToString().TrimEnd();
    }

    /// <summary>Why an import ended without storing anything: its questions, what follows from each answer, and what would be imported.</summary>
    internal static string Questions(string path, QuestionsException open)
    {
        var text = new StringBuilder().AppendLine(CultureInfo.InvariantCulture, $"{path}: the file leaves something open, and nothing of it was stored.");
        text.Append(Questions(open.Questions));
        if (open.Preview is { } preview)
        {
            text.AppendLine().AppendLine("With what is proposed, this would be imported:");
            text.AppendLine(ForPeople(preview with { Questions = [] }, dryRun: false));
        }
        var withoutProposal = open.Questions.Where(question => question.IsRequired && question.Proposal is null).Select(question => question.Key).ToList();
        return text.AppendLine().Append(withoutProposal.Count == 0
            ? "Say the answers as above, or take what is proposed with --yes."
            : $"Say the answers as above. Nothing is proposed for {string.Join(", ", withoutProposal)}: --yes does not answer that.").ToString();
    }

    private static string Questions(IReadOnlyList<ImportQuestion> questions)
    {
        var text = new StringBuilder();
        foreach (var question in questions)
        {
            text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"  {question.Text.OnPage(Words)}{(question.IsRequired ? "" : " (may stay open)")}");
            if (FactsOf(question) is { Length: > 0 } facts) text.AppendLine(CultureInfo.InvariantCulture, $"    {facts}");
            var options = question.Choices.Count == 0 ? [question.Proposal ?? "..."] : question.Choices.Select(choice => choice.Value).ToList();
            var width = options.Max(option => option.Length);
            foreach (var option in options)
                text.AppendLine($"    --answer \"{question.Key}={option}\"{new string(' ', width - option.Length)}  {MeaningOf(question, option)}".TrimEnd());
        }
        return text.ToString();
    }

    /// <summary>How many rows a question is about, what they are worth, and some of them.</summary>
    internal static string FactsOf(ImportQuestion question)
    {
        var facts = new List<string>();
        if (question.Rows > 0) facts.Add(string.Create(CultureInfo.InvariantCulture, $"{question.Rows:N0} {(question.Rows == 1 ? "row" : "rows")}"));
        if (question.Amount is { } amount && question.Rows > 0) facts.Add(string.Create(CultureInfo.InvariantCulture, $"{amount.Amount:N2} in all"));
        if (question.Examples.Count > 0) facts.Add($"for instance {string.Join(", ", question.Examples)}");
        return string.Join(", ", facts);
    }

    /// <summary>What an answer means and does.</summary>
    internal static string MeaningOf(ImportQuestion question, string value)
    {
        var choice = question.Choices.FirstOrDefault(choice => choice.Value == value);
        var text = string.Join("; ", new[] { choice?.Text, choice?.Consequence }.OfType<ImportMessage>().Select(message => message.OnPage(Words)));
        return value == question.Proposal ? $"{text} (proposed)".TrimStart() : text;
    }

    internal static string Rejections(IReadOnlyList<Rejection> rejections, string? report)
    {
        if (rejections.Count == 0) return "";
        var text = new StringBuilder().AppendLine().AppendLine("  Rejected rows, the first ones:");
        foreach (var row in rejections)
            text.AppendLine(CultureInfo.InvariantCulture, $"    line {row.Line}{(row.Column is null ? "" : $", {row.Column} '{row.Value}'")}: {row.Reason}");
        if (report is not null) text.AppendLine(CultureInfo.InvariantCulture, $"  All of them: {report}");
        return text.ToString();
    }

    /// <summary>
    /// One object for each file. A file that questions stopped is among them with the figures that it would have with the proposals,
    /// and with "stored": false.
    /// </summary>
    internal static string ForPrograms(IReadOnlyList<ImportReport> reports) => JsonSerializer.Serialize(reports.Select(report =>
    {
        var result = report.Result;
        var lines = result?.Lines ?? LineCounts.None;
        return new
        {
            File = report.FileName,
            Stored = !report.IsStopped && !report.IsDryRun,
            Import = result?.ImportId?.Value,
            result?.Format,
            result?.Dialect,
            Rows = lines.Total,
            lines.Imported,
            lines.AlreadyPresent,
            lines.Updated,
            lines.WithoutCustomer,
            lines.Rejected,
            lines.LeftOut,
            result?.Currency,
            CustomerAmount = result?.CustomerAmount.Amount,
            AnonymousAmount = result?.AnonymousAmount.Amount,
            TotalAmount = result is null ? null : (decimal?)(result.CustomerAmount + result.AnonymousAmount).Amount,
            result?.NewCustomers,
            From = result?.Period?.First.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            To = result?.Period?.Last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Notes = result?.Notes ?? [],
            Refusal = result?.Refusal?.English,
            result?.RejectReport,
            Rejections = (result?.Rejections ?? []).Select(row => new { row.Line, row.Column, row.Value, row.Reason }),
            Recalled = (result?.Recalled ?? []).Select(answered => new { answered.Question.Key, answered.Value }),
            Questions = report.Questions.Select(question => new
            {
                question.Key,
                Text = question.Text.OnPage(Words),
                question.IsRequired,
                question.IsForShop,
                question.Rows,
                question.Amount?.Amount,
                question.Examples,
                question.Proposal,
                Choices = question.Choices.Select(choice => new { choice.Value, Text = choice.Text.OnPage(Words), Consequence = choice.Consequence?.OnPage(Words) }),
            }),
        };
    }), Json);
}

/// <summary>What became of one file of the command.</summary>
/// <param name="FileName">The file's name.</param>
/// <param name="Result">What was imported, or would have been; null where questions stopped it before it could be read.</param>
/// <param name="Questions">The questions that are open.</param>
internal sealed record ImportReport(string FileName, ImportResult? Result, IReadOnlyList<ImportQuestion> Questions)
{
    /// <summary>True where questions stopped it, and nothing was stored.</summary>
    internal bool IsStopped { get; init; }

    /// <summary>True where nothing was to be stored.</summary>
    internal bool IsDryRun { get; init; }
}
