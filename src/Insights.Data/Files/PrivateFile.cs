
namespace Insights.Data.Files;

/// <summary>Files that only their owner may read: customers' data is nobody else's business on a shared machine.</summary>
public static class PrivateFile
{
    private static readonly Lock Creating = new();

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Creates a file, or empties an existing one.</summary>
    public static FileStream Create(string path) => Open(path, FileMode.Create);

    /// <summary>
    /// Creates an empty file where there is none yet. One that is there is not opened: on Unix, whoever closes a file gives up all
    /// locks that the program has on it, also those of a database, whose log another program would then take away.
    /// </summary>
    public static void Ensure(string path)
    {
        lock (Creating)
        {
            if (File.Exists(path)) return;
            using var file = Open(path, FileMode.OpenOrCreate);
        }
    }

    /// <summary>Creates a folder, unless it exists.</summary>
    public static void EnsureFolder(string path)
    {
        if (Directory.Exists(path)) return;
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);
    }

    private static FileStream Open(string path, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = FileShare.ReadWrite };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        return new FileStream(path, options);
    }
}
