using System.IO.Compression;
using Insights.Server.GraphQL.Documents;
using Insights.Server.GraphQL.Endpoints;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace Insights.Server.Features.Ide;

/// <summary>The IDE for GraphQL: one page, and files that come from this server and nowhere else.</summary>
internal static class IdeEndpoints
{
    internal const string Path = GraphQLEndpoint.IdePath;
    internal const string AssetPath = "/assets/ide/";
    private const string Compression = "br";
    private const string ReferrerPolicy = "Referrer-Policy";
    private const string NoReferrer = "no-referrer";

    /// <summary>
    /// Everything from this server, no script but the file. Styles alone may stand in the page: the editor (Monaco) makes style
    /// elements for its themes and positions its lines by style attributes, and takes no nonce.
    /// </summary>
    private const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self'; font-src 'self'; img-src 'self' data:; "
        + "worker-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    private static readonly FileExtensionContentTypeProvider Types = new();

    internal static void Map(WebApplication app)
    {
        app.MapMethods(Path, [HttpMethods.Get, HttpMethods.Head], Show);
        app.MapMethods(AssetPath + "{name}", [HttpMethods.Get, HttpMethods.Head], Send);
    }

    private static RazorComponentResult<IdePage> Show(HttpContext http, IdeAssets assets, DocumentOptions documents)
    {
        http.Response.Headers[ReferrerPolicy] = NoReferrer;
        http.Response.Headers.ContentSecurityPolicy = ContentPolicy;
        http.Response.Headers.CacheControl = "no-cache";
        return new RazorComponentResult<IdePage>(new { assets.Script, assets.Style, documents.TrustedOnly, documents.Introspection })
        {
            StatusCode = assets.Script is null ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK,
        };
    }

    /// <summary>A file under its hashed name never changes, so that a browser requests it once.</summary>
    private static IResult Send(HttpContext http, string name, IdeAssets assets)
    {
        if (assets.Find(name) is not { } path) return Results.NotFound();
        http.Response.Headers[ReferrerPolicy] = NoReferrer;
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        http.Response.Headers.Vary = HeaderNames.AcceptEncoding;
        var type = Types.TryGetContentType(name, out var known) ? known : "application/octet-stream";
        if (!TakesBrotli(http.Request)) return Results.Stream(new BrotliStream(File.OpenRead(path), CompressionMode.Decompress), type);
        http.Response.Headers.ContentEncoding = Compression;
        return Results.File(path, type);
    }

    private static bool TakesBrotli(HttpRequest request) =>
        request.GetTypedHeaders().AcceptEncoding.Any(encoding => encoding.Value.Equals(Compression, StringComparison.OrdinalIgnoreCase) && encoding.Quality is not 0);
}
