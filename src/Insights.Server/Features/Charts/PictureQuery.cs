using System.Globalization;

namespace Insights.Server.Features.Charts;

/// <summary>A picture as an address asks for it.</summary>
/// <param name="Name">The chart.</param>
/// <param name="Format">svg or png.</param>
/// <param name="Width">In pixels; null for the usual one.</param>
/// <param name="Height">In pixels; null for the usual one.</param>
/// <param name="Scale">Pixels of a png for each of these; null for one.</param>
/// <param name="Theme">light or dark; null for light.</param>
/// <param name="Language">de or en; anything else is English.</param>
/// <param name="Customer">The customer's id in the API; null for charts about the shop.</param>
/// <param name="By">By what customers are told apart; null for the chart's own choice.</param>
internal sealed record PictureQuery(
    string Name, string Format, int? Width, int? Height, int? Scale, string? Theme, string? Language, string? Customer, string? By)
{
    internal int PixelsWide => Width ?? ChartRenderer.DefaultWidth;

    internal int PixelsHigh => Height ?? ChartRenderer.DefaultHeight;

    internal ChartTheme Look => Theme == "dark" ? ChartTheme.Dark : ChartTheme.Light;

    internal CultureInfo Culture => CultureInfo.GetCultureInfo(Language == "de" ? "de" : "en");

    /// <summary>The kind of picture; null where there is none of this name.</summary>
    internal ChartFormat? Kind => Format.ToUpperInvariant() switch
    {
        "SVG" => ChartFormat.Svg,
        "PNG" => ChartFormat.Png,
        _ => null,
    };

    /// <summary>Why there is no such picture, and what there is; null where there is one.</summary>
    internal string? Fault => this switch
    {
        { PixelsWide: < ChartRenderer.LeastWidth or > ChartRenderer.LargestSize } or { PixelsHigh: < ChartRenderer.LeastHeight or > ChartRenderer.LargestSize } =>
            $"Charts are {ChartRenderer.LeastWidth} to {ChartRenderer.LargestSize} pixels wide and {ChartRenderer.LeastHeight} to {ChartRenderer.LargestSize} high.",
        { Scale: < 1 or > ChartRenderer.LargestScale } => $"A picture's scale is 1 to {ChartRenderer.LargestScale}.",
        { Kind: ChartFormat.Png } when (long)PixelsWide * (Scale ?? 1) * PixelsHigh * (Scale ?? 1) > ChartRenderer.MostPixels =>
            $"A picture has at most {ChartRenderer.MostPixels / 1_000_000} million pixels, its scale counted: ask for a smaller one, or for svg.",
        { Theme: not (null or "light" or "dark") } => "A picture's theme is light or dark.",
        _ => null,
    };
}
