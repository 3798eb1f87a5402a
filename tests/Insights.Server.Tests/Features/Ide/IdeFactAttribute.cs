using Insights.Server.Features.Ide;
using Insights.Server.Tests.Browser;
using Insights.Testing;

namespace Insights.Server.Tests.Features.Ide;

/// <summary>A test of the IDE in a browser; skipped, with a reason, where one of the two is missing and skipping is allowed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class IdeFactAttribute : FactAttribute
{
    public IdeFactAttribute() => Skip = Missing ?? new BrowserFactAttribute().Skip;

    /// <summary>Why a test of the built IDE is skipped; null where it is not.</summary>
    internal static string? Missing => Skipping.ReasonUnless(
        IdeAssets.Read(IdeAssets.BuiltFolder).Script is not null, "the IDE is built where npm is at hand: 'npm ci' in src/Insights.Server/Ide");
}

/// <summary>A test of the built IDE's files.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BuiltIdeFactAttribute : FactAttribute
{
    public BuiltIdeFactAttribute() => Skip = IdeFactAttribute.Missing;
}
