using System.Reflection;

namespace Insights.Server.Queries.Caching;

/// <summary>The software that makes runs, results and pictures.</summary>
internal static class SoftwareVersion
{
    private static readonly string[] Learning = ["Microsoft.ML.Core", "Microsoft.ML.LightGbm", "MathNet.Numerics"];

    /// <summary>The product's version and those of the packages that fit the models.</summary>
    internal static string Text { get; } = string.Join("; ",
        [$"Insights {VersionOf(Assembly.GetExecutingAssembly())}", .. Learning.Select(name => $"{name} {VersionOf(Assembly.Load(name))}")]);

    /// <summary>The product's version to the commit: pictures drawn by another build may look different.</summary>
    internal static string Build { get; } = InformationalVersionOf(Assembly.GetExecutingAssembly());

    private static string VersionOf(Assembly assembly) => InformationalVersionOf(assembly).Split('+')[0];

    private static string InformationalVersionOf(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
