using System.Globalization;
using Insights.Server.Features.Pages;

namespace Insights.Server.Tests.Features.Pages;

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
}
