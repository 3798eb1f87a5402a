using System.Globalization;
using Insights.Data.Import.Messages;
using Insights.Data.Purchases;
using Insights.Data.Storage;
using Insights.Server.Features.Pages;
using Insights.Server.Queries.Imports;

namespace Insights.Server.Features.Imports;

/// <summary>The imports, and the rows that one could not read, as files.</summary>
internal static class ImportFiles
{
    private static readonly string[] Columns =
    [
        "file", "format", "started_at", "finished_at", "outcome", "rows", "imported", "already_present", "updated", "without_customer", "rejected", "left_out",
        "customer_amount", "anonymous_amount", "remarks",
    ];

    private static readonly string[] RejectedColumns = ["line", "column", "value", "reason"];

    internal static void Map(WebApplication app)
    {
        app.MapGet("/imports/list.{format}", SendAsync);
        app.MapGet("/imports/{id:long}/rejected.{format}", SendRejectedAsync);
    }

    private static async Task<IResult> SendAsync(string format, HttpContext http, PageFrameReader frames, ImportReader imports, IDatabase database, CancellationToken cancellationToken)
    {
        if (!TableFile.IsFormat(format) || !await database.IsCurrentAsync(cancellationToken)) return Results.StatusCode(StatusCodes.Status404NotFound);
        var language = (await frames.ReadAsync(http, cancellationToken)).Language;
        return new TableFile("imports", Columns, imports.StreamAsync(cancellationToken).Select(import => RowOf(import, language))).Send(http, format);
    }

    private static IReadOnlyList<object?> RowOf(ImportView import, CultureInfo language) =>
    [
        import.FileName, import.Format, import.StartedAt, import.FinishedAt, import.Outcome, import.Lines.Total, import.Lines.Imported, import.Lines.AlreadyPresent,
        import.Lines.Updated, import.Lines.WithoutCustomer, import.Lines.Rejected, import.Lines.LeftOut, import.Record.CustomerAmount.Amount, import.Record.AnonymousAmount.Amount,
        string.Join(' ', import.Remarks.Prepend(import.Failure).OfType<ImportMessage>().Select(message => message.OnPage(language))),
    ];

    private static async Task<IResult> SendRejectedAsync(
        long id, string format, HttpContext http, PageFrameReader frames, ImportReader imports, IDatabase database, CancellationToken cancellationToken)
    {
        if (!TableFile.IsFormat(format) || !await database.IsCurrentAsync(cancellationToken) || await imports.FindAsync(new ImportId(id), cancellationToken) is not { } import)
            return Results.StatusCode(StatusCodes.Status404NotFound);
        var frame = await frames.ReadAsync(http, cancellationToken);
        var rows = imports.StreamRejectedAsync(import.Record.ImportId, cancellationToken)
            .Select(row => (IReadOnlyList<object?>)[row.Line, row.Column, row.Value, row.Cause.OnPage(frame.Language)]);
        // A spreadsheet is read by people; programs find the same names whatever language the page speaks.
        var columns = format == TableFile.Csv ? frame.Texts.Of("rejected-header").Split(',') : RejectedColumns;
        return new TableFile(string.Create(CultureInfo.InvariantCulture, $"rejected-rows-{id}"), columns, rows).Send(http, format);
    }
}
