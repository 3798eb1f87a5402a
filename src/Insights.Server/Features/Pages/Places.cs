namespace Insights.Server.Features.Pages;

/// <summary>A place of the navigation.</summary>
/// <param name="Name">Name of its text.</param>
/// <param name="Parts">Its pages, the first one being its address.</param>
internal sealed record Place(string Name, IReadOnlyList<(string Path, string Name)> Parts)
{
    /// <summary>All places, in their order.</summary>
    internal static IReadOnlyList<Place> All { get; } =
    [
        new("nav-monday", [("/", "nav-monday")]),
        new("nav-customers", [("/customers", "nav-everybody"), ("/next-vips", "nav-next-vips"), ("/churn-risks", "nav-churn-risks"), ("/slipped", "nav-slipped")]),
        new("nav-figures", [("/overview", "nav-overview"), ("/predictions", "nav-predictions")]),
        new("nav-shop", [("/imports", "nav-imports"), ("/runs", "nav-runs"), ("/tiers", "nav-tiers"), ("/settings", "nav-settings")]),
    ];

    internal string Path => Parts[0].Path;

    /// <summary>The value of aria-current for a link to a path: the page itself, or one that it lies below; null for neither.</summary>
    /// <param name="path">Where the link leads.</param>
    /// <param name="current">The page's path.</param>
    internal static string? CurrentOf(string path, string current) =>
        current == path ? "page" : path != "/" && current.StartsWith(path + "/", StringComparison.Ordinal) ? "true" : null;

    /// <summary>The same for the place as a whole.</summary>
    internal string? CurrentOf(string current) => CurrentOf(Path, current) ?? (Parts.Any(part => CurrentOf(part.Path, current) is not null) ? "true" : null);
}
