using System.Text;
using Insights.Data.Runs;
using Insights.Ml.Explanations;
using Insights.Server.Features.Pages;
using Insights.Server.Queries.Declining;
using Insights.Server.Queries.Exports;
using Insights.Server.Queries.Shops;
using Insights.Server.Queues;

namespace Insights.Server.Features.Exports;

/// <summary>Lists of customers as files: /exports/next-vips.csv?language=de, streamed however long they are.</summary>
internal static class ExportEndpoints
{
    private const string Csv = "text/csv; charset=utf-8";
    private const string Ndjson = "application/x-ndjson";
    private const int BufferBytes = 1 << 16;
    private const string SlippedName = "slipped";

    private static readonly Dictionary<string, ExportList> Lists = new(StringComparer.Ordinal)
    {
        ["customers"] = ExportList.Customers,
        ["next-vips"] = ExportList.NextVips,
        ["churn-risks"] = ExportList.ChurnRisks,
        ["at-risk"] = ExportList.AtRisk,
    };

    /// <summary>The lists that there are.</summary>
    internal static IEnumerable<string> Names => [.. Lists.Keys, SlippedName];

    internal static void Map(WebApplication app) => app.MapGet("/exports/{list}.{format?}", SendAsync).WaitsIn(queues => queues.Files);

    private static async Task<IResult> SendAsync(
        string list, string? format, string? language, bool? spreadsheet, HttpContext http, RunReader runs, CurrentShopReader shops, ExportReader exports, PageFrameReader frames,
        DecliningReader slipped, CancellationToken cancellationToken)
    {
        if (format is not ("csv" or "ndjson" or OwnerTable.Workbook) || !(Lists.ContainsKey(list) || list == SlippedName))
            return Results.Text($"There is no list '{list}{(format is null ? "" : $".{format}")}'. There are: {string.Join(", ", Names)}; as .csv, .ndjson or .xlsx.", statusCode: StatusCodes.Status404NotFound);
        if (await runs.FindAsync(id: null, cancellationToken) is not { } run || await shops.FindAsync(cancellationToken) is not { } shop)
            return Results.Text("There is no analysis yet. Make one first: insights analyze", statusCode: StatusCodes.Status404NotFound);

        var rows = Lists.TryGetValue(list, out var known)
            ? exports.ReadAsync(run, known, cancellationToken)
            : exports.WithOrdersAsync(run, (await slipped.ReadAsync(run, DecliningReader.Max, cancellationToken)).Select(one => one.Customer).ToAsyncEnumerable(), cancellationToken);
        var name = $"{list}-{run.AsOf:yyyy-MM-dd}";
        if (format == OwnerTable.Workbook || (format == "csv" && spreadsheet == true))
            return OwnerList.Of(name, await frames.ReadAsync(http, cancellationToken), run, rows.Select(row => (row.Customer, (CustomerResult?)row.Result))).Send(http, format);
        var culture = System.Globalization.CultureInfo.GetCultureInfo(language == "de" ? "de" : "en");
        var writer = new ExportWriter(run.AsOf, new Sentences(culture, shop.Currency));
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}.{format}\"";
        http.Response.Headers.CacheControl = "no-store";
        if (format == "ndjson") return Results.Stream(target => writer.WriteNdjsonAsync(rows, target, cancellationToken), Ndjson);
        return Results.Stream(async target =>
        {
            await using var text = new StreamWriter(target, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), BufferBytes, leaveOpen: true);
            await writer.WriteCsvAsync(rows, text, cancellationToken);
        }, Csv);
    }
}
