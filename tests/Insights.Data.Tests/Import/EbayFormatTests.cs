using Insights.Data.Import.Messages;
using Insights.Data.Import.Results;
using Insights.Data.Import.Rows;
using Insights.Testing;
using Microsoft.EntityFrameworkCore;

namespace Insights.Data.Tests.Import;

public class EbayFormatTests
{
    private const string German = """
        Verkaufsprotokollnummer;Bestellnummer;Nutzername des Käufers;Name des Käufers;E-Mail des Käufers;Land des Käufers;Artikelnummer;Angebotstitel;Bestandseinheit;Anzahl;Verkauft für;Verpackung und Versand;Inklusive MwSt.-Satz;Gesamtbetrag;Zahlungsmethode;Verkauft am;Zahlungsdatum;Verschickt am - Datum

        101;11-10001-00001;garten_ute;Ute Gärtner;a1@members.ebay.com;Deutschland;5001;Gießkanne;SKU5001;1;24,90 €;4,90 €;19 %;29,80 €;Sonstige;10.12.2023;10.12.2023;10.12.2023
        102;11-10002-00002;holz_max;Max Holzmann;--;Deutschland;;;;2;1.130,00 €;10,00 €;19 %;1.140,00 €;Sonstige;11.03.2024;11.03.2024;11.03.2024
        102;11-10002-00002;;;;Deutschland;5002;Säge;SKU5002;1;1.100,00 €;;19 %;;Sonstige;11.03.2024;11.03.2024;11.03.2024
        102;11-10002-00002;;;;Deutschland;5003;Feile;SKU5003;1;30,00 €;;19 %;;Sonstige;11.03.2024;11.03.2024;11.03.2024
        103;11-10003-00003;garten_ute;Ute Gärtner;;Deutschland;5001;Gießkanne;SKU5001;1;24,90 €;4,90 €;19 %;29,80 €;Sonstige;23.10.2023;23.10.2023;23.10.2023

        3;Datensätze heruntergeladen
        Verkäufer-ID:;probe_shop_77

        """;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_total_stands_in_an_orders_first_row_and_the_rows_below_say_what_was_sold(bool isMapped)
    {
        using var shop = new TestShop();
        var map = isMapped ? ColumnMap.Parse(["customer=Nutzername des Käufers,date=Verkauft am,amount=Gesamtbetrag,order=Bestellnummer"]) : ColumnMap.Empty;

        var result = await shop.ImportTextAsync(German, new ImportOptions { Columns = map });

        Assert.Equal(("ebay", "EUR"), (result.Format, result.Currency));
        Assert.Equal(1_199.60m, result.CustomerAmount.Amount);
        Assert.Equal(2, result.NewCustomers);
        Assert.Equal(7, result.Lines.Total);
        Assert.Equal(5, result.Lines.Imported);
        await using var context = shop.Database.CreateContext();
        var baskets = await context.Baskets.OrderBy(basket => basket.OrderRef).ToListAsync();
        Assert.Equal([("11-10001-00001", 29.80m, 1), ("11-10002-00002", 1_140.00m, 2), ("11-10003-00003", 29.80m, 1)], baskets.Select(basket => (basket.OrderRef, basket.Amount.Amount, basket.ProductCount)));
        Assert.Equal(2m, baskets[1].Quantity.Units);
    }

    [Fact]
    public async Task An_address_that_ebay_made_up_and_two_dashes_say_nothing_of_a_buyer()
    {
        using var shop = new TestShop();

        await shop.ImportTextAsync(German);

        await using var context = shop.Database.CreateContext();
        Assert.Equal([("garten_ute", "Ute Gärtner", null), ("holz_max", "Max Holzmann", null)],
            (await context.Customers.OrderBy(customer => customer.ExternalId).ToListAsync()).Select(customer => (customer.ExternalId, customer.Name, customer.Email)));
    }

    [Theory]
    [InlineData("10.00")]
    [InlineData("20.00")]
    public async Task A_price_is_that_of_a_unit_or_of_the_row_whichever_makes_up_the_total(string soldFor)
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(new ExportText(ExportHeaders.EbayAmerican).Row(
            ("Order Number", "1-2"), ("Buyer Username", "woody"), ("Sale Date", "2024-05-13"), ("Paid On Date", "2024-05-13"), ("Item Number", "77"), ("Item Title", "Saw"), ("Quantity", "2"),
            ("Sold For", $"${soldFor}"), ("Shipping And Handling", "$5.00"), ("Total Price", "$25.00")).ToString(), new ImportOptions { Currency = "USD" });

        Assert.Equal(25.00m, result.CustomerAmount.Amount);
        await using var context = shop.Database.CreateContext();
        Assert.Equal(20.00m, (await context.BasketLines.SingleAsync()).Amount.Amount);
    }

    [Fact]
    public async Task An_order_without_a_number_is_rejected_and_never_added_to_the_one_above()
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(new ExportText(ExportHeaders.EbayFileExchange)
            .Row(("Order ID", "1-2"), ("User Id", "woody"), ("Sale Date", "2024-05-13"), ("Paid on Date", "2024-05-13"), ("Item ID", "77"), ("Total Price", "$25.00"))
            .Row(("User Id", "bill"), ("Sale Date", "2024-05-13"), ("Paid on Date", "2024-05-13"), ("Item ID", "78"), ("Total Price", "$30.00")).ToString(), new ImportOptions { Currency = "USD" });

        Assert.Equal(new LineCounts(1, 0, 0, 0, 1), result.Lines);
        Assert.Equal(25.00m, result.CustomerAmount.Amount);
    }

    [Fact]
    public async Task An_order_without_a_date_of_payment_counts_once_a_later_report_has_one()
    {
        using var shop = new TestShop();

        var unpaid = await shop.ImportTextAsync(German.Replace("10.12.2023;10.12.2023;10.12.2023", "10.12.2023;;", StringComparison.Ordinal));
        var paid = await shop.ImportTextAsync(German);

        Assert.Equal((1_169.80m, 1_199.60m), (unpaid.CustomerAmount.Amount, paid.CustomerAmount.Amount));
        Assert.Contains(unpaid.Remarks, remark => remark is { Code: "note-unpaid-orders", Arguments: ["1", "29.80"] });
        Assert.Equal(["garten_ute 59.60", "holz_max 1140.00"], await shop.SpendAsync());
    }

    [Fact]
    public async Task The_report_of_transactions_is_refused_with_the_one_to_take_instead()
    {
        using var shop = new TestShop();

        var error = await Assert.ThrowsAsync<ImportException>(() => shop.ImportTextAsync(
            "Datum der Transaktionserstellung;Typ;Bestellnummer;Alte Bestellnummer;Nutzername des Käufers;Name des Käufers;Betrag abzügl. Kosten;Auszahlungswährung\n10.12.2023;Bestellung;1;;ute;Ute;10,00;EUR\n"));

        Assert.Equal("ebay-transactions", error.Details.Code);
    }

    [Fact]
    public async Task Importing_the_same_file_twice_changes_nothing()
    {
        using var shop = new TestShop();
        await shop.ImportTextAsync(German);
        var before = await shop.DumpAsync();

        var again = await shop.ImportTextAsync(German);

        Assert.Equal(5, again.Lines.AlreadyPresent);
        Assert.Equal(before, await shop.DumpAsync());
    }
}
