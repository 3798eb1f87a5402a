using System.Runtime.InteropServices;
using Insights.Ml.Analysis;
using Insights.Testing;

namespace Insights.Server.Tests.Notebooks;

/// <summary>
/// A test of saved results, which are those of LightGBM: where its native library does not load, other trees grow and other
/// numbers are right, and the test is skipped with a reason, if skipping is allowed.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SavedResultsTheoryAttribute : TheoryAttribute
{
    public SavedResultsTheoryAttribute() => Skip = Reason;

    internal static string? Reason { get; } = Skipping.ReasonUnless(
        NativeLibrary.TryLoad("lib_lightgbm", typeof(AnalysisOptions).Assembly, searchPath: null, out _), "saved results are of LightGBM, which needs libgomp (on Debian: apt-get install libgomp1)");
}

/// <summary>Such a test of one case.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SavedResultsFactAttribute : FactAttribute
{
    public SavedResultsFactAttribute() => Skip = SavedResultsTheoryAttribute.Reason;
}
