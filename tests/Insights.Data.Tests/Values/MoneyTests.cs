using CsCheck;
using Insights.Data.Values;

namespace Insights.Data.Tests.Values;

public class MoneyTests
{
    [Fact]
    public void Ten_thousand_unit_prices_of_a_fraction_of_a_cent_add_up_exactly()
    {
        var price = new ExactNumber(1, 3); // 0.001
        var sum = Enumerable.Range(0, 10_000).Aggregate(Money.Zero, (total, _) => total + price.ToMoney());

        Assert.Equal(10m, sum.Amount);
    }

    [Theory]
    [InlineData(5, 5, 1, 0, 0.0001)] // 0.00005 is rounded away from zero
    [InlineData(-5, 5, 1, 0, -0.0001)]
    [InlineData(49, 6, 1, 0, 0)] // 0.000049
    [InlineData(255, 2, 6, 0, 15.30)]
    [InlineData(125, 5, 1000, 0, 1.25)] // five decimals survive the multiplication
    public void Products_are_exact_and_rounded_once(long mantissa, int decimals, long factor, int factorDecimals, double expected)
    {
        var product = new ExactNumber(mantissa, decimals).Times(new ExactNumber(factor, factorDecimals));

        Assert.Equal((decimal)expected, product.Amount);
    }

    [Fact]
    public void Products_agree_with_decimal_arithmetic() =>
        Gen.Select(Gen.Long[-1_000_000, 1_000_000], Gen.Int[0, 8], Gen.Long[-1_000_000, 1_000_000], Gen.Int[0, 4]).Sample((left, leftDecimals, right, rightDecimals) =>
        {
            var product = new ExactNumber(left, leftDecimals).Times(new ExactNumber(right, rightDecimals));

            var exact = Shift(left, leftDecimals) * Shift(right, rightDecimals);
            Assert.Equal(decimal.Round(exact, 4, MidpointRounding.AwayFromZero), product.Amount);
        });

    [Fact]
    public void An_amount_that_money_cannot_hold_is_an_error_and_not_another_amount() =>
        Assert.Throws<OverflowException>(() => new ExactNumber(long.MaxValue, 0).ToMoney());

    private static decimal Shift(long mantissa, int decimals)
    {
        decimal value = mantissa;
        for (var i = 0; i < decimals; i++) value /= 10;
        return value;
    }
}
