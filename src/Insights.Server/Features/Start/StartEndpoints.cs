using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Insights.Server.Features.Start;

/// <summary>The start page and its style sheet.</summary>
internal static class StartEndpoints
{
    internal const string StylePath = "/assets/site.css";
    private const string StyleResource = "site.css";
    private const string ContentPolicy =
        "default-src 'none'; img-src 'self'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    internal static void MapStart(this WebApplication app)
    {
        app.MapMethods("/", [HttpMethods.Get, HttpMethods.Head], ShowAsync);
        app.MapMethods(StylePath, [HttpMethods.Get, HttpMethods.Head], () => Results.Stream(OpenStyle(), "text/css"));
    }

    private static async Task<RazorComponentResult> ShowAsync(HttpContext http, string? language, StartReader reader, CancellationToken cancellationToken)
    {
        http.Response.Headers.ContentSecurityPolicy = ContentPolicy;
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        var model = await reader.ReadAsync(LanguageOf(http.Request, language), cancellationToken);
        return new RazorComponentResult<StartPage>(new { Model = model });
    }

    /// <summary>The language that is asked for, else the browser's first one that there is, else English.</summary>
    private static CultureInfo LanguageOf(HttpRequest request, string? stated)
    {
        string[] known = ["de", "en"];
        var wanted = new[] { stated }.Concat(request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => language.Value.Value?.Split('-')[0].ToLowerInvariant()));
        return CultureInfo.GetCultureInfo(wanted.FirstOrDefault(known.Contains) ?? "en");
    }

    private static Stream OpenStyle()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var name = assembly.GetManifestResourceNames().First(resource => resource.EndsWith(StyleResource, StringComparison.Ordinal));
        return assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} cannot be read.");
    }
}
