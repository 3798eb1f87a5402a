using System.Globalization;
using System.Text;
using System.Text.Json;
using Insights.Data.Values;

namespace Insights.Server.Features.Pages;

/// <summary>A list of a page as a file, for spreadsheets and for programs, written as it is read.</summary>
/// <param name="Name">The file's name without its ending.</param>
/// <param name="Columns">The columns' names.</param>
/// <param name="Rows">The cells of each row: texts, whole and decimal numbers, days, instants (UTC), truths, or null where there is none.</param>
internal sealed record TableFile(string Name, IReadOnlyList<string> Columns, IAsyncEnumerable<IReadOnlyList<object?>> Rows)
{
    /// <summary>Comma-separated values, for spreadsheets.</summary>
    internal const string Csv = "csv";

    private const string Ndjson = "ndjson";

    /// <summary>True for the kinds of file that there are: csv and ndjson.</summary>
    internal static bool IsFormat(string format) => format is Csv or Ndjson;

    /// <summary>Sends the list as comma-separated values with a byte order mark, or as one JSON object a line.</summary>
    internal IResult Send(HttpContext http, string format)
    {
        var cancellationToken = http.RequestAborted;
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{Name}.{format}\"";
        http.Response.Headers.CacheControl = "no-store";
        return format == Ndjson
            ? Results.Stream(target => WriteNdjsonAsync(target, cancellationToken), "application/x-ndjson")
            : Results.Stream(target => WriteCsvAsync(target, cancellationToken), "text/csv; charset=utf-8");
    }

    private async Task WriteCsvAsync(Stream target, CancellationToken cancellationToken)
    {
        await using var text = new StreamWriter(target, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await text.WriteAsync((string.Join(',', Columns) + "\r\n").AsMemory(), cancellationToken);
        var line = new StringBuilder();
        await foreach (var row in Rows.WithCancellation(cancellationToken))
        {
            line.Clear();
            for (var i = 0; i < row.Count; i++) CsvText.Append(i == 0 ? line : line.Append(','), Text(row[i]));
            await text.WriteAsync(line.Append("\r\n"), cancellationToken);
        }
    }

    private async Task WriteNdjsonAsync(Stream target, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        await foreach (var row in Rows.WithCancellation(cancellationToken))
        {
            buffer.SetLength(0);
            await using (var json = new Utf8JsonWriter(buffer))
            {
                json.WriteStartObject();
                foreach (var (column, value) in Columns.Zip(row)) Write(json, column, value);
                json.WriteEndObject();
            }
            buffer.WriteByte((byte)'\n');
            await target.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), cancellationToken);
        }
    }

    private static void Write(Utf8JsonWriter json, string column, object? value)
    {
        switch (value)
        {
            case bool truth: json.WriteBoolean(column, truth); break;
            case int number: json.WriteNumber(column, number); break;
            case long number: json.WriteNumber(column, number); break;
            case decimal number: json.WriteNumber(column, number); break;
            default: json.WriteString(column, Text(value)); break;
        }
    }

    private static string? Text(object? value) => value switch
    {
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime instant => instant.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        bool truth => truth ? "true" : "false",
        IFormattable number => number.ToString(format: null, CultureInfo.InvariantCulture),
        _ => value?.ToString(),
    };
}
