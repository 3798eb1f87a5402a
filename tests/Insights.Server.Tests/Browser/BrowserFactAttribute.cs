using Insights.Testing;

namespace Insights.Server.Tests.Browser;

/// <summary>A test in a real Chromium; skipped, with a reason, where none is installed and skipping is allowed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Skipping.ReasonUnless(
        Chromium.Path is not null, $"Chromium is needed (on Debian: apt-get install chromium), or its path in {Chromium.PathVariable}");
}

/// <summary>Such a test with several cases.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = new BrowserFactAttribute().Skip;
}
