using System.Globalization;
using System.Text;
using Insights.Data.Import.Merging;
using Insights.Data.Import.Reading;
using Insights.Data.Storage;
using Insights.Data.Values;

namespace Insights.Data.Import;

/// <summary>The rows that an import could not read, as a CSV file that a spreadsheet opens without harm.</summary>
internal static class RejectReport
{
    private const string Header = "line,column,value,reason";
    private const string EndingOfUnfinished = ".part";

    private static readonly string[] EndingsOfDatabase = ["", "-wal", "-shm", "-journal", ".lock"];

    /// <summary>Refuses a path at which there is something that must stay.</summary>
    /// <exception cref="ImportException">It is that of the file, of the database, or a folder.</exception>
    internal static void RefusePath(string? path, ImportFile file, IDatabase database)
    {
        if (path is null) return;
        if (file.Path is { } input && IsSame(path, input)) throw new ImportException(new("rejects-over-input", path));
        if (EndingsOfDatabase.Any(ending => IsSame(path, database.Location + ending))) throw new ImportException(new("rejects-over-database", path));
        if (Directory.Exists(path)) throw new ImportException(new("rejects-folder", path));
    }

    /// <summary>Writes the report; one that is there is replaced when the new one is whole.</summary>
    internal static async Task<string?> WriteAsync(
        IImportSession session, string? path, long rejected, CancellationToken cancellationToken)
    {
        if (path is null) return null;
        // The report of an earlier try must not be taken for this one's.
        if (rejected == 0 && !File.Exists(path)) return null;
        path = Resolve(path);
        if (Path.GetDirectoryName(path) is { } folder) Directory.CreateDirectory(folder);
        var unfinished = path + EndingOfUnfinished;
        try
        {
            await WriteRowsAsync(session, unfinished, cancellationToken);
            File.Move(unfinished, path, overwrite: true);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
        return rejected == 0 ? null : path;
    }

    private static async Task WriteRowsAsync(IImportSession session, string path, CancellationToken cancellationToken)
    {
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
    }

    private static bool IsSame(string path, string other) =>
        Resolve(path).Equals(Resolve(other), OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase);

    /// <summary>Where a path leads to, links followed.</summary>
    private static string Resolve(string path)
    {
        var full = Path.GetFullPath(path);
        if (File.Exists(full) && File.ResolveLinkTarget(full, returnFinalTarget: true) is { } target) return target.FullName;
        if (Path.GetDirectoryName(full) is not { } folder) return full;
        for (var parent = new DirectoryInfo(folder); parent is not null; parent = parent.Parent)
            if (parent.Exists && parent.ResolveLinkTarget(returnFinalTarget: true) is { } real) return Path.Combine(real.FullName, Path.GetRelativePath(parent.FullName, full));
        return full;
    }
}
