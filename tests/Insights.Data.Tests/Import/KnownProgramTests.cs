using Insights.Data.Import.Formats;
using Insights.Data.Import.Messages;
using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;

namespace Insights.Data.Tests.Import;

/// <summary>Exports of marketplaces, tills and payment services are read by the format of their program, or refused with what is missing.</summary>
public class KnownProgramTests
{
    public static TheoryData<string, string> Exports => new()
    {
        { "etsy", ExportHeaders.EtsyOrders }, { "etsy", ExportHeaders.EtsyOrdersUk }, { "etsy-items", ExportHeaders.EtsyItems },
        { "ebay", ExportHeaders.EbayGerman }, { "ebay", ExportHeaders.EbayAmerican }, { "ebay", ExportHeaders.EbayFileExchange },
        { "amazon", ExportHeaders.AmazonOrders }, { "amazon", ExportHeaders.AmazonShipments }, { "amazon-all-orders", ExportHeaders.AmazonAllOrders },
        { "paypal", ExportHeaders.PayPal }, { "paypal", ExportHeaders.PayPalGerman },
        { "paypal-statement", ExportHeaders.PayPalStatement }, { "paypal-statement", ExportHeaders.PayPalStatementGerman },
        { "stripe", ExportHeaders.StripePayments }, { "stripe-customers", ExportHeaders.StripeCustomers },
        { "square", ExportHeaders.SquareTransactions }, { "square", ExportHeaders.SquareItems }, { "square-customers", ExportHeaders.SquareCustomers },
        { "sumup", ExportHeaders.SumUpSales }, { "sumup", ExportHeaders.SumUpSalesGerman }, { "sumup-transactions", ExportHeaders.SumUpTransactionsGerman },
        { "gumroad", ExportHeaders.Gumroad }, { "squarespace", ExportHeaders.Squarespace }, { "wix", ExportHeaders.Wix },
        { "paypal", ExportHeaders.PayPalFrench }, { "paypal", ExportHeaders.PayPalItalian }, { "paypal", ExportHeaders.PayPalSpanish }, { "paypal", ExportHeaders.PayPalDutch },
        { "shopify", ExportHeaders.ShopifyTrimmed }, { "woocommerce-analytics", ExportHeaders.WooCommerceAnalytics },
        { "square", ExportHeaders.SquareFrench }, { "square", ExportHeaders.SquareSpanish },
    };

    [Theory]
    [MemberData(nameof(Exports))]
    public void An_export_is_read_by_the_format_of_its_program(string format, string header) =>
        Assert.Equal(format, Find(header.Split(',')).Name);

    [Theory]
    [MemberData(nameof(Exports))]
    public void An_export_that_lacks_one_needed_column_is_refused_by_its_name(string format, string header)
    {
        var columns = header.Split(',');
        foreach (var spec in Needed(format))
        {
            var missing = columns.First(column => spec.Names.Any(name => Columns.Normalise(name) == Columns.Normalise(column)));
            string[][] spoilt = [[.. columns.Where(column => column != missing)], [.. columns.Select(column => column == missing ? "Spalte X" : column)]];
            foreach (var without in spoilt)
            {
                var error = Assert.Throws<ImportException>(() => Find(without));

                // SumUp's columns are those of many price lists: without its price it is a report of no program.
                if (format.StartsWith("sumup", StringComparison.Ordinal) && error.Details.Code == ImportMessage.NotRecognised) continue;
                Assert.Equal("export-incomplete", error.Details.Code);
                Assert.Contains(spec.Names, name => error.Details.Arguments[1].Split(", ").Contains(name));
            }
        }
    }

    [Theory]
    [InlineData(ExportHeaders.EbayGerman, "Gesamtbetrag")]
    [InlineData(ExportHeaders.EbayGerman, "Verkauft am")]
    [InlineData(ExportHeaders.EbayAmerican, "Total Price")]
    [InlineData(ExportHeaders.PayPalGerman, "Brutto")]
    [InlineData(ExportHeaders.PayPal, "Gross")]
    [InlineData(ExportHeaders.SumUpTransactionsGerman, "Gebühr")]
    [InlineData("Auftragsreferenz,Bestelldatum,Kunde,Vertriebsmitarbeiter,Gesamt,Status", "Bestelldatum")]
    [InlineData("Datum,Bestellnummer #,Status,Kunde,Kundentyp,Produkt(e),Verkaufte Artikel,Gutschein(e),Nettoumsatz", "Nettoumsatz")]
    [InlineData("Date,Commande n°,État,Client,Type de client,Produit(s),Articles vendus,Code(s) promo,Ventes nettes", "Commande n°")]
    [InlineData("ID,Referenz,Neuer Kunde,Lieferung,Kunde,Gesamt,Zahlung,Status,Datum", "Datum")]
    public void A_missing_column_is_named_in_the_language_of_the_export(string header, string column)
    {
        var error = Assert.Throws<ImportException>(() => Find([.. header.Split(',').Where(name => name != column)]));

        Assert.Equal(("export-incomplete", column), (error.Details.Code, error.Details.Arguments[1]));
    }

    [Theory]
    [InlineData(ExportHeaders.Loyverse)]
    [InlineData("Order Reference,Email,Financial Status,Fulfillment Status,Order Date,Order Value")]
    [InlineData("Order No,Amount Refunded,Captured,Customer No,Order Date,Order Value")]
    public void An_export_of_a_program_of_which_nothing_is_known_is_not_taken_for_one_with_which_it_shares_columns(string header)
    {
        var head = new FileHead(',', HasExcelHint: false, header.Split(','), []);

        var (format, _) = FormatCatalog.FindOrAsk(head, new ImportOptions(), new Dictionary<string, string>());

        Assert.Null(format.System);
    }

    [Fact]
    public void What_two_programs_write_alike_is_of_the_one_that_lacks_less_of_it()
    {
        const string shared = "Email,Financial Status,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem requires shipping,Lineitem taxable,Lineitem fulfillment status";
        string[] refused = [.. new[] { "Name,", "Order ID,", "" }.Select(first => Assert.Throws<ImportException>(() => Find($"{first}{shared}".Split(','))).Details.Arguments[0])];

        Assert.Equal(["Shopify", "Squarespace", "Shopify"], refused);
    }

    [Fact]
    public void A_program_has_no_English_word_in_brackets_beside_its_name() => Assert.DoesNotContain(
        FormatCatalog.All, format => format.System is { } system && (system.Contains("(customers)", StringComparison.Ordinal) || system.Contains("(orders)", StringComparison.Ordinal)));

    private static IEnumerable<ColumnSpec> Needed(string format) =>
        FormatCatalog.All.Single(candidate => candidate.Name == format).Columns.Where(column => column.IsRequired);

    private static IImportFormat Find(IReadOnlyList<string> header) =>
        FormatCatalog.Find(new FileHead(',', HasExcelHint: false, header, []), ImportOptions.AutoFormat, ColumnMap.Empty).Format;
}
