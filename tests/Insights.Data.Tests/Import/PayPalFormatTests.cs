using Insights.Data.Import.Formats.PayPal;
using Insights.Data.Import.Rows;
using Insights.Testing;
using Microsoft.EntityFrameworkCore;

namespace Insights.Data.Tests.Import;

public class PayPalFormatTests
{
    private const string Shop = "kasse@probe-laden.example";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Only_what_buyers_paid_and_got_back_counts_and_the_shop_is_no_customer(bool isNewestFirst)
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(German(isNewestFirst), new ImportOptions { Currency = "EUR" });

        Assert.Equal("paypal", result.Format);
        Assert.Equal(9, result.Lines.Total);
        Assert.Equal(0, result.Lines.Rejected);
        await using var context = shop.Database.CreateContext();
        var customers = await context.Customers.ToDictionaryAsync(customer => customer.CustomerId, customer => customer.ExternalId);
        var money = (await context.Baskets.ToListAsync()).GroupBy(basket => customers[basket.CustomerId]).ToDictionary(baskets => baskets.Key, baskets => baskets.Sum(basket => basket.Amount.Amount));
        Assert.Equal(new Dictionary<string, decimal> { ["nele@brandt.example"] = 60.00m, ["jan@ott.example"] = 1_250.50m, ["amy@fox.example"] = 46.00m }, money);
        Assert.Empty(await context.AnonymousBaskets.ToListAsync());
    }

    [Theory]
    [InlineData(ExportHeaders.PayPalFrench, "Paiement Express Checkout;Terminé", "Remboursement de paiement;Terminé", "Virement standard;Terminé", "Paiement sur site marchand;En attente")]
    [InlineData(ExportHeaders.PayPalItalian, "Pagamento Express Checkout;Completata", "Rimborso del pagamento;Completata", "Prelievo avviato dall'utente;Completata", "Pagamento dal sito web;In sospeso")]
    [InlineData(ExportHeaders.PayPalSpanish, "Pago exprés;Completado", "Reembolso de pago;Completado", "Retirada iniciada por el usuario;Completado", "Pago en el sitio web;Pendiente")]
    [InlineData(ExportHeaders.PayPalDutch, "Expresbetaling;Voltooid", "Terugbetaling;Voltooid", "Opname door gebruiker;Voltooid", "Betaling via website;In afwachting")]
    public async Task Reports_in_other_languages_are_read_alike(string header, string payment, string refund, string payout, string pending)
    {
        using var shop = new TestShop();
        (string Kind, string Amount, string From, string To)[] rows =
            [(payment, "100,00", "lea@x.example", Shop), (refund, "-20,00", Shop, "lea@x.example"), (payout, "-50,00", "", ""), (pending, "40,00", "bob@x.example", Shop)];
        var text = header + "\n" + string.Concat(rows.Select((row, i) =>
            $"13/01/2024,10:00:00,Europe/Paris,N,{row.Kind.Replace(';', ',')},EUR,\"{row.Amount}\",\"0,00\",\"{row.Amount}\",{row.From},{row.To},T{i},{(row.Kind == refund ? "T0" : "")},\"0,00\"\n"));

        var result = await shop.ImportTextAsync(text);

        Assert.Equal(("paypal", 80.00m, 1L), (result.Format, result.Net(), result.Lines.LeftOut));
        Assert.Equal(["lea@x.example 80.00"], await shop.SpendAsync());
    }

    [Fact]
    public async Task What_is_left_out_is_said_with_its_type_and_money()
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(German(isNewestFirst: false), new ImportOptions { Currency = "EUR" });

        Assert.Equal(4, result.Lines.LeftOut);
        Assert.Contains(result.Remarks, remark => remark is { Code: "note-left-out-status", Arguments: ["1", "1250.50", "Allgemeine Autorisierung"] });
        Assert.Contains(result.Remarks, remark => remark is { Code: "note-left-out-status", Arguments: ["1", "-1200.00", "Von Nutzer eingeleitete Abbuchung"] });
        Assert.Contains(result.Remarks, remark => remark is { Code: "note-own-payments", Arguments: ["1", "-80.00", "EUR"] });
        Assert.Contains(result.Remarks, remark => remark is { Code: "note-counted-by-conversion", Arguments: ["1", "50.00", "USD"] });
    }

    [Fact]
    public async Task A_payment_in_another_currency_without_its_conversion_is_worth_nothing_and_said()
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(English(
            [.. Row("T1", "10.00", "ann@lee.example")], [.. Row("T2", "20.00", "bo@lee.example"), ("Currency", "USD")]), new ImportOptions { Currency = "EUR" });

        Assert.Equal(10.00m, result.CustomerAmount.Amount);
        Assert.Contains(result.Remarks, remark => remark.Code == "note-counted-by-conversion");
    }

    [Fact]
    public async Task A_refund_in_another_file_belongs_to_whoever_received_it()
    {
        using var shop = new TestShop();
        await shop.ImportTextAsync(English(Row("T1", "10.00", "ann@lee.example")));

        var result = await shop.ImportTextAsync(English(
            [.. Row("T2", "-4.00", Shop), ("Type", "Payment Refund"), ("To Email Address", "Ann@Lee.example"), ("Reference Txn ID", "T1")]));

        Assert.Equal(-4.00m, result.CustomerAmount.Amount);
        Assert.Equal(0, result.NewCustomers);
    }

    [Fact]
    public async Task A_refund_of_nobody_is_taken_off_the_shop_and_said()
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(English(
            Row("T1", "10.00", "ann@lee.example"), [.. Row("T2", "-4.00", Shop), ("Type", "Payment Reversal"), ("To Email Address", "")]));

        Assert.Equal((10.00m, -4.00m), (result.CustomerAmount.Amount, result.AnonymousAmount.Amount));
        Assert.Contains(result.Remarks, remark => remark.Code == "note-refund-without-customer");
    }

    [Theory]
    [InlineData("Completed", 10, 1)]
    [InlineData("Refunded", 10, 1)]
    [InlineData("Partially Refunded", 10, 1)]
    [InlineData("Pending", 0, 0)]
    [InlineData("Denied", 0, 0)]
    public async Task Only_what_came_in_counts_and_a_refund_has_a_row_of_its_own(string status, decimal expected, int imported)
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(English([.. Row("T1", "10.00", "ann@lee.example"), ("Status", status)]));

        Assert.Equal((expected, imported), (result.CustomerAmount.Amount, (int)result.Lines.Imported));
    }

    [Fact]
    public async Task A_time_is_that_of_the_zone_in_its_row()
    {
        using var shop = new TestShop();
        var map = ColumnMap.Parse(["customer=From Email Address,amount=Gross,order=Transaction ID"]);

        await shop.ImportTextAsync("""
            "Date","Time","TimeZone","Name","Type","Status","Currency","Gross","Fee","Net","From Email Address","To Email Address","Transaction ID"
            "13/01/2024","23:30:00","PST","Ann Lee","Express Checkout Payment","Completed","EUR","10.00","-0.50","9.50","ann@lee.example","shop@x.example","X1"
            "13/07/2023","23:30:00","America/Los_Angeles","Ann Lee","Express Checkout Payment","Completed","EUR","10.00","-0.50","9.50","ann@lee.example","shop@x.example","X2"
            """, new ImportOptions { TimeZone = "Europe/Berlin", Columns = map });

        await using var context = shop.Database.CreateContext();
        var baskets = await context.Baskets.OrderBy(basket => basket.OrderRef).ToListAsync();
        Assert.Equal([new DateOnly(2024, 1, 14), new DateOnly(2023, 7, 14)], baskets.Select(basket => basket.Day));
        Assert.Equal([new DateTime(2024, 1, 14, 7, 30, 0, DateTimeKind.Utc), new DateTime(2023, 7, 14, 6, 30, 0, DateTimeKind.Utc)], baskets.Select(basket => basket.OccurredAt));
    }

    [Theory]
    [InlineData("Express Checkout Payment", "Payment")]
    [InlineData("Zahlung im Einzugsverfahren mit Zahlungsrechnung", "Payment")]
    [InlineData("Handyzahlung", "Payment")]
    [InlineData("Spendenzahlung", "Payment")]
    [InlineData("Payment Refund", "Refund")]
    [InlineData("Rückzahlung", "Refund")]
    [InlineData("Zahlungsrückbuchung", "Refund")]
    [InlineData("Chargeback", "Chargeback")]
    [InlineData("Chargeback Reversal", "Chargeback")]
    [InlineData("Chargeback Fee", "NoSale")]
    [InlineData("General Currency Conversion", "Conversion")]
    [InlineData("Allgemeine Währungsumrechnung", "Conversion")]
    [InlineData("User Initiated Currency Conversion", "NoSale")]
    [InlineData("General Authorization", "NoSale")]
    [InlineData("Account Hold for Open Authorization", "NoSale")]
    [InlineData("Reversal of General Account Hold", "NoSale")]
    [InlineData("Einbehaltung für offene Autorisierung", "NoSale")]
    [InlineData("Rückbuchung allgemeiner Einbehaltung", "NoSale")]
    [InlineData("Bank Deposit to PP Account ", "NoSale")]
    [InlineData("Bankgutschrift auf PayPal-Konto", "NoSale")]
    [InlineData("Allgemeine Gutschrift auf Kreditkarte", "NoSale")]
    [InlineData("Rückbuchung von ACH-Gutschrift", "NoSale")]
    [InlineData("Payment Review Release", "NoSale")]
    [InlineData("Warenkorbartikel", "NoSale")]
    [InlineData("Order", "NoSale")]
    [InlineData("Coffee", null)]
    public void A_type_is_known_by_what_its_names_have_in_common(string type, string? expected) =>
        Assert.Equal(expected, PayPalTypes.Find(type)?.ToString());

    [Fact]
    public async Task A_type_that_is_not_known_is_asked_about()
    {
        using var shop = new TestShop();

        var asked = await Assert.ThrowsAsync<Insights.Data.Import.Results.QuestionsException>(
            () => shop.ImportTextAsync(English([.. Row("T1", "10.00", "ann@lee.example"), ("Type", "Zauberei")])));

        Assert.Equal(10.00m, Assert.Single(asked.Questions, question => question.Key == "status:zauberei").Amount?.Amount);
    }

    [Fact]
    public async Task The_shops_currency_is_the_one_into_which_others_are_converted()
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(English(
            [.. Row("T1", "50.00", "amy@fox.example"), ("Currency", "USD")],
            [.. Row("T2", "-50.00", ""), ("Type", "General Currency Conversion"), ("Currency", "USD"), ("Reference Txn ID", "T1")],
            [.. Row("T3", "46.00", ""), ("Type", "General Currency Conversion"), ("Reference Txn ID", "T1")]));

        Assert.Equal(("EUR", 46.00m), (result.Currency, result.CustomerAmount.Amount));
    }

    [Fact]
    public async Task Importing_the_same_file_twice_changes_nothing()
    {
        using var shop = new TestShop();
        var options = new ImportOptions { Currency = "EUR" };
        await shop.ImportTextAsync(German(isNewestFirst: false), options);
        var before = await shop.DumpAsync();

        var again = await shop.ImportTextAsync(German(isNewestFirst: false), options);

        Assert.Equal(0, again.Lines.Imported + again.Lines.Updated);
        Assert.Equal(before, await shop.DumpAsync());
    }

    private static string English(params (string, string)[][] rows) => Write(ExportHeaders.PayPal, rows);

    private static string Write(string header, IEnumerable<(string, string)[]> rows)
    {
        var file = new ExportText(header);
        foreach (var row in rows) file.Row(row);
        return file.ToString();
    }

    private static (string, string)[] Row(string id, string gross, string from) =>
    [
        ("Date", "13/05/2024"), ("Time", "10:15:00"), ("TimeZone", "Europe/Berlin"), ("Name", "Ann Lee"), ("Type", "Express Checkout Payment"), ("Status", "Completed"),
        ("Currency", "EUR"), ("Gross", gross), ("From Email Address", from), ("To Email Address", Shop), ("Transaction ID", id), ("Balance Impact", "Credit"),
    ];

    private static string German(bool isNewestFirst)
    {
        (string, string)[][] rows =
        [
            Movement("T1", "03.02.2024", "PayPal Express-Zahlung", "100,00", "nele@brandt.example", Shop),
            [.. Movement("T2", "04.02.2024", "Rückzahlung", "-40,00", Shop, "nele@brandt.example"), ("Zugehöriger Transaktionscode", "T1")],
            [.. Movement("T3", "05.02.2024", "Allgemeine Autorisierung", "1.250,50", "jan@ott.example", Shop), ("Status", "Ausstehend"), ("Auswirkung auf Guthaben", "Memo")],
            [.. Movement("T4", "06.02.2024", "PayPal Express-Zahlung", "1.250,50", "jan@ott.example", Shop), ("Zugehöriger Transaktionscode", "T3")],
            Movement("T5", "07.02.2024", "Von Nutzer eingeleitete Abbuchung", "-1.200,00", Shop, ""),
            Movement("T6", "08.02.2024", "Website-Zahlung", "-80,00", Shop, "rechnung@papiergross.example"),
            [.. Movement("T7", "09.02.2024", "Website-Zahlung", "50,00", "amy@fox.example", Shop), ("Währung", "USD")],
            [.. Movement("T8", "09.02.2024", "Allgemeine Währungsumrechnung", "-50,00", "", ""), ("Währung", "USD"), ("Zugehöriger Transaktionscode", "T7")],
            [.. Movement("T9", "09.02.2024", "Allgemeine Währungsumrechnung", "46,00", "", ""), ("Zugehöriger Transaktionscode", "T7")],
        ];
        return Write(ExportHeaders.PayPalGerman, isNewestFirst ? rows.Reverse() : rows);
    }

    private static (string, string)[] Movement(string id, string day, string type, string gross, string from, string to) =>
    [
        ("Datum", day), ("Uhrzeit", "10:00:00"), ("Zeitzone", "Europe/Berlin"), ("Typ", type), ("Status", "Abgeschlossen"), ("Währung", "EUR"), ("Brutto", gross),
        ("Absender E-Mail-Adresse", from), ("Empfänger E-Mail-Adresse", to), ("Transaktionscode", id), ("Auswirkung auf Guthaben", gross[0] == '-' ? "Soll" : "Haben"),
    ];
}
