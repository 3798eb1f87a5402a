using Insights.Data.Import.Messages;

namespace Insights.Data.Import.Reading;

/// <summary>A file to import. It is opened some times to examine it and once to read it.</summary>
/// <param name="Name">The name to show and to store, without a folder.</param>
/// <param name="Open">Opens the raw bytes, plain or packed, from the beginning; must be seekable.</param>
public sealed record ImportFile(string Name, Func<Stream> Open)
{
    /// <summary>Where the file lies; null for an upload.</summary>
    public string? Path { get; init; }

    private const int BufferBytes = 1 << 16;

    /// <summary>A file on disk.</summary>
    /// <exception cref="ImportException">There is no such file, or it may not be read.</exception>
    public static ImportFile FromPath(string path)
    {
        if (Directory.Exists(path))
            throw new ImportException(new("file-folder", path, System.IO.Path.Combine(path, "*.csv")));
        if (!File.Exists(path))
            throw new ImportException(new("file-missing", path));
        return new ImportFile(System.IO.Path.GetFileName(path), () => OpenForReading(path)) { Path = path };
    }

    private static FileStream OpenForReading(string path)
    {
        try
        {
            var file = new FileStream(path, new FileStreamOptions
            {
                Access = FileAccess.Read,
                Share = FileShare.Read,
                BufferSize = BufferBytes,
                Options = FileOptions.SequentialScan | FileOptions.Asynchronous,
            });
            if (file.CanSeek) return file;
            file.Dispose();
            throw new ImportException(new("file-pipe", path));
        }
        catch (UnauthorizedAccessException error)
        {
            throw new ImportException(new("file-forbidden", path), error);
        }
    }
}
