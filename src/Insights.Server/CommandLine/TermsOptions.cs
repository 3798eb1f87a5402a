using System.CommandLine;
using Insights.Data.Shops;

namespace Insights.Server.CommandLine;

/// <summary>Options that name a currency or a time zone.</summary>
internal static class TermsOptions
{
    /// <summary>Refuses what is no code of ISO 4217.</summary>
    internal static void AcceptCurrencies(this Option<string?> option) => option.Validators.Add(result =>
    {
        if (result.GetValueOrDefault<string>() is { } code && !Currency.TryParse(code, out _))
            result.AddError($"'{code}' is not a currency. Use an ISO 4217 code such as EUR, GBP or USD.");
    });

    /// <summary>Refuses what this machine knows no zone of.</summary>
    internal static void AcceptTimeZones(this Option<string?> option) => option.Validators.Add(result =>
    {
        if (result.GetValueOrDefault<string>() is { } zone && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
            result.AddError(new UnknownTimeZoneException(zone).Message);
    });
}
