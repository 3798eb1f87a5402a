using System.Globalization;

namespace Insights.Server.Hosting;

/// <summary>How many files and connections this process may have open at once. Beyond that not even the program's own libraries can be read.</summary>
internal static class OpenFiles
{
    /// <summary>A server with fewer would have too few connections to be of use.</summary>
    internal const int Least = 512;

    /// <summary>What a server opens by itself: nearly 300 libraries and logs, and the database for each query.</summary>
    private const int OfServer = 400;

    private const string Limits = "/proc/self/limits";
    private const string Row = "Max open files";

    /// <summary>The limit; null where there is none or the system does not say.</summary>
    internal static long? Limit { get; } = OperatingSystem.IsLinux() && File.Exists(Limits) ? LimitOf(File.ReadLines(Limits)) : null;

    /// <summary>The limit as the kernel writes it.</summary>
    internal static long? LimitOf(IEnumerable<string> lines) =>
        lines.FirstOrDefault(line => line.StartsWith(Row, StringComparison.Ordinal)) is { } row
        && long.TryParse(row[Row.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var limit) ? limit : null;

    /// <summary>How many connections there is room for; null where nothing bounds them.</summary>
    internal static long? ConnectionsWithin(long? limit) => limit is { } files ? Math.Max(1, files - OfServer) : null;
}
