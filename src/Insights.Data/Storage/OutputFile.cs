using System.Security.Cryptography;
using Insights.Data.Storage.Sqlite;

namespace Insights.Server.CommandLine;

/// <summary>
/// Files that options name as output. None replaces a file that the command reads, nor the database; a file that is there stays
/// as it is until the new one is whole.
/// </summary>
internal static class OutputFile
{
    private const string DevicesFolder = "/dev/";
    private const int UniqueBytes = 8;
    private static readonly string[] PartsOfDatabase = ["", "-wal", "-shm", "-journal"];

    private static StringComparison PathComparison => OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

    /// <summary>Refuses a file that must not be replaced, before any work begins.</summary>
    /// <param name="path">The file that is to be written.</param>
    /// <param name="option">The option that names it.</param>
    /// <param name="database">The shop's database.</param>
    /// <param name="inputs">The files that the command reads.</param>
    /// <exception cref="CommandException">It is the database, or one of the inputs, or a folder.</exception>
    internal static void Refuse(string path, string option, SqliteDatabase database, params IReadOnlyList<string> inputs)
    {
        var target = PlaceOf(path);
        if (Directory.Exists(target)) throw new CommandException($"{option}: '{path}' is a folder. Name a file in it.", InsightsCommandLine.WrongUsage);
        if (PartsOfDatabase.Any(part => IsSame(target, PlaceOf(database.Location + part))))
            throw new CommandException($"{option}: '{path}' belongs to the shop's database, and writing there would destroy it. Name another file.", InsightsCommandLine.WrongUsage);
        if (inputs.Any(input => IsSame(target, PlaceOf(input))))
            throw new CommandException($"{option}: '{path}' is the file to import, and writing there would destroy it. Name another file.", InsightsCommandLine.WrongUsage);
    }

    /// <summary>Writes a file beside its place and moves it there when it is whole; null writes to standard output.</summary>
    internal static async Task WriteAsync(string? path, Func<Stream, Task> writeAsync)
    {
        await using (var stream = path is null ? Console.OpenStandardOutput() : OpenDevice(path))
        {
            if (stream is not null) await writeAsync(stream);
            if (path is null || stream is not null) return;
        }
        var target = PlaceOf(path);
        var unfinished = $"{target}.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(UniqueBytes))}.tmp";
        try
        {
            await using (var file = File.Create(unfinished)) await writeAsync(file);
            // Who may read the old file may read the new one, and nobody else.
            if (!OperatingSystem.IsWindows() && File.Exists(target)) File.SetUnixFileMode(unfinished, File.GetUnixFileMode(target));
            File.Move(unfinished, target, overwrite: true);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }

    /// <summary>A device or a pipe, which is written to and not replaced; null for a file.</summary>
    private static FileStream? OpenDevice(string path)
    {
        if (OperatingSystem.IsWindows() || !File.Exists(path)) return null;
        var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        if (!file.CanSeek || Path.GetFullPath(path).StartsWith(DevicesFolder, StringComparison.Ordinal)) return file;
        file.Dispose();
        return null;
    }

    private static bool IsSame(string left, string right) => left.Equals(right, PathComparison);

    /// <summary>Where a path leads when all links on the way are followed.</summary>
    private static string PlaceOf(string path)
    {
        var full = Path.GetFullPath(path);
        var place = Path.GetPathRoot(full) ?? "";
        foreach (var name in full[place.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            var next = Path.Combine(place, name);
            FileSystemInfo entry = Directory.Exists(next) ? new DirectoryInfo(next) : new FileInfo(next);
            // A link that leads back to itself is an IOException, which the command tells.
            place = entry.LinkTarget is null ? next : PlaceOf(entry.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? next);
        }
        return place;
    }
}
