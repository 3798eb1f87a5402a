using System.Globalization;

namespace Insights.Server.Queries.Shops;

/// <summary>Languages of sentences.</summary>
internal enum Language
{
    /// <summary>English.</summary>
    En,

    /// <summary>German.</summary>
    De,
}

/// <summary>What the languages mean to .NET.</summary>
internal static class LanguageCultures
{
    /// <summary>The culture in which sentences and figures are written.</summary>
    internal static CultureInfo Culture(this Language language) => CultureInfo.GetCultureInfo(language == Language.De ? "de" : "en");
}
