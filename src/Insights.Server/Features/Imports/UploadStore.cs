using System.Security.Cryptography;
using System.Text;

namespace Insights.Server.Features.Imports;

/// <summary>Stores uploaded files until they are imported, at most a day.</summary>
/// <param name="folder">Where they lie.</param>
/// <param name="clock">For their age.</param>
/// <param name="mostBytes">How much all of them may have together.</param>
internal sealed class UploadStore(string folder, TimeProvider clock, long mostBytes = UploadStore.DefaultBytes)
{
    /// <summary>How much uploads may have together, unless it is said otherwise: some of the largest histories.</summary>
    internal const long DefaultBytes = 10L << 30;

    private const int IdBytes = 16;
    private const int CopyBytes = 1 << 16;
    private const string NameSuffix = ".name";
    private static readonly TimeSpan MaxAge = TimeSpan.FromDays(1);
    private static readonly TimeSpan MaxPause = TimeSpan.FromHours(1);

    /// <summary>Stores a file.</summary>
    /// <param name="name">The name to show.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="cancellationToken">Stops the upload; nothing is then stored.</param>
    /// <exception cref="BrokenUploadException">The content does not arrive whole.</exception>
    /// <exception cref="UploadQuotaException">The uploads are too large together.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <returns>An id that cannot be guessed, and the file's length in bytes.</returns>
    internal async Task<(string Id, long Bytes)> StoreAsync(string name, Stream content, CancellationToken cancellationToken)
    {
        CreateFolder();
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes));
        var path = Path.Combine(folder, id);
        try
        {
            await using var file = Create(path);
            await CopyAsync(content, file, mostBytes - BytesOfOthers(id), cancellationToken);
            await using var nameFile = Create(path + NameSuffix);
            await nameFile.WriteAsync(Encoding.UTF8.GetBytes(Path.GetFileName(name)), cancellationToken);
            return (id, file.Length);
        }
        catch
        {
            Remove(id);
            throw;
        }
    }

    /// <summary>Where an upload lies, and its name; null where there is none.</summary>
    internal (string Path, string Name)? Find(string id)
    {
        if (id.Length != IdBytes * 2 || !id.All(char.IsAsciiHexDigitLower)) return null;
        var path = Path.Combine(folder, id);
        return File.Exists(path) && File.Exists(path + NameSuffix) ? (path, File.ReadAllText(path + NameSuffix)) : null;
    }

    /// <summary>Forgets an upload.</summary>
    internal void Remove(string id)
    {
        File.Delete(Path.Combine(folder, id));
        File.Delete(Path.Combine(folder, id + NameSuffix));
    }

    /// <summary>Forgets an upload, unless the disk does not let it go.</summary>
    internal void TryRemove(string id)
    {
        try
        {
            Remove(id);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It goes when it is a day old.
        }
    }

    /// <summary>What other uploads have. Those that arrive at the same moment count as far as they have come.</summary>
    private long BytesOfOthers(string id) =>
        new DirectoryInfo(folder).EnumerateFiles().Where(file => !file.Name.StartsWith(id, StringComparison.Ordinal)).Sum(file => file.Exists ? file.Length : 0);

    /// <summary>
    /// Forgets the uploads that nobody has imported for a day, and those that did not arrive whole: they have no name, and nobody
    /// has written to them for an hour. Another server may be receiving uploads into the same folder.
    /// </summary>
    internal void RemoveOld()
    {
        if (!Directory.Exists(folder)) return;
        var now = clock.GetUtcNow().UtcDateTime;
        foreach (var path in Directory.EnumerateFiles(folder))
            if (now - File.GetLastWriteTimeUtc(path) > (IsWhole(path) ? MaxAge : MaxPause)) File.Delete(path);
    }

    private static bool IsWhole(string path) => path.EndsWith(NameSuffix, StringComparison.Ordinal) || File.Exists(path + NameSuffix);

    /// <summary>Says whether the sender or the disk is at fault.</summary>
    private static async Task CopyAsync(Stream content, FileStream file, long room, CancellationToken cancellationToken)
    {
        var buffer = new byte[CopyBytes];
        while (true)
        {
            int read;
            try
            {
                read = await content.ReadAsync(buffer, cancellationToken);
            }
            catch (Exception error) when (error is IOException or InvalidDataException)
            {
                throw new BrokenUploadException("The file does not arrive whole: the request ends early or its form is damaged. Send it again.", error);
            }
            if (read == 0) return;
            if ((room -= read) < 0) throw new UploadQuotaException();
            await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }
    }

    private void CreateFolder()
    {
        // Customers' data is nobody else's business on a shared machine.
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }
}

/// <summary>There is no more room for uploads.</summary>
internal sealed class UploadQuotaException() : Exception("The uploads that wait to be imported have no room for another one of this size. Import them, or wait until they are a day old and cleared away.");

/// <summary>A request that brings no whole file.</summary>
/// <param name="message">What is wrong, and what to do.</param>
/// <param name="innerException">The technical cause, or null.</param>
internal sealed class BrokenUploadException(string message, Exception? innerException = null) : Exception(message, innerException);
