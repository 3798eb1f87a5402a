using Insights.Testing;

namespace Insights.Data.Tests.Import;

public class PrestaShopFormatTests
{
    private const string Page = """
        "ID";"Reference";"New client";"Delivery";"Customer";"Total";"Payment";"Status";"Date"
        "5";"KHWLILZLL";"1";"France";"J. MARTIN";"€20.90";"Bank wire";"Payment accepted";"2024-01-13 15:22:10"
        "4";"FFATNOMMJ";"0";"France";"J. MARTIN";"€89.89";"Payment by check";"Canceled";"2024-01-14 15:22:10"
        "3";"UOYEVOLI";"1";"France";"P. DURAND";"€1,071.71";"Bank wire";"Payment error";"2024-01-15 15:22:10"
        "2";"OHSATSERP";"0";"France";"P. DURAND";"€169.90";"Payment by check";"Delivered";"2024-01-16 15:22:10"
        "1";"XKBKNABJK";"0";"France";"P. DURAND";"€40.00";"Bank wire";"Refunded";"2024-01-17 15:22:10"
        "6";"ZZYZXAAAA";"0";"France";"P. DURAND";"€55.00";"Payment by check";"Awaiting check payment";"2024-01-18 15:22:10"
        """;

    [Fact]
    public async Task Names_with_initials_make_no_customers_and_only_what_was_paid_is_a_sale()
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(Page);

        Assert.Equal(("prestashop", "EUR"), (result.Format, result.Currency));
        Assert.Equal((6L, 190.80m, 0L), (result.Lines.Total, result.Net(), result.NewCustomers));
        Assert.Contains(result.Notes, note => note.Contains("count without a customer", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Paiement accepté", 20.90)]
    [InlineData("En attente de virement bancaire", 0.00)]
    [InlineData("Zahlung eingegangen", 20.90)]
    [InlineData("Storniert", 0.00)]
    [InlineData("Pago aceptado", 20.90)]
    [InlineData("In attesa di pagamento con bonifico bancario", 0.00)]
    [InlineData("Betaling aanvaard", 20.90)]
    [InlineData("On backorder (paid)", 20.90)]
    [InlineData("On backorder (not paid)", 0.00)]
    public async Task States_are_known_in_the_languages_of_shops(string state, double net)
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync($"\"ID\";\"Référence\";\"Nouveau client\";\"Livraison\";\"Client\";\"Total\";\"Paiement\";\"État\";\"Date\"\n5;KHW;1;France;J. MARTIN;20,90 €;Chèque;{state};2024-01-13 15:22:10\n");

        Assert.Equal((decimal)net, result.Net());
    }

    [Fact]
    public async Task A_table_of_the_SQL_manager_with_e_mail_addresses_knows_its_customers()
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync("""
            id_order;reference;id_customer;email;total_paid_tax_incl;current_state;date_add
            1;ABC;7;Jean@Martin.example;20.900000;2;2024-01-13 15:22:10
            2;ABD;7;jean@martin.example;30.000000;6;2024-01-14 15:22:10
            3;ABE;8;;40.000000;5;2024-01-15 15:22:10
            """);

        Assert.Equal(60.90m, result.Net());
        Assert.Equal(["8 40.00", "jean@martin.example 20.90"], await shop.SpendAsync());
    }

    [Theory]
    [InlineData("ID")]
    [InlineData("Total")]
    [InlineData("Status")]
    [InlineData("Date")]
    public async Task An_export_that_lacks_a_needed_column_is_refused_with_its_name(string column) =>
        Assert.Contains($"lacks the column {column}.", await ShopCase.RefusalWithoutAsync(Page, column, ';'), StringComparison.Ordinal);
}
