using System.Security.Cryptography;
using System.Text;

namespace Insights.Server.Features.Imports;

/// <summary>Keeps uploaded files until they are imported, at most a day.</summary>
/// <param name="folder">Where they lie.</param>
/// <param name="clock">For their age.</param>
internal sealed class UploadStore(string folder, TimeProvider clock)
{
    private const int IdBytes = 16;
    private const string NameSuffix = ".name";
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>Keeps a file.</summary>
    /// <param name="name">The name to show.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="cancellationToken">Stops the upload; nothing is then kept.</param>
    /// <returns>An id that cannot be guessed, and the file's length in bytes.</returns>
    internal async Task<(string Id, long Bytes)> KeepAsync(string name, Stream content, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        RemoveOld();
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes));
        var path = Path.Combine(folder, id);
        try
        {
            await using var file = File.Create(path);
            await content.CopyToAsync(file, cancellationToken);
            await File.WriteAllTextAsync(path + NameSuffix, Path.GetFileName(name), Encoding.UTF8, cancellationToken);
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

    private void RemoveOld()
    {
        var oldest = clock.GetUtcNow().UtcDateTime - Kept;
        foreach (var path in Directory.EnumerateFiles(folder))
            if (File.GetLastWriteTimeUtc(path) < oldest) File.Delete(path);
    }
}
