using System.Globalization;

namespace Insights.Server.Features.Pages;

/// <summary>A tier policy as the fields of a form, where shares are percent; null for what is left open.</summary>
/// <param name="Kind">The policy's name.</param>
/// <param name="A">Boundary of A.</param>
/// <param name="B">Boundary of B.</param>
/// <param name="C">Boundary of C, of revenue shares only.</param>
/// <param name="Window">Days that count.</param>
/// <param name="Hysteresis">How much worse than a boundary one may get before leaving the tier, as a factor.</param>
internal sealed record PolicyForm(string Kind, decimal? A, decimal? B, decimal? C, int? Window, decimal? Hysteresis)
{
    private const decimal Percent = 100;

    /// <summary>The kinds in the order in which they are offered, with numbers to begin with.</summary>
    internal static IReadOnlyList<PolicyForm> Kinds { get; } =
    [
        new("share", 10, 30, null, 365, 1), new("revenue-share", 50, 80, 95, 365, 1), new("thresholds", 1_000, 300, null, 365, 1), new("rfm", 13, 9, null, 365, 1),
    ];

    internal bool IsShare => Kind is "share" or "revenue-share";

    /// <summary>The policy in the form that the command line takes; whether it is one shows when it is parsed.</summary>
    internal string Text
    {
        get
        {
            (string Name, decimal? Value)[] parts = [("a", IsShare ? A / Percent : A), ("b", IsShare ? B / Percent : B), ("c", C / Percent), ("window", Window), ("hysteresis", Hysteresis)];
            return Kind + ":" + string.Join(',', parts.Where(part => part.Value is not null).Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Name}={part.Value:0.######}")));
        }
    }

    /// <summary>The fields of a policy, from its <see cref="Insights.Data.Tiers.TierPolicy.Text"/>.</summary>
    internal static PolicyForm Of(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var kind = colon < 0 ? text : text[..colon];
        var numbers = (colon < 0 ? "" : text[(colon + 1)..]).Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Select(part => part.Split('=')).ToDictionary(part => part[0], part => decimal.Parse(part[1], NumberStyles.Float, CultureInfo.InvariantCulture), StringComparer.Ordinal);
        var scale = kind is "share" or "revenue-share" ? Percent : 1;
        return new PolicyForm(kind, Number("a") * scale, Number("b") * scale, Number("c") * Percent, (int?)Number("window"), Number("hysteresis") ?? 1);

        decimal? Number(string name) => numbers.TryGetValue(name, out var number) ? number : null;
    }

    /// <summary>A number as the browser's field for numbers takes it.</summary>
    internal static string? Field(decimal? number) => number?.ToString("0.######", CultureInfo.InvariantCulture);
}
