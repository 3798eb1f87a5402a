using System.Globalization;
using System.Net.Mime;
using Insights.Server.Features.Runs;
using Insights.Server.Features.Shops;
using Microsoft.Net.Http.Headers;

namespace Insights.Server.Features.Charts;

/// <summary>Charts as pictures: /charts/tier-distribution.svg?width=800&amp;height=450&amp;language=de&amp;theme=dark.</summary>
internal static class ChartEndpoints
{
    internal static void MapCharts(this WebApplication app) => app.MapMethods("/charts/{name}.{format}", [HttpMethods.Get, HttpMethods.Head], DrawAsync);

    /// <summary>Where a chart's picture is.</summary>
    internal static string AddressOf(string name, ChartFormat format, string language) =>
        $"/charts/{name}.{(format == ChartFormat.Svg ? "svg" : "png")}?language={language}";

    private static ChartFormat? FormatOf(string extension) => extension.ToUpperInvariant() switch
    {
        "SVG" => ChartFormat.Svg,
        "PNG" => ChartFormat.Png,
        _ => null,
    };

    private static async Task<IResult> DrawAsync(
        string name, string format, int? width, int? height, int? scale, string? theme, string? language, HttpContext http, ChartReader charts,
        CurrentShopReader shops, PictureCache pictures, CancellationToken cancellationToken)
    {
        if (FormatOf(format) is not { } kind || !charts.Names.Contains(name))
            return Results.NotFound($"There is no chart '{name}.{format}'. There are: {string.Join(", ", charts.Names)}; as svg or png.");
        var (w, h) = (width ?? ChartRenderer.DefaultWidth, height ?? ChartRenderer.DefaultHeight);
        if (w is < ChartRenderer.LeastWidth or > ChartRenderer.LargestSize || h is < ChartRenderer.LeastHeight or > ChartRenderer.LargestSize)
            return Results.BadRequest($"Charts are {ChartRenderer.LeastWidth} to {ChartRenderer.LargestSize} pixels wide and {ChartRenderer.LeastHeight} to {ChartRenderer.LargestSize} high.");
        if (scale is < 1 or > ChartRenderer.LargestScale) return Results.BadRequest($"A picture's scale is 1 to {ChartRenderer.LargestScale}.");
        if (theme is not (null or "light" or "dark")) return Results.BadRequest("A picture's theme is light or dark.");
        var look = theme == "dark" ? ChartTheme.Dark : ChartTheme.Light;
        var culture = CultureInfo.GetCultureInfo(language == "de" ? "de" : "en");

        var shop = await shops.FindAsync(cancellationToken);
        var tag = new EntityTagHeaderValue(string.Create(CultureInfo.InvariantCulture, $"\"{SoftwareVersion.Build}-{shop?.DataVersion}-{name}-{kind}-{w}-{h}-{scale ?? 1}-{look}-{culture.Name}\""));
        if (http.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false)))
            return Results.StatusCode(StatusCodes.Status304NotModified);
        http.Response.Headers.CacheControl = "private, no-cache";
        var picture = pictures.Find(tag.Tag.ToString());
        if (picture is null)
        {
            if (await charts.ReadAsync(name, culture, cancellationToken) is not { } content)
                return Results.NotFound("There is no analysis yet. Make one first: insights analyze");
            picture = ChartRenderer.Render(content, kind, w, h, look, scale ?? 1);
            pictures.Keep(tag.Tag.ToString(), picture);
        }
        return Results.File(picture, kind == ChartFormat.Svg ? MediaTypeNames.Image.Svg : MediaTypeNames.Image.Png, entityTag: tag);
    }
}
