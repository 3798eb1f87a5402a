using System.Globalization;
using System.Text;
using Insights.Data.Files;
using Insights.Data.Import.Merging;
using Insights.Data.Import.Messages;
using Insights.Data.Import.Reading;
using Insights.Data.Values;

namespace Insights.Data.Import;

/// <summary>The rows that an import could not read, as a CSV file that a spreadsheet opens without harm.</summary>
internal static class RejectReportFile
{
    private const string Header = "line,column,value,reason";

    /// <summary>Refuses a path at which there is something that must stay.</summary>
    /// <exception cref="ImportException">It is that of the file, of the database, or a folder.</exception>
    internal static void RefusePath(string? path, ImportFile file, IImportDatabase database)
    {
        if (path is null) return;
        var code = OutputFile.FaultOf(path, database.Location, file.Path is { } input ? [input] : []) switch
        {
            OutputFault.None => null,
            OutputFault.Folder => "rejects-folder",
            OutputFault.Database => "rejects-over-database",
            _ => "rejects-over-input",
        };
        if (code is not null) throw new ImportException(new(code, path));
    }

    /// <summary>Writes the report; one that is there is replaced when the new one is whole.</summary>
    internal static async Task<string?> WriteAsync(
        IImportSession session, string? path, long rejected, CancellationToken cancellationToken)
    {
        if (path is null) return null;
        // The report of an earlier try must not be taken for this one's.
        if (rejected == 0 && !File.Exists(path)) return null;
        path = Path.GetFullPath(path);
        if (Path.GetDirectoryName(path) is { } folder) Directory.CreateDirectory(folder);
        await OutputFile.WriteAsync(path, target => WriteRowsAsync(session, target, cancellationToken), isPrivate: true);
        return rejected == 0 ? null : path;
    }

    private static async Task WriteRowsAsync(IImportSession session, Stream target, CancellationToken cancellationToken)
    {
        await using var file = new StreamWriter(target, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
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
    }
}
