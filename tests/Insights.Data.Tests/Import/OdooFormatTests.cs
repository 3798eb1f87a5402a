using Insights.Data.Import.Results;
using Insights.Testing;

namespace Insights.Data.Tests.Import;

public class OdooFormatTests
{
    private const string English = """
        "Order Reference","Order Date","Customer","Customer/Email","Salesperson","Total","Status"
        "S00001","2024-01-13 10:00:00","Azure Interior, Brandon Freeman","Brandon@azure.example","Mitchell Admin","100.50","Sales Order"
        "S00002","2024-01-14 10:00:00","Azure Interior, Brandon Freeman","brandon@azure.example","Mitchell Admin","900.00","Quotation"
        "S00003","2024-01-15 10:00:00","Deco Addict","deco@addict.example","Mitchell Admin","49.50","Locked"
        "S00004","2024-01-16 10:00:00","Deco Addict","deco@addict.example","Mitchell Admin","70.00","Cancelled"
        """;

    [Fact]
    public async Task Quotations_are_offers_and_cancelled_orders_count_for_nothing()
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(English);

        Assert.Equal("odoo", result.Format);
        Assert.Equal((new LineCounts(2, 0, 0, 1, 0) { LeftOut = 1 }, 150.00m), (result.Lines, result.Net()));
        Assert.Equal(["brandon@azure.example 100.50", "deco@addict.example 49.50"], await shop.SpendAsync());
    }

    [Fact]
    public async Task German_labels_are_read_and_customers_known_by_name_only_are_reported()
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync("""
            Auftragsreferenz;Auftragsdatum;Kunde;Gesamt;Status
            S00001;13.01.2024 10:00;Möbel Meier GmbH;1.100,50;Verkaufsauftrag
            S00002;14.01.2024 10:00;Möbel Meier GmbH;900,00;Angebot
            S00003;15.01.2024 10:00;Möbel Meier GmbH;70,00;Abgebrochen
            """);

        Assert.Equal(1_100.50m, result.Net());
        Assert.Contains(result.Notes, note => note.Contains("by name only", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_list_of_quotations_in_German_has_the_day_on_which_they_were_written()
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync("""
            Auftragsreferenz,Erstellungsdatum,Kunde,Vertriebsmitarbeiter,Aktivitäten,Unternehmen,Gesamt,Status
            S00001,2024-01-13 10:00:00,Möbel Meier GmbH,Mitchell Admin,,Mein Laden,100.50,Verkaufsauftrag
            S00002,2024-01-14 10:00:00,Möbel Meier GmbH,Mitchell Admin,,Mein Laden,900.00,Angebot gesendet
            S00003,2024-01-15 10:00:00,Möbel Meier GmbH,Mitchell Admin,,Mein Laden,70.00,Kundenauftrag
            S00004,2024-01-16 10:00:00,Möbel Meier GmbH,Mitchell Admin,,Mein Laden,80.00,Storniert
            """);

        Assert.Equal(("odoo", 170.50m), (result.Format, result.Net()));
        Assert.Contains(result.Remarks, remark => remark.Code == "note-creation-date" && remark.Arguments[0] == "Erstellungsdatum");
    }

    [Fact]
    public async Task The_day_of_the_order_goes_before_the_day_of_its_quotation()
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync("""
            Auftragsreferenz,Erstellungsdatum,Bestelldatum,Kunde,Gesamt,Status
            S00001,2024-01-13 10:00:00,2024-03-01 10:00:00,Möbel Meier GmbH,100.50,Verkaufsauftrag
            """);

        Assert.Equal(0, (await shop.HistoriesAsync(new DateOnly(2024, 2, 1))).Days.Purchases.Sum());
        Assert.DoesNotContain(result.Remarks, remark => remark.Code == "note-creation-date");
    }

    [Fact]
    public async Task Lines_below_an_order_leave_its_cells_empty()
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync("""
            name,date_order,partner_id,partner_id/email,amount_total,state,order_line/product_id,order_line/product_uom_qty,order_line/price_total
            S00001,2024-01-13 10:00:00,Deco Addict,deco@addict.example,70.00,sale,[T1] Tea,2,50.00
            ,,,,,,Cup,1,20.00
            S00002,2024-01-14 10:00:00,Deco Addict,deco@addict.example,30.00,draft,[T1] Tea,1,25.00
            ,,,,,,Cup,1,5.00
            """);

        Assert.Equal((new LineCounts(2, 0, 0, 0, 0) { LeftOut = 2 }, 70.00m), (result.Lines, result.Net()));
        Assert.Contains("Cup Cup 1 20.00", await shop.ProductsAsync());
    }

    [Theory]
    [InlineData("Order Date")]
    [InlineData("Total")]
    [InlineData("Status")]
    public async Task An_export_that_lacks_a_needed_column_is_refused_with_its_name(string column) =>
        Assert.Contains($"lacks the column {column}.", await ShopCase.RefusalWithoutAsync(English, column), StringComparison.Ordinal);
}
