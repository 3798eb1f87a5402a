using System.Globalization;
using System.Text;
using System.Text.Json;
using Insights.Data.Import;
using Insights.Data.Import.Formats;
using Insights.Data.Import.Questions;

namespace Insights.Server.CommandLine.Commands;

/// <summary>Says what an import did.</summary>
internal static class ImportSummary
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true };

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
        foreach (var note in result.Notes) text.AppendLine(CultureInfo.InvariantCulture, $"  Note: {note}");
        text.Append(Rejections(result.Rejections, result.RejectReport));
        if (dryRun) text.AppendLine("  This was a dry run: nothing was kept.");
        return text.ToString().TrimEnd();
    }

    /// <summary>The questions, with what is proposed and what follows from each answer.</summary>
    internal static string Questions(IReadOnlyList<ImportQuestion> questions)
    {
        var text = new StringBuilder().AppendLine("The file leaves something open. Nothing was stored.");
        foreach (var question in questions)
        {
            text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"  {question.Text.English}");
            if (question.Examples.Count > 0) text.AppendLine(CultureInfo.InvariantCulture, $"    for instance: {string.Join(", ", question.Examples)}{(question.Rows > 0 ? $" ({question.Rows:N0} rows)" : "")}");
            foreach (var choice in question.Choices)
                text.AppendLine(CultureInfo.InvariantCulture, $"    --answer \"{question.Key}={choice.Value}\"  {choice.Text.English}{(choice.Consequence is { } consequence ? $"; {consequence.English}" : "")}{(choice.Value == question.Proposal ? " (proposed)" : "")}");
            if (question.Choices.Count == 0) text.AppendLine(CultureInfo.InvariantCulture, $"    --answer \"{question.Key}={question.Proposal ?? "..."}\"{(question.Proposal is null ? "" : " (proposed)")}");
        }
        return text.AppendLine().Append("  Answer them, or take what is proposed with --yes.").ToString();
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

    internal static string ForPrograms(IReadOnlyList<ImportResult> results) => JsonSerializer.Serialize(results.Select(result => new
    {
        File = result.FileName,
        Import = result.ImportId?.Value,
        result.Format,
        result.Dialect,
        Rows = result.Lines.Total,
        result.Lines.Imported,
        result.Lines.AlreadyPresent,
        result.Lines.Updated,
        result.Lines.WithoutCustomer,
        result.Lines.Rejected,
        result.Lines.LeftOut,
        result.Currency,
        CustomerAmount = result.CustomerAmount.Amount,
        AnonymousAmount = result.AnonymousAmount.Amount,
        TotalAmount = (result.CustomerAmount + result.AnonymousAmount).Amount,
        result.NewCustomers,
        From = result.Period?.First.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        To = result.Period?.Last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        result.Notes,
        result.RejectReport,
        Rejections = result.Rejections.Select(row => new { row.Line, row.Column, row.Value, row.Reason }),
    }), Json);
}
