namespace Insights.Testing;

/// <summary>Decides whether a test may be skipped.</summary>
public static class Skipping
{
    /// <summary>When this variable is 1, nothing is skipped: a test that lacks something fails.</summary>
    public const string ForbidVariable = "INSIGHTS_NO_SKIP";

    /// <summary>Null, so that the test runs, where the condition holds or skipping is forbidden; else the reason.</summary>
    public static string? ReasonUnless(bool condition, string reason) =>
        condition || Environment.GetEnvironmentVariable(ForbidVariable) == "1" ? null : reason;
}
