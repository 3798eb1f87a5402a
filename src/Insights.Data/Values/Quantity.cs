using System.Globalization;

namespace Insights.Data.Values;

/// <summary>Units sold, exact to a ten-thousandth, since some shops sell by weight; negative for returns.</summary>
/// <param name="TenThousandths">The units times 10,000.</param>
public readonly record struct Quantity(long TenThousandths)
{
    /// <summary>Ten-thousandths in one unit.</summary>
    public const long Scale = 10_000;

    /// <summary>One unit.</summary>
    public static readonly Quantity One = new(Scale);

    /// <summary>The units, with up to four decimals.</summary>
    public decimal Units => TenThousandths / (decimal)Scale;

    /// <summary>The units in invariant format: 12, 0.35.</summary>
    public override string ToString() => Units.ToString("0.####", CultureInfo.InvariantCulture);
}
