using System.ComponentModel;
using System.Diagnostics;

namespace Insights.Server.CommandLine;

/// <summary>Opens pages where somebody sits at the machine.</summary>
internal static class Browser
{
    private static readonly string[] Displays = ["DISPLAY", "WAYLAND_DISPLAY"];

    /// <summary>Opens an address in the browser of the desktop; nothing happens where there is none, or where the output goes to a file.</summary>
    internal static void Open(string address)
    {
        if (Console.IsOutputRedirected || (OperatingSystem.IsLinux() && !Array.Exists(Displays, name => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name))))) return;
        try
        {
            using var process = Process.Start(new ProcessStartInfo(address) { UseShellExecute = true });
        }
        catch (Exception error) when (error is Win32Exception or PlatformNotSupportedException or FileNotFoundException)
        {
            // The address is on the screen, too.
        }
    }
}
