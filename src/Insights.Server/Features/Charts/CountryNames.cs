using System.Globalization;

namespace Insights.Server.Features.Charts;

/// <summary>Names of countries in a language.</summary>
internal static class CountryNames
{
    private static readonly Lazy<Dictionary<string, RegionInfo>> Regions = new(() =>
    {
        var regions = new Dictionary<string, RegionInfo>(StringComparer.OrdinalIgnoreCase);
        foreach (var culture in CultureInfo.GetCultures(CultureTypes.SpecificCultures))
        {
            RegionInfo region;
            try
            {
                region = new RegionInfo(culture.Name);
            }
            catch (ArgumentException)
            {
                continue;
            }
            if (region.TwoLetterISORegionName.Length != 2 || !char.IsLetter(region.TwoLetterISORegionName[0])) continue;
            foreach (var name in (string[])[region.TwoLetterISORegionName, region.ThreeLetterISORegionName, region.EnglishName]) regions.TryAdd(name, region);
        }
        return regions;
    });

    /// <summary>The name; what is no code and no English name of a country comes back as it is.</summary>
    internal static string? In(CultureInfo language, string? stated)
    {
        if (stated is null || !Regions.Value.TryGetValue(stated.Trim(), out var region)) return stated;
        // The name comes in the language of the culture, whether anybody there speaks it or not.
        return new RegionInfo($"{language.TwoLetterISOLanguageName}-{region.TwoLetterISORegionName}").DisplayName;
    }
}
