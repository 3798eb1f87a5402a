using Insights.Data.Import.Rows;
using Insights.Testing;

namespace Insights.Data.Tests.Import;

public class WooCommerceAnalyticsFormatTests
{
    private const string Mailed = "Date,Order #,N. Revenue (formatted),Status,Customer,Customer type,Product(s),Items sold,Coupon(s),Net Sales,Attribution\n";
    private const string Downloaded = "Date,Order #,Status,Customer,Customer type,Product(s),Items sold,Coupon(s),N. Revenue\n";
    private const string German = "Datum,Bestellnummer #,Status,Kunde,Kundentyp,Produkt(e),Verkaufte Artikel,Gutschein(e),Nettoumsatz,Zuordnung\n";

    [Fact]
    public async Task Orders_count_with_their_net_sales_and_refunds_on_their_own_day()
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(
            Mailed + """
            2024-05-20 09:00:00,1001,"€45.90 €35.90 (includes €5.73 VAT)",completed,Ada Lee,new,"1× Green tea",-1,,'-10,Direct
            2024-05-02 11:00:00,1002,€23.00,processing,Bo Day,new,"2× Cup, 1× Tea",3,SPRING,18.5,Direct
            2024-05-01 10:00:00,1001,"€45.90 €35.90 (includes €5.73 VAT)",completed,Ada Lee,new,"2× Green tea",2,,33.61,Organic: Google
            2024-05-01 09:00:00,1000,€99.00,cancelled,Cy Fox,new,"1× Pot",1,,90,Direct

            """, new ImportOptions { Currency = "EUR" });

        Assert.Equal(("woocommerce-analytics", 42.11m), (result.Format, result.Net()));
        Assert.Equal(["Ada Lee 23.61", "Bo Day 18.50"], await shop.SpendAsync());
        Assert.Equal(2, (await shop.HistoriesAsync(new DateOnly(2024, 5, 10))).Days.Purchases.Sum());
        Assert.Equal(52.11m, (await shop.HistoriesAsync(new DateOnly(2024, 5, 10))).Days.NetSpend.Sum() / 10_000m);
    }

    [Fact]
    public async Task What_the_report_leaves_unsaid_is_remarked_on()
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(
            Downloaded + "2024-05-01 10:00:00,1001,refunded,Ada Lee,new,1× Tea,1,,20\n2024-05-02 10:00:00,1002,cancelled,Bo Day,new,1× Tea,1,,30\n", new ImportOptions { Currency = "EUR" });

        Assert.Equal(20m, result.Net());
        Assert.Equal(
            ["note-net-sales", "note-refunds-have-rows", "note-customers-by-name", "note-status-counts-nothing"],
            result.Remarks.Select(remark => remark.Code).Where(code => code.StartsWith("note-", StringComparison.Ordinal) && code != "note-no-zone"));
    }

    [Fact]
    public async Task The_refund_in_the_file_of_a_later_month_is_taken_off_once()
    {
        using var shop = new TestShop();
        var february = Downloaded + "2024-02-03 10:00:00,1001,completed,Ada Lee,new,1× Tea,-1,,-20\n";
        await shop.ImportTextAsync(Downloaded + "2024-01-05 10:00:00,1001,refunded,Ada Lee,new,1× Tea,1,,20\n", new ImportOptions { Currency = "EUR" });

        await shop.ImportTextAsync(february);
        await shop.ImportTextAsync(february);

        Assert.Equal(["Ada Lee 0.00"], await shop.SpendAsync());
    }

    [Theory]
    [InlineData("Datum,Bestellnummer,Status,Kunde,Kundentyp,Produkt(e),Verkaufte Artikel,Gutschein(e),N.- Umsatz\n", "Abgeschlossen", "Storniert/Abgebrochen")]
    [InlineData(German, "In Bearbeitung", "Fehlgeschlagen")]
    [InlineData("Date,Commande n°,État,Client,Type de client,Produit(s),Articles vendus,Code(s) promo,Ventes nettes\n", "Terminée", "Annulée")]
    [InlineData("Datum,Bestelnummer,Status,Klant,Klanttype,Product(en),Verkochte artikelen,Waardebon(nen),Netto omzet\n", "Afgerond", "Geannuleerd")]
    [InlineData("Fecha,Pedido #,Estado,Cliente,Tipo de cliente,Producto(s),Artículos vendidos,Cupón(es),Ventas netas\n", "Completado", "Cancelado")]
    [InlineData("Data,Ordine n.,Stato,Cliente,Tipo di cliente,Prodotto/prodotti,Elementi venduti,Codici promozionali,Vendite nette\n", "Completato", "Annullato")]
    public async Task The_report_is_read_in_the_shops_language(string header, string paid, string cancelled)
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(
            $"{header}2024-05-01 10:00:00,1001,{paid},Ada Lee,neu,2× Tee,2,,20.5\n2024-05-01 11:00:00,1002,{cancelled},Bo Day,neu,1× Tee,1,,30\n", new ImportOptions { Currency = "EUR" });

        Assert.Equal(("woocommerce-analytics", 20.50m), (result.Format, result.Net()));
        Assert.Equal(["Ada Lee 20.50"], await shop.SpendAsync());
        Assert.Equal("Tee", (await shop.ProductsAsync())[0][..3]);
    }

    [Fact]
    public async Task An_order_that_a_plugin_exported_too_is_there_once()
    {
        using var shop = new TestShop();
        await shop.ImportTextAsync(Downloaded + "2024-05-01 10:00:00,1001,completed,Ada Lee,new,1× Tea,1,,20\n", new ImportOptions { Currency = "EUR" });

        await shop.ImportTextAsync("Order Number,Order Status,Order Date,Email (Billing),Order Total Amount,Order Refund Amount\n1001,Completed,2024-05-01 10:00,ada@lee.example,25.00,0\n");

        Assert.Equal(["ada@lee.example 25.00"], (await shop.SpendAsync()).Where(spend => !spend.EndsWith(" 0.00", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(true, "0", 55.00, 8.78, 8.78)]
    [InlineData(false, "0", 55.00, 8.78, 8.78)]
    [InlineData(true, "55.00", 55.00, 8.78, 0.00)]
    [InlineData(false, "55.00", 55.00, 8.78, 0.00)]
    public async Task A_refund_counts_on_its_day_where_a_plugin_exported_the_order_too(bool isPluginFirst, string stated, double before, double after, double inTheEnd)
    {
        using var shop = new TestShop();
        string[] files = [Plugin("55.00", stated), Sale("46.22") + Refund("2024-03-01", "46.22")];
        if (!isPluginFirst) Array.Reverse(files);

        foreach (var file in files) await shop.ImportTextAsync(file, Euros);
        await shop.ImportTextAsync(files[0], Euros);

        Assert.Equal([(decimal)before, (decimal)after, (decimal)inTheEnd], await NetAsync(shop, new(2024, 3, 1), new(2024, 4, 1), new(2030, 1, 1)));
    }

    [Fact]
    public async Task The_refund_of_an_order_that_a_plugin_exported_is_one_change_of_it()
    {
        using var shop = new TestShop();
        await shop.ImportTextAsync(Plugin("55.00", "0"), Euros);

        var result = await shop.ImportTextAsync(Sale("46.22") + Refund("2024-03-01", "46.22"));

        Assert.Equal(["1", "-46.22"], Assert.Single(result.Remarks, remark => remark.Code is "note-orders-replaced" or "note-orders-older").Arguments);
    }

    [Fact]
    public async Task Two_reports_of_one_refund_and_a_plugin_take_it_off_once()
    {
        using var shop = new TestShop();
        await shop.ImportTextAsync(Plugin("55.00", "0"), Euros);

        await shop.ImportTextAsync(Downloaded + Refund("2024-03-01", "20.00"));
        await shop.ImportTextAsync(Sale("46.22") + Refund("2024-03-01", "20.00"));

        Assert.Equal([35.00m], await NetAsync(shop, new DateOnly(2030, 1, 1)));
    }

    [Fact]
    public async Task Refunds_take_off_no_more_than_a_plugin_says_was_paid()
    {
        using var shop = new TestShop();
        await shop.ImportTextAsync(Plugin("55.00", "0"), Euros);

        await shop.ImportTextAsync(Sale("70.00") + Refund("2024-04-01", "50.00") + Refund("2024-03-01", "20.00"));

        Assert.Equal([35.00m, 0.00m], await NetAsync(shop, new(2024, 4, 1), new(2024, 5, 1)));
    }

    private static readonly ImportOptions Euros = new() { Currency = "EUR" };

    private static string Plugin(string total, string refunded) =>
        $"Order Number,Order Status,Order Date,Email (Billing),Order Total Amount,Order Refund Amount\n1001,Completed,2024-02-01 10:00,ada@lee.example,{total},{refunded}\n";

    private static string Sale(string net) => Downloaded + $"2024-02-01 10:00:00,1001,completed,Ada Lee,new,1× Tea,1,,{net}\n";

    private static string Refund(string day, string net) => $"{day} 10:00:00,1001,completed,Ada Lee,new,1× Tea,-1,,-{net}\n";

    private static async Task<decimal[]> NetAsync(TestShop shop, params DateOnly[] days)
    {
        var nets = new List<decimal>();
        foreach (var day in days) nets.Add((await shop.HistoriesAsync(day)).Days.NetSpend.Sum() / 10_000m);
        return [.. nets];
    }

    [Fact]
    public async Task A_cancelled_order_is_no_order_whose_customer_is_known_by_name()
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(Downloaded + "2024-05-01 10:00:00,1001,cancelled,Ada Lee,new,1× Tea,1,,20\n", Euros);

        Assert.Equal((0L, false), (result.NewCustomers, result.Remarks.Any(remark => remark.Code == "note-customers-by-name")));
    }

    [Theory]
    [InlineData(German, "Datum")]
    [InlineData(German, "Bestellnummer #")]
    [InlineData(German, "Status")]
    [InlineData(German, "Kunde")]
    [InlineData(German, "Nettoumsatz")]
    [InlineData(Downloaded, "Order #")]
    public async Task A_report_that_lacks_a_needed_column_is_refused(string header, string column) =>
        Assert.Contains("lacks the column ", await ShopCase.RefusalWithoutAsync(header, column), StringComparison.Ordinal);
}
