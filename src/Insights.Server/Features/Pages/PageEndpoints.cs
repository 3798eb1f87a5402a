using System.Net.Mime;
using System.Reflection;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Insights.Server.Features.Pages;

/// <summary>What all pages need: how they are sent, their files, and the switch of the language.</summary>
internal static class PageEndpoints
{
    internal const string StylePath = "/assets/site.css";
    internal const string ScriptPath = "/assets/site.js";
    internal const string IconPath = "/assets/icon.svg";
    private const string LanguagePath = "/language";
    private static readonly TimeSpan LanguageCookieAge = TimeSpan.FromDays(365);

    /// <summary>Everything from this server, and nothing that stands in the page itself: a name in a file cannot become a script.</summary>
    private const string ContentPolicy =
        "default-src 'none'; img-src 'self'; style-src 'self'; font-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    internal static void Map(WebApplication app)
    {
        MapFile(app, StylePath, "site.css", MediaTypeNames.Text.Css);
        MapFile(app, ScriptPath, "site.js", MediaTypeNames.Text.JavaScript);
        MapFile(app, PageFonts.StylePath, "fonts.css", MediaTypeNames.Text.Css);
        MapFile(app, IconPath, "icon.svg", MediaTypeNames.Image.Svg);
        app.MapGet(LanguagePath + "/{language}", SwitchLanguage);
    }

    /// <summary>A page that is read.</summary>
    internal static void MapPage(this WebApplication app, string path, Delegate handler) => app.MapMethods(path, Reading, handler).WithMetadata(new PageMark());

    /// <summary>A form that changes something.</summary>
    internal static void MapForm(this WebApplication app, string path, Delegate handler) => app.MapPost(path, handler).AddEndpointFilter<FormGuard>();

    /// <summary>Sends a page.</summary>
    internal static RazorComponentResult<TPage> Page<TPage>(HttpContext http, object model, int status = StatusCodes.Status200OK) where TPage : Microsoft.AspNetCore.Components.IComponent
    {
        http.Response.Headers.ContentSecurityPolicy = ContentPolicy;
        // Not "no-referrer": browsers then send forms without their origin, and the server takes none from who does not say whence.
        http.Response.Headers["Referrer-Policy"] = "same-origin";
        return new RazorComponentResult<TPage>(new { Model = model }) { StatusCode = status };
    }

    /// <summary>After a form the browser is redirected to a page, so that going back or reloading submits nothing again.</summary>
    internal static IResult SeeOther(HttpContext http, string path)
    {
        http.Response.Headers.Location = path;
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    private static IResult SwitchLanguage(string language, string? back, HttpContext http)
    {
        if (!PageFrameReader.IsLanguage(language)) return Results.StatusCode(StatusCodes.Status404NotFound);
        http.Response.Cookies.Append(PageFrameReader.LanguageCookie, language, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, MaxAge = LanguageCookieAge, IsEssential = true });
        return SeeOther(http, IsOwnPath(back) ? back : "/");
    }

    /// <summary>A path of this server: "//host" and "/\host" would be another one's.</summary>
    internal static bool IsOwnPath([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] string? path) =>
        path is ['/', ..] && path is not ['/', '/' or '\\', ..] && !path.Any(char.IsControl);

    private static void MapFile(WebApplication app, string path, string resource, string type) =>
        app.MapMethods(path, Reading, (HttpContext http) =>
        {
            http.Response.Headers.CacheControl = "no-cache";
            return Results.Stream(Open(resource), type);
        });

    private static Stream Open(string file)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var name = assembly.GetManifestResourceNames().First(resource => resource.EndsWith(file, StringComparison.Ordinal));
        return assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} cannot be read.");
    }
}

/// <summary>Marks the address of a page that is read.</summary>
internal sealed class PageMark;
