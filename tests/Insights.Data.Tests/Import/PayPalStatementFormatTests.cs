using Insights.Testing;
using Microsoft.EntityFrameworkCore;

namespace Insights.Data.Tests.Import;

public class PayPalStatementFormatTests
{
    [Fact]
    public async Task A_statement_tells_of_the_same_transactions_as_the_activities_and_adds_nothing_to_them()
    {
        using var shop = new TestShop();
        await shop.ImportTextAsync(new ExportText(ExportHeaders.PayPalGerman).Row(
            ("Datum", "03.02.2024"), ("Uhrzeit", "10:00:00"), ("Zeitzone", "Europe/Berlin"), ("Typ", "PayPal Express-Zahlung"), ("Status", "Abgeschlossen"),
            ("Währung", "EUR"), ("Brutto", "100,00"), ("Absender E-Mail-Adresse", "nele@brandt.example"), ("Transaktionscode", "T1")).ToString());

        var result = await shop.ImportTextAsync(new ExportText(ExportHeaders.PayPalStatementGerman)
            .Row(Movement("T1", "PayPal Express-Zahlung", "100,00", "nele@brandt.example"))
            .Row([.. Movement("T2", "Rückzahlung", "-40,00", "nele@brandt.example"), ("Zugehöriger Transaktionscode", "T1")])
            .Row(Movement("T3", "Allgemeine Abbuchung", "-50,00", ""))
            .Row(Movement("T4", "Zahlung im Einzugsverfahren mit Zahlungsrechnung", "-9,00", "rechnung@papiergross.example")).ToString());

        Assert.Equal("paypal-statement", result.Format);
        Assert.Equal(2, result.Lines.LeftOut);
        await using var context = shop.Database.CreateContext();
        Assert.Equal([("T1", 100.00m), ("T2", -40.00m)], (await context.Baskets.OrderBy(basket => basket.OrderRef).ToListAsync()).Select(basket => (basket.OrderRef, basket.Amount.Amount)));
        Assert.Equal("nele@brandt.example", (await context.Customers.SingleAsync()).ExternalId);
    }

    private static (string, string)[] Movement(string id, string type, string gross, string from) =>
    [
        ("Datum", "03.02.2024"), ("Uhrzeit", "10:00:00"), ("Zeitzone", "Europe/Berlin"), ("Beschreibung", type), ("Währung", "EUR"), ("Brutto", gross),
        ("Absender E-Mail-Adresse", from), ("Transaktionscode", id), ("Guthaben", "0,00"),
    ];
}
