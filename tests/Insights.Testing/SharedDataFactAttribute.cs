using Xunit;

namespace Insights.Testing;

/// <summary>A test on real purchase data; skipped, with a reason, where the data is not there and skipping is allowed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedDataFactAttribute : FactAttribute
{
    public SharedDataFactAttribute() => Skip = Skipping.ReasonUnless(
        Directory.Exists(RepositoryPaths.SharedData), "real purchase data is expected in ../shared/data beside the repository");
}

/// <summary>A test with several cases on real purchase data.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedDataTheoryAttribute : TheoryAttribute
{
    public SharedDataTheoryAttribute() => Skip = Skipping.ReasonUnless(
        Directory.Exists(RepositoryPaths.SharedData), "real purchase data is expected in ../shared/data beside the repository");
}
