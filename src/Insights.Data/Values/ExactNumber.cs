namespace Insights.Data.Values;

/// <summary>A decimal number as a file writes it: <paramref name="Mantissa"/> times ten to the minus <paramref name="Decimals"/>.</summary>
/// <param name="Mantissa">All digits, with the sign.</param>
/// <param name="Decimals">How many of the digits stand after the decimal mark, 0 to 18.</param>
public readonly record struct ExactNumber(long Mantissa, int Decimals)
{
    /// <summary>The most decimals a number can have.</summary>
    public const int MostDecimals = 18;

    private const int StoredDecimals = 4;
    private const long MaxStored = 10_000_000_000_000_000;
    private static readonly Int128[] PowersOfTen = MakePowersOfTen();

    /// <summary>Below, above or equal to zero: -1, 1, 0.</summary>
    public int Sign => Math.Sign(Mantissa);

    /// <summary>As money, rounded half away from zero where the number has more than four decimals.</summary>
    /// <exception cref="OverflowException">The number is beyond ±1 trillion, where no single amount of a shop lies.</exception>
    public Money ToMoney() => new(Rescale(Mantissa, Decimals));

    /// <summary>As a quantity, rounded half away from zero where the number has more than four decimals.</summary>
    /// <exception cref="OverflowException">The number is beyond ±1 trillion.</exception>
    public Quantity ToQuantity() => new(Rescale(Mantissa, Decimals));

    /// <summary>The product as money: multiplied exactly, rounded once.</summary>
    /// <exception cref="OverflowException">The product is beyond ±1 trillion.</exception>
    public Money Times(ExactNumber other) =>
        new(Rescale((Int128)Mantissa * other.Mantissa, Decimals + other.Decimals));

    private static long Rescale(Int128 mantissa, int decimals)
    {
        if (decimals == StoredDecimals) return Stored(mantissa);
        if (decimals < StoredDecimals) return Stored(checked(mantissa * PowersOfTen[StoredDecimals - decimals]));

        var divisor = PowersOfTen[decimals - StoredDecimals];
        var (whole, rest) = Int128.DivRem(mantissa, divisor);
        if (Int128.Abs(rest) * 2 >= divisor) whole += Int128.Sign(mantissa);
        return Stored(whole);
    }

    /// <summary>Amounts stay so far below the end of the range that the sum of a shop's whole history cannot overflow.</summary>
    private static long Stored(Int128 value) =>
        Int128.Abs(value) <= MaxStored ? (long)value : throw new OverflowException("The number is beyond one trillion.");

    private static Int128[] MakePowersOfTen()
    {
        var powers = new Int128[MostDecimals * 2 + 1];
        powers[0] = Int128.One;
        for (var i = 1; i < powers.Length; i++) powers[i] = powers[i - 1] * 10;
        return powers;
    }
}
