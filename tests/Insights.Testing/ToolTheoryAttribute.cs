using Xunit;

namespace Insights.Testing;

/// <summary>A test with several cases that runs a program of this machine; skipped, with a reason, where it is not installed and skipping is allowed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ToolTheoryAttribute : TheoryAttribute
{
    /// <param name="tool">The program's name.</param>
    public ToolTheoryAttribute(string tool)
    {
        Tool = tool;
        Skip = Skipping.ReasonUnless(IsInstalled(tool), $"'{tool}' is not installed");
    }

    /// <summary>The program's name.</summary>
    public string Tool { get; }

    private static bool IsInstalled(string tool) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, tool)) || File.Exists(Path.Combine(folder, tool + ".exe")));
}
