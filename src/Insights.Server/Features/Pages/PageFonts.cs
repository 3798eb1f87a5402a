namespace Insights.Server.Features.Pages;

/// <summary>The fonts of the pages, which came with the build where npm was at hand; without them pages use the system's.</summary>
internal static class PageFonts
{
    internal const string StylePath = "/assets/fonts.css";
    private const string Folder = "fonts";
    private const string FilePath = "/assets/fonts";

    /// <summary>A font file has a new name where it changes.</summary>
    private const string CacheControl = "public, max-age=604800";

    /// <summary>The files that the style sheet names.</summary>
    private static readonly string[] Files =
    [
        "figtree-latin-wght-normal.woff2", "figtree-latin-ext-wght-normal.woff2", "fraunces-latin-wght-normal.woff2", "fraunces-latin-ext-wght-normal.woff2",
    ];

    /// <summary>True where all of them are beside the server.</summary>
    internal static bool AreBundled { get; } = Array.TrueForAll(Files, file => File.Exists(PathOf(file)));

    internal static void Map(WebApplication app)
    {
        app.MapGet(FilePath + "/{file}", (string file, HttpContext http) =>
        {
            if (!AreBundled || !Files.Contains(file)) return Results.StatusCode(StatusCodes.Status404NotFound);
            http.Response.Headers.CacheControl = CacheControl;
            return Results.File(PathOf(file), "font/woff2");
        });
    }

    private static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, Folder, file);
}
