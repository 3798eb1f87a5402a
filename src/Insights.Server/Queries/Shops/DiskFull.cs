
namespace Insights.Server.Queries.Shops;

/// <summary>Distinguishes a full disk from other I/O errors.</summary>
internal static class DiskFull
{
    private const int NoSpaceOnUnix = 28;
    private const int QuotaOnLinux = 122;
    private const int FullOnWindows = unchecked((int)0x80070070);

    internal static bool Is(Exception error) =>
        error is IOException && error.HResult == (OperatingSystem.IsWindows() ? FullOnWindows : NoSpaceOnUnix)
        || (error is IOException && OperatingSystem.IsLinux() && error.HResult == QuotaOnLinux);
}
