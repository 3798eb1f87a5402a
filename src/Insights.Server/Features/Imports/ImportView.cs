using Insights.Data.Import.Formats;
using Insights.Data.Import.Merging;
using Insights.Data.Import.Messages;
using Insights.Data.Import.Results;
using Insights.Data.Purchases;
using Insights.Server.Features.Shops;
using Insights.Server.GraphQL;
using Insights.Server.GraphQL.Batching;
using Insights.Server.GraphQL.Contract;
using Insights.Server.GraphQL.Paging;

namespace Insights.Server.Features.Imports;

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

/// <summary>What belongs to an import.</summary>
[ResolverOf("Import")]
internal static class ImportFields
{
    public static Task<MoneyView> CustomerAmount([Parent] ImportView import, CurrentShopReader shops, CancellationToken cancellationToken) =>
        shops.MoneyAsync(import.Record.CustomerAmount, cancellationToken);

    public static Task<MoneyView> AnonymousAmount([Parent] ImportView import, CurrentShopReader shops, CancellationToken cancellationToken) =>
        shops.MoneyAsync(import.Record.AnonymousAmount, cancellationToken);

    public static Deferred<Connection<RejectedRowView>> RejectedRows(
        [Parent] ImportView import, int? first, string? after, int? last, string? before, ImportReader imports) =>
        imports.LoadRejected(import.Record.ImportId, PageArguments.Of(first, after, last, before));
}

/// <summary>Imports.</summary>
[ResolverOf("Query")]
internal static class ImportQueries
{
    public static Task<Connection<ImportView>> Imports(
        int? first, string? after, int? last, string? before, ImportReader imports, CancellationToken cancellationToken) =>
        imports.ReadAsync(PageArguments.Of(first, after, last, before), cancellationToken);

    public static async Task<ImportView> Import(string id, ImportReader imports, CancellationToken cancellationToken) => GraphQLErrorException.Demand(
        await imports.FindAsync(new ImportId(GlobalId.Parse(id, ImportView.TypeName)), cancellationToken), ImportView.TypeName);

    public static IReadOnlyList<ImportFormatView> ImportFormats() =>
    [
        .. FormatCatalog.All.Select(format => new ImportFormatView(
            format.Name, format.Description, [.. format.Columns.OrderByDescending(column => column.IsRequired).Select(column => column.Field)])),
    ];
}
