using Insights.Data.Import.Merging;
using Insights.Data.Import.Messages;
using Insights.Data.Import.Results;
using Insights.Server.GraphQL.Requests;

namespace Insights.Server.Queries.Imports;

/// <summary>An import, as the API shows it.</summary>
/// <param name="Record">What it did.</param>
internal sealed record ImportView(ImportRecord Record)
{
    internal const string TypeName = "Import";

    public string Id => new GlobalId(TypeName, Record.ImportId.Value).ToString();

    public string FileName => Record.FileName;

    public string? Format => Record.Format;

    public string? Dialect => Record.Dialect;

    public DateTime StartedAt => Record.StartedAt;

    public DateTime FinishedAt => Record.FinishedAt;

    public ImportOutcome Outcome => Record.Outcome;

    public string? Error => Failure?.English;

    public LineCountsView Lines => new(
        (int)Record.LinesImported, (int)Record.LinesAlreadyPresent, (int)Record.LinesUpdated, (int)Record.LinesWithoutCustomer, (int)Record.LinesRejected, (int)Record.LinesLeftOut);

    public IReadOnlyList<string> Notes => [.. Remarks.Select(remark => remark.English)];

    /// <summary>Why it failed and what to do; null unless it did.</summary>
    internal ImportMessage? Failure => Record.Error is { } stored ? ImportMessage.Parse(stored) : null;

    /// <summary>What the owner should know besides the figures.</summary>
    internal IReadOnlyList<ImportMessage> Remarks => [.. Record.Notes.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(ImportMessage.Parse)];
}

/// <summary>What became of a file's rows, as the API shows it.</summary>
internal sealed record LineCountsView(int Imported, int AlreadyPresent, int Updated, int WithoutCustomer, int Rejected, int LeftOut)
{
    internal static LineCountsView Of(LineCounts lines) =>
        new((int)lines.Imported, (int)lines.AlreadyPresent, (int)lines.Updated, (int)lines.WithoutCustomer, (int)lines.Rejected, (int)lines.LeftOut);

    public int Total => Imported + AlreadyPresent + Updated + WithoutCustomer + Rejected + LeftOut;
}

/// <summary>A rejected row, as the API shows it.</summary>
internal sealed record RejectedRowView(int Line, string? Column, string? Value, ImportMessage Cause)
{
    public string? Code => Cause.IsEnglishOnly ? null : Cause.Code;

    public string Reason => Cause.English;
}

/// <summary>A kind of file, as the API shows it.</summary>
internal sealed record ImportFormatView(string Name, string Description, IReadOnlyList<string> Fields);
