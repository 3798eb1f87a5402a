using Insights.Data.Import.Messages;
using Insights.Data.Import.Results;
using Insights.Data.Import.Rows;
using Insights.Testing;

namespace Insights.Data.Tests.Import;

public class DsfinvkFormatTests
{
    private const string Header =
        "Z_KASSE_ID;Z_ERSTELLUNG;Z_NR;BON_ID;BON_NR;BON_TYP;BON_NAME;TERMINAL_ID;BON_STORNO;BON_START;BON_ENDE;BEDIENER_ID;BEDIENER_NAME;UMS_BRUTTO;KUNDE_NAME;KUNDE_ID;KUNDE_TYP;KUNDE_STRASSE;KUNDE_PLZ;KUNDE_ORT;KUNDE_LAND;KUNDE_USTID;BON_NOTIZ\n";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Only_receipts_are_sales_and_other_processes_are_left_out_by_kind(bool isMapped)
    {
        using var shop = new TestShop();
        var columns = isMapped ? ColumnMap.Parse(["customer=KUNDE_ID,date=BON_START,amount=UMS_BRUTTO,order=BON_ID"]) : ColumnMap.Empty;

        var result = await shop.ImportTextAsync(
            Header + Receipt("b-1", "Beleg", "0", "25,50", "K1") + Receipt("b-2", "AVTraining", "0", "999,00", "K1") + Receipt("b-3", "AVBelegstorno", "1", "0,00", "K2")
            + Receipt("b-4", "Beleg", "0", "14,00", "K2") + Receipt("b-5", "AVBestellung", "0", "60,00", "K2") + Receipt("b-6", "Beleg", "0", "7,00", ""),
            new ImportOptions { Columns = columns });

        Assert.Equal(("dsfinv-k", "EUR"), (result.Format, result.Currency));
        Assert.Equal((new LineCounts(2, 0, 0, 1, 0) { LeftOut = 3 }, 39.50m, 7.00m), (result.Lines, result.CustomerAmount.Amount, result.AnonymousAmount.Amount));
        Assert.Equal(["K1 25.50", "K2 14.00"], await shop.SpendAsync());
        Assert.Contains(result.Notes, note => note.Contains("'AVTraining' (1, 999.00 in all)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_receipt_with_a_negative_amount_takes_money_back()
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(Header + Receipt("b-1", "Beleg", "0", "25,50", "K1") + Receipt("b-2", "Beleg", "1", "-25,50", "K1"));

        Assert.Equal(0m, result.Net());
        Assert.Equal(1, (await shop.HistoriesAsync(new DateOnly(2024, 6, 1))).Days.Purchases.Sum());
    }

    [Theory]
    [InlineData("cancelled", 14.00)]
    [InlineData("return", -11.50)]
    [InlineData("sale", 39.50)]
    public async Task A_positive_receipt_that_is_marked_as_cancelled_is_asked_about(string answer, double net)
    {
        using var shop = new TestShop();
        var text = Header + Receipt("b-1", "Beleg", "1", "25,50", "K1") + Receipt("b-2", "Beleg", "0", "14,00", "K1");

        var error = await Assert.ThrowsAsync<QuestionsException>(() => shop.ImportTextAsync(text));
        var result = await shop.ImportTextAsync(text, new ImportOptions { Answers = new Dictionary<string, string> { ["bon-storno"] = answer } });

        Assert.Equal(25.50m, error.Questions.Single(question => question.IsRequired).Amount?.Amount);
        Assert.Equal((decimal)net, result.Net());
    }

    [Theory]
    [InlineData("1;12;b-1;13", "1;13;b-1;13")]
    [InlineData("1;12;b-1;13", "2;12;b-1;13")]
    [InlineData("1;12;b-1;13", "1;12;b-1;20")]
    [InlineData("1;12;1;13", "11;2;1;13")]
    public async Task A_receipt_number_that_comes_again_in_another_closing_of_another_till_or_after_a_restart_is_another_receipt(string first, string second)
    {
        using var together = new TestShop();
        using var apart = new TestShop();
        var (earlier, later) = (Numbered(first, "25,50"), Numbered(second, "14,00"));

        await together.ImportTextAsync(Header + earlier + later);
        await apart.ImportTextAsync(Header + later);
        await apart.ImportTextAsync(Header + earlier);
        var again = await apart.ImportTextAsync(Header + earlier + later);

        Assert.Equal(["K1 39.50"], await together.SpendAsync());
        Assert.Equal(["K1 39.50"], await apart.SpendAsync());
        Assert.Equal(new LineCounts(0, 2, 0, 0, 0), again.Lines);
    }

    [Fact]
    public async Task Another_file_of_the_export_is_refused_with_the_one_that_is_needed()
    {
        using var shop = new TestShop();

        var error = await Assert.ThrowsAsync<ImportException>(() => shop.ImportTextAsync("Z_KASSE_ID;Z_ERSTELLUNG;Z_NR;BON_ID;POS_ZEILE;GUTSCHEIN_NR;ARTIKELTEXT;MENGE;STK_BR\n"));

        Assert.Contains("transactions.csv", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Z_KASSE_ID")]
    [InlineData("Z_NR")]
    [InlineData("BON_ID")]
    [InlineData("BON_TYP")]
    [InlineData("BON_START")]
    [InlineData("UMS_BRUTTO")]
    [InlineData("KUNDE_ID")]
    public async Task An_export_that_lacks_a_needed_column_is_refused_with_its_name(string column) =>
        Assert.Contains($"lacks the column {column}.", await ShopCase.RefusalWithoutAsync(Header, column, ';'), StringComparison.Ordinal);

    /// <param name="numbers">Till, closing, receipt and the day in January.</param>
    /// <param name="amount">What was paid.</param>
    private static string Numbered(string numbers, string amount)
    {
        var parts = numbers.Split(';');
        return $"{parts[0]};2024-01-{parts[3]}T20:00:00+01:00;{parts[1]};{parts[2]};1;Beleg;;T1;0;2024-01-{parts[3]}T09:00:00+01:00;2024-01-{parts[3]}T09:30:00+01:00;1;Kasse;{amount};Anna Au;K1;Kunde;;;Ulm;DEU;;\n";
    }

    private static string Receipt(string id, string type, string cancelled, string amount, string customer) =>
        $"1;2024-01-13T20:00:00+01:00;12;{id};{id[2..]};{type};;T1;{cancelled};2024-01-13T09:0{id[2..]}:00+01:00;2024-01-13T09:30:00+01:00;1;Kasse;{amount};Anna Au;{customer};Kunde;;;Ulm;DEU;;\n";
}
