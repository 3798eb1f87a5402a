using System.Security.Cryptography;

namespace Insights.Data.Files;

/// <summary>
/// Output files that a user names. None replaces an input or the database; an existing file stays as it is until the new one is
/// complete.
/// </summary>
public static class OutputFile
{
    private const string DevicesFolder = "/dev/";
    private const int UniqueBytes = 8;

    /// <summary>What follows a database's name in the names of its files.</summary>
    internal static readonly string[] PartsOfDatabase = ["", "-wal", "-shm", "-journal", ".lock"];

    private static StringComparison PathComparison => OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

    /// <summary>Why a file must not be written, before any work begins.</summary>
    /// <param name="path">The file that is to be written.</param>
    /// <param name="databasePath">The shop's database.</param>
    /// <param name="inputs">The files that are read.</param>
    /// <exception cref="IOException">A link leads back to itself.</exception>
    public static OutputFault FaultOf(string path, string databasePath, params IReadOnlyList<string> inputs)
    {
        var target = PlaceOf(path);
        if (Directory.Exists(target)) return OutputFault.Folder;
        if (PartsOfDatabase.Any(part => IsSame(target, PlaceOf(databasePath + part)))) return OutputFault.Database;
        return inputs.Any(input => IsSame(target, PlaceOf(input))) ? OutputFault.Input : OutputFault.None;
    }

    /// <summary>Writes a file beside its place and moves it there when it is complete; who may read the old file may read the new one.</summary>
    /// <param name="path">The file; a device or a pipe is written to.</param>
    /// <param name="writeAsync">Writes the content.</param>
    /// <param name="isPrivate">True where a file that was not there before is for its owner alone.</param>
    public static async Task WriteAsync(string path, Func<Stream, Task> writeAsync, bool isPrivate = false)
    {
        if (OpenDevice(path) is { } device)
        {
            await using (device) await writeAsync(device);
            return;
        }
        await MakeAsync(path, async unfinished =>
        {
            await using var file = new FileStream(unfinished, FileMode.Open, FileAccess.Write);
            await writeAsync(file);
        }, isPrivate, overwrite: true);
    }

    /// <summary>The same for writers that need the name of the file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="makeAsync">Fills the empty file of this name.</param>
    /// <param name="isPrivate">True where a file that was not there before is for its owner alone.</param>
    /// <param name="overwrite">False where a file that is there must stay.</param>
    /// <exception cref="IOException">The file is there and must stay, or is a device, or cannot be written.</exception>
    internal static async Task MakeAsync(string path, Func<string, Task> makeAsync, bool isPrivate, bool overwrite)
    {
        var target = PlaceOf(path);
        if (IsDevice(target)) throw new IOException($"{path} is a device. Name a file.");
        if (Path.GetDirectoryName(target) is { } folder && !Directory.Exists(folder)) throw new DirectoryNotFoundException($"There is no folder {folder}. Make it, or name a file elsewhere.");
        var unfinished = $"{target}.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(UniqueBytes))}.tmp";
        try
        {
            await using (isPrivate ? PrivateFile.Create(unfinished) : File.Create(unfinished))
            {
                // Whoever fills it finds it with its rights.
            }
            await makeAsync(unfinished);
            if (!OperatingSystem.IsWindows() && File.Exists(target)) File.SetUnixFileMode(unfinished, File.GetUnixFileMode(target));
            File.Move(unfinished, target, overwrite);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }

    private static bool IsDevice(string path)
    {
        using var device = OpenDevice(path);
        return device is not null;
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
            place = entry.LinkTarget is null ? next : PlaceOf(entry.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? next);
        }
        return place;
    }
}
