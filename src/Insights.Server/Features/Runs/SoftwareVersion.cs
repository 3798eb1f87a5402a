using System.Reflection;

namespace Insights.Server.Features.Runs;

/// <summary>What a run was made with.</summary>
internal static class SoftwareVersion
{
    private static readonly string[] Learning = ["Microsoft.ML.Core", "Microsoft.ML.LightGbm", "MathNet.Numerics"];

    /// <summary>The product's version and those of the packages that fit the models.</summary>
    internal static string Text { get; } = string.Join("; ",
        [$"Insights {VersionOf(Assembly.GetExecutingAssembly())}", .. Learning.Select(name => $"{name} {VersionOf(Assembly.Load(name))}")]);

    private static string VersionOf(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "unknown";
}
