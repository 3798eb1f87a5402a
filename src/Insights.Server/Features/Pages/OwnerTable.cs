using System.Globalization;
using System.Text;
using Insights.Data.Values;
using MiniExcelLibs;

namespace Insights.Server.Features.Pages;

/// <summary>
/// A table for an owner's spreadsheet: headers in the page's language, and separators, numbers and days as a spreadsheet in that language reads
/// them without settings.
/// </summary>
/// <param name="Name">The file's name without its ending.</param>
/// <param name="Language">The page's language.</param>
/// <param name="Columns">The headers.</param>
/// <param name="Rows">The cells of each row: texts, whole numbers, amounts, days, or null where there is none.</param>
internal sealed record OwnerTable(string Name, CultureInfo Language, IReadOnlyList<string> Columns, IAsyncEnumerable<IReadOnlyList<object?>> Rows)
{
    internal const string Csv = "csv";
    internal const string Workbook = "xlsx";
    private const string WorkbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const int BufferBytes = 1 << 16;

    /// <summary>A sheet has no more rows, the header among them; what is beyond is in the other formats.</summary>
    private const int MaxRowsOfSheet = 1_048_575;

    /// <summary>A spreadsheet whose decimals are written with a comma separates columns by semicolons.</summary>
    private char Separator => Language.NumberFormat.NumberDecimalSeparator == "," ? ';' : ',';

    /// <summary>Sends the table as values separated by the language's separator, or as a workbook.</summary>
    internal IResult Send(HttpContext http, string format)
    {
        var cancellationToken = http.RequestAborted;
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{Name}.{format}\"";
        http.Response.Headers.CacheControl = "no-store";
        return format == Workbook
            ? Results.Stream(target => WriteWorkbookAsync(target, cancellationToken), WorkbookType)
            : Results.Stream(target => WriteCsvAsync(target, cancellationToken), "text/csv; charset=utf-8");
    }

    private async Task WriteCsvAsync(Stream target, CancellationToken cancellationToken)
    {
        // Spreadsheets take a file without the mark for one of an older Windows, and spoil every umlaut.
        await using var text = new StreamWriter(target, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), BufferBytes, leaveOpen: true);
        await WriteLineAsync(text, Columns, cancellationToken);
        await foreach (var row in Rows.WithCancellation(cancellationToken)) await WriteLineAsync(text, row, cancellationToken);
    }

    private async Task WriteLineAsync(StreamWriter text, IReadOnlyList<object?> cells, CancellationToken cancellationToken)
    {
        var line = new StringBuilder();
        for (var i = 0; i < cells.Count; i++) CsvText.Append(i == 0 ? line : line.Append(Separator), Text(cells[i]), Separator, mayBeFormula: cells[i] is string);
        await text.WriteAsync(line.Append("\r\n"), cancellationToken);
    }

    private string? Text(object? value) => value switch
    {
        DateOnly day => day.ToString("d", Language),
        decimal amount => amount.ToString("0.00##", Language),
        IFormattable number => number.ToString(format: null, Language),
        _ => value?.ToString(),
    };

    /// <summary>A workbook is packed as a whole before it is sent.</summary>
    private async Task WriteWorkbookAsync(Stream target, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, BufferBytes, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        await Task.Run(() => file.SaveAs(Sheet(cancellationToken)), cancellationToken);
        file.Position = 0;
        await file.CopyToAsync(target, cancellationToken);
    }

    private IEnumerable<Dictionary<string, object?>> Sheet(CancellationToken cancellationToken)
    {
        var isEmpty = true;
        foreach (var row in Rows.ToBlockingEnumerable(cancellationToken).Take(MaxRowsOfSheet))
        {
            isEmpty = false;
            yield return RowOf(row);
        }
        // A sheet has its headers without rows, too.
        if (isEmpty) yield return RowOf(new object?[Columns.Count]);
    }

    private Dictionary<string, object?> RowOf(IReadOnlyList<object?> row) =>
        Columns.Zip(row).ToDictionary(pair => pair.First, pair => pair.Second is DateOnly day ? day.ToDateTime(TimeOnly.MinValue) : pair.Second, StringComparer.Ordinal);
}
