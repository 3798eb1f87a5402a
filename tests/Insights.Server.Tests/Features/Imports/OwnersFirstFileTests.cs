using Insights.Server.Tests.Features.Pages;
using static Insights.Testing.TestWorkbook;

namespace Insights.Server.Tests.Features.Imports;

/// <summary>What a new owner in Germany has: each file ends right, or with a question that an owner can answer.</summary>
public sealed class OwnersFirstFileTests : IAsyncLifetime
{
    private const string EtsyOrders = """
        Sale Date,Order ID,Buyer User ID,Full Name,First Name,Last Name,Number of Items,Payment Method,Date Shipped,Street 1,Street 2,Ship City,Ship State,Ship Zipcode,Ship Country,Currency,Order Value,Coupon Code,Coupon Details,Discount Amount,Shipping Discount,Shipping,Sales Tax,Order Total,Status,Card Processing Fees,Order Net,Adjusted Order Total,Adjusted Card Processing Fees,Adjusted Net Order Amount,Buyer,Order Type,Payment Type,InPerson Discount,InPerson Location,SKU
        04/21/25,3900000001,ivyq7,Ivy Quill,Ivy,Quill,1,Credit Card,04/21/25,1 Hill Rd,,Bath,,BA1,United Kingdom,EUR,50.00,SPRING20,,10.00,0.00,5.00,0.00,45.00,,1.00,45.00,0.00,0.00,0.00,Ivy Quill (ivyq7),online,online_cc,,,A-1
        04/22/25,3900000002,ivyq7,Ivy Quill,Ivy,Quill,2,Credit Card,04/22/25,1 Hill Rd,,Bath,,BA1,United Kingdom,EUR,40.00,,,0.00,0.00,5.00,0.00,45.00,,1.00,45.00,20.00,0.00,19.00,Ivy Quill (ivyq7),online,online_cc,,,A-1

        """;

    private const string TillList = """
        Belegnummer;Belegart;Datum;Kundennummer;Artikel;Menge;Einzelpreis;Betrag
        2025-0001;Rechnung;13.01.2025;1001;Tee;1.000;12,50;12,50
        2025-0002;Barverkauf;13.01.2025;;Seife;2.000;3,25;6,50
        2025-0003;Rechnung;14.01.2025;1002;Esstisch;1.000;1.000;1.000
        2025-0004;Angebot;15.01.2025;1003;Sofa;1.000;1.250;1.250
        2025-0005;Kommission;17.01.2025;1003;Lampe;1.000;89,90;89,90

        """;

    private const string MagentoGrid = """
        ID,Purchase Point,Purchase Date,Bill-to Name,Ship-to Name,Grand Total (Base),Grand Total (Purchased),Status,Billing Address,Shipping Address,Shipping Information,Customer Email,Customer Group,Subtotal,Shipping and Handling,Customer Name,Payment Method,Total Refunded,Allocated sources
        000000011,"Main Website
         Main Store",2025-02-13 10:11:12,Lia Falk,Lia Falk,59.0000,59.0000,complete,"Hauptstr. 1,Ulm","Hauptstr. 1,Ulm",Flat Rate,lia@falk.example,General,59.0000,0.0000,Lia Falk,checkmo,0.0000,
        000000014,"Main Website
         Main Store",2025-02-16 10:11:12,Bo Hain,Bo Hain,20.0000,20.0000,processing,"Hauptstr. 1,Ulm","Hauptstr. 1,Ulm",Flat Rate,bo@hain.example,General,20.0000,0.0000,Bo Hain,checkmo,5.0000,

        """;

    private readonly ServedDatabase served = new();
    private readonly OwnersBrowser browser;

    public OwnersFirstFileTests() => browser = new OwnersBrowser(served);

    public Task InitializeAsync()
    {
        served.Shop.Clock.Now = new DateTimeOffset(2025, 12, 1, 12, 0, 0, TimeSpan.Zero);
        return served.StartAsync();
    }

    public async Task DisposeAsync() => await served.DisposeAsync();

    [Fact]
    public async Task Sold_orders_of_Etsy_are_recognised_and_nothing_must_be_answered()
    {
        var page = await browser.UploadAsync(EtsyOrders, "EtsySoldOrders2025.csv");
        var html = await browser.GetAsync(page);

        Says(html, "Erkannt als: Verkäufe aus Etsy.", "Umsatz 65,00 € vom 21. Apr. 2025 bis 22. Apr. 2025: 65,00 € von bekannten Kunden", "1 neuer Kunde", "Käufer (Buyer)", "Berichtigte Summe (Adjusted Order Total)");
        Assert.DoesNotContain("In welcher Währung", PageText.Of(html), StringComparison.Ordinal);
        await ImportsAsync(page, html, "Fertig: 2 Zeilen", "Umsatz: 65,00 € von bekannten Kunden");
    }

    [Fact]
    public async Task A_list_of_a_till_asks_for_its_numbers_and_for_the_word_that_nobody_knows()
    {
        var page = await browser.UploadAsync(TillList, "kasse.csv");
        var html = await browser.GetAsync(page);

        Says(html, "Welche Zahl ist „1.000“ in der Spalte „Menge“?", "1,000 (drei Nachkommastellen) (Vorschlag)", "1.000 (Tausender)");
        Says(html, "Was bedeutet „Kommission“ für das Geld einer Zeile?", "1 Zeile, zusammen 89,90.", "ein Verkauf (Vorschlag); 89,90 mehr Umsatz", "gar kein Verkauf: solche Zeilen auslassen; 89,90 zählen nicht");
        Says(html, "„Angebot“ ist kein Verkauf: 1 Zeile ausgelassen, zusammen 1.250,00.", "Umsatz 1.108,90 €");

        html = await browser.SendAsync(page, html, ("answer-status:kommission", "no-sale"), ("action", "preview"));

        Says(html, "Umsatz 1.019,00 € vom 13. Jan. 2025 bis 14. Jan. 2025: 1.012,50 € von bekannten Kunden, 6,50 € ohne Kunden.");
        await ImportsAsync(page, html, "Fertig: 5 Zeilen", "Umsatz: 1.012,50 € von bekannten Kunden, 6,50 € ohne Kunden.");
    }

    [Fact]
    public async Task A_grid_of_Magento_asks_for_the_currency_alone()
    {
        var page = await browser.UploadAsync(MagentoGrid, "export.csv");
        var html = await browser.GetAsync(page);

        Says(html, "Erkannt als: Verkäufe aus Magento.", "In welcher Währung sind die Beträge?", "Umsatz 74,00 €", "2 neue Kunden");
        await ImportsAsync(page, html, "Fertig: 2 Zeilen", "Umsatz: 74,00 € von bekannten Kunden");
    }

    [Fact]
    public async Task A_workbook_asks_for_its_sheet_and_finds_the_table_below_the_title()
    {
        var header = Row(Text("Kasse am Markt")) + Row(Text("Bon"), Text("Kunde"), Text("Datum"), Text("Artikel"), Text("Betrag"));
        var path = Write(served.Shop.Folder.File("umsatz.xlsx"),
            ("Januar", header + Row(Text("B-1"), Text("anna@au.example"), Number("45670", 1), Text("Tee"), Number("12.5")) + Row(Text("B-2"), Text("ben@bo.example"), Number("45671", 1), Text("Seife"), Number("6.5"))),
            ("Februar", header + Row(Text("B-3"), Text("anna@au.example"), Number("45701", 1), Text("Tee"), Number("1000"))));
        var page = await browser.UploadFileAsync(path);
        var html = await browser.GetAsync(page);

        Says(html, "Auf welchem Blatt der Arbeitsmappe stehen die Daten?", "das Blatt „Januar“ (Vorschlag)", "Umsatz 19,00 € vom 13. Jan. 2025 bis 14. Jan. 2025");

        html = await browser.SendAsync(page, html, ("answer-sheet", "Februar"), ("action", "preview"));

        Says(html, "Umsatz 1.000,00 € vom 13. Feb. 2025 bis 13. Feb. 2025");
        await ImportsAsync(page, html, "Fertig: 1 Zeile", "Umsatz: 1.000,00 € von bekannten Kunden");
    }

    private async Task ImportsAsync(string page, string html, params string[] expected) =>
        Says(await browser.EndOfWorkAsync(await browser.SendAsync(page, html, ("action", "import"))), expected);

    private static void Says(string html, params string[] expected)
    {
        var text = PageText.Of(html);
        Assert.All(expected, part => Assert.Contains(part, text, StringComparison.Ordinal));
    }
}
