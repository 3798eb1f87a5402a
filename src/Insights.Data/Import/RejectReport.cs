using System.Globalization;
using System.Text;
using Insights.Data.Import.Merging;
using Insights.Data.Storage;
using Insights.Data.Values;

namespace Insights.Data.Import;

/// <summary>The rows that an import could not read, as a CSV file that a spreadsheet opens without harm.</summary>
internal static class RejectReport
{
    private const string Header = "line,column,value,reason";

    internal static async Task<string?> WriteAsync(
        IImportSession session, string? path, long rejected, CancellationToken cancellationToken)
    {
        if (path is null) return null;
        // The report of an earlier try must not be taken for this one's.
        if (rejected == 0 && !File.Exists(path)) return null;
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder) Directory.CreateDirectory(folder);
        await using var file = new StreamWriter(PrivateFile.Create(path), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        await file.WriteLineAsync(Header.AsMemory(), cancellationToken);
        var row = new StringBuilder();
        await foreach (var rejection in session.ReadRejectionsAsync(cancellationToken))
        {
            row.Clear();
            row.Append(rejection.Line.ToString(CultureInfo.InvariantCulture)).Append(',');
            CsvText.Append(row, rejection.Column).Append(',');
            CsvText.Append(row, rejection.Value).Append(',');
            CsvText.Append(row, rejection.Reason);
            await file.WriteLineAsync(row, cancellationToken);
        }
        return rejected == 0 ? null : path;
    }
}
