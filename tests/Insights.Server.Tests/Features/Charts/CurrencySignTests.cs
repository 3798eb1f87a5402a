using System.Globalization;
using Insights.Server.Features.Charts;
using Insights.Server.Tests.Features.Pages;

namespace Insights.Server.Tests.Features.Charts;

public class CurrencySignTests
{
    [Theory]
    [InlineData(8732, "EUR", 0, "8.732\u00a0€", "€8,732")]
    [InlineData(8732.5, "EUR", 2, "8.732,50\u00a0€", "€8,732.50")]
    [InlineData(-12.345, "GBP", 2, "−12,35\u00a0£", "−£12.35")]
    [InlineData(120, "CHF", 0, "120\u00a0CHF", "CHF\u00a0120")]
    [InlineData(980, "JPY", 0, "980\u00a0¥", "¥980")]
    [InlineData(1234.5, "PLN", 2, "1.234,50\u00a0zł", "zł\u00a01,234.50")]
    [InlineData(-0.001, "EUR", 2, "0,00\u00a0€", "€0.00")]
    [InlineData(7, null, 0, "7", "7")]
    public void Amounts_are_written_as_their_language_writes_them(double amount, string? currency, int decimals, string german, string english)
    {
        Assert.Equal(german, CurrencySign.Write((decimal)amount, currency, decimals, CultureInfo.GetCultureInfo("de")));
        Assert.Equal(english, CurrencySign.Write((decimal)amount, currency, decimals, CultureInfo.GetCultureInfo("en")));
    }

    [Theory]
    [InlineData("JPY", 0)]
    [InlineData("EUR", 2)]
    [InlineData(null, 2)]
    public void A_receipt_in_yen_has_no_decimals(string? currency, int decimals) => Assert.Equal(decimals, CurrencySign.DecimalsOf(currency));

    [Theory]
    [InlineData("8732.5", "EUR", "de", "8.732,50 €")]
    [InlineData("8732.5", "EUR", "en", "€8,732.50")]
    [InlineData("-8732.5", "GBP", "en", "−£8,732.50")]
    [InlineData("8732", "JPY", "de", "8.732 ¥")]
    [InlineData("8732", "JPY", "en", "¥8,732")]
    [InlineData("12.5", "CHF", "de", "12,50 CHF")]
    [InlineData("12.5", "CHF", "en", "CHF 12.50")]
    [InlineData("0.1255", "EUR", "en", "€0.1255")]
    [InlineData("12.5", null, "de", "12,50")]
    public void An_amount_that_must_tie_out_is_written_to_its_last_digit_with_the_sign(string amount, string? currency, string language, string expected)
    {
        Assert.Equal(expected, PageText.Plain(CurrencySign.WriteExact(decimal.Parse(amount, CultureInfo.InvariantCulture), currency, CultureInfo.GetCultureInfo(language))));
    }
}
