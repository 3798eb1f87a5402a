using System.Globalization;

namespace Insights.Data.Values;

/// <summary>
/// An exact amount in the shop's currency, counted in ten-thousandths of the currency unit, so that unit prices
/// below a cent add up to the last digit. Negative for returns.
/// </summary>
/// <param name="TenThousandths">The amount times 10,000.</param>
public readonly record struct Money(long TenThousandths) : IComparable<Money>
{
    /// <summary>Ten-thousandths in one currency unit.</summary>
    public const long Scale = 10_000;

    /// <summary>Nothing: 0.0000.</summary>
    public static readonly Money Zero = new(0);

    /// <summary>The amount in currency units, with up to four decimals.</summary>
    public decimal Amount => TenThousandths / (decimal)Scale;

    /// <summary>The amount in currency units as a float, for models; tiers and sums never use it.</summary>
    public double ToDouble() => TenThousandths / (double)Scale;

    /// <summary>Rounds half away from zero to ten-thousandths.</summary>
    /// <exception cref="OverflowException">The amount is beyond about ±922 trillion.</exception>
    public static Money From(decimal amount) =>
        new(decimal.ToInt64(decimal.Round(amount * Scale, 0, MidpointRounding.AwayFromZero)));

    /// <summary>Orders by amount.</summary>
    public int CompareTo(Money other) => TenThousandths.CompareTo(other.TenThousandths);

    /// <summary>The amount with as many decimals as it needs, at least two, in invariant format: 3.50, 0.0015.</summary>
    public override string ToString() => Amount.ToString("0.00##", CultureInfo.InvariantCulture);

    /// <summary>Exact sum.</summary>
    public static Money operator +(Money left, Money right) => new(checked(left.TenThousandths + right.TenThousandths));

    /// <summary>Exact difference.</summary>
    public static Money operator -(Money left, Money right) => new(checked(left.TenThousandths - right.TenThousandths));

    /// <summary>The same amount with the other sign.</summary>
    public static Money operator -(Money value) => new(checked(-value.TenThousandths));

    /// <summary>Compares amounts.</summary>
    public static bool operator <(Money left, Money right) => left.TenThousandths < right.TenThousandths;

    /// <summary>Compares amounts.</summary>
    public static bool operator >(Money left, Money right) => left.TenThousandths > right.TenThousandths;

    /// <summary>Compares amounts.</summary>
    public static bool operator <=(Money left, Money right) => left.TenThousandths <= right.TenThousandths;

    /// <summary>Compares amounts.</summary>
    public static bool operator >=(Money left, Money right) => left.TenThousandths >= right.TenThousandths;
}
