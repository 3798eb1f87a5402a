using CsCheck;
using Insights.Data.Import.Questions;
using Insights.Data.Import.Results;
using Insights.Data.Import.Rows;
using Insights.Testing;
using Microsoft.EntityFrameworkCore;

namespace Insights.Data.Tests.Import;

/// <summary>What the columns of any table mean for its money.</summary>
public sealed class GenericMeaningTests : IDisposable
{
    private readonly TestShop shop = new();

    public void Dispose() => shop.Dispose();

    [Fact]
    public async Task A_refund_as_a_type_is_taken_off_and_what_failed_or_was_cancelled_counts_for_nothing()
    {
        var result = await shop.ImportTextAsync("""
            Date,Time,Type,Transaction ID,Receipt Number,Customer,Amount,Currency,Status
            2024-01-13,10:00,Sale,A1,1,K1,50.00,EUR,Successful
            2024-01-14,10:00,Sale,A2,2,K2,70.00,EUR,Successful
            2024-01-14,11:00,Refund,A3,3,K2,70.00,EUR,Successful
            2024-01-15,10:00,Sale,A4,4,K1,90.00,EUR,Failed
            2024-01-16,10:00,Sale,A5,5,K1,20.00,EUR,Cancelled
            """);

        Assert.Equal(("generic", 50.00m), (result.Format, result.CustomerAmount.Amount));
        Assert.Equal([("K1", 50m), ("K2", 0m)], await SpendAsync());
        Assert.Contains(result.Notes, note => note.Contains("'Failed'", StringComparison.Ordinal) && note.Contains("90.00", StringComparison.Ordinal));
        Assert.Contains(result.Notes, note => note.Contains("'Refund'", StringComparison.Ordinal) && note.Contains("70.00", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Typ", "Rechnung", "Gutschrift", "Angebot")]
    [InlineData("Belegart", "RE", "GS", "AN")]
    [InlineData("Belegart", "Rechnung", "Stornorechnung", "Lieferschein")]
    [InlineData("Type de document", "Facture", "Avoir", "Devis")]
    [InlineData("Soort", "Factuur", "Creditnota", "Offerte")]
    [InlineData("Tipo de documento", "Factura", "Nota de crédito", "Presupuesto")]
    [InlineData("Tipo documento", "Fattura", "Nota di credito", "Preventivo")]
    [InlineData("Document type", "Invoice", "Credit note", "Quotation")]
    public async Task Kinds_of_documents_are_understood_in_six_languages(string column, string sale, string credit, string offer)
    {
        var result = await shop.ImportTextAsync(
            $"Kunde;Datum;Betrag;Rechnungsnummer;{column}\nK1;01.02.2024;80,00;1;{sale}\nK1;02.02.2024;30,00;2;{credit}\nK2;03.02.2024;500,00;3;{offer}\n");

        Assert.Equal(50.00m, result.CustomerAmount.Amount);
        Assert.Equal((2L, 1L, 3L), (result.Lines.Imported, result.Lines.LeftOut, result.Lines.Total));
        Assert.Contains(result.Notes, note => note.Contains($"'{offer}'", StringComparison.Ordinal) && note.Contains("500.00", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_per_cent_discount_is_taken_off_quantity_times_price()
    {
        var result = await shop.ImportTextAsync(
            "Kunde;Datum;Artikel;Menge;Preis;Rabatt %\nAnna Au;13.01.2024;Tee;3;5,50;10\nBen Bo;14.01.2024;Seife;2;3,25;0\n");

        Assert.Equal([("Anna Au", 14.85m), ("Ben Bo", 6.5m)], await SpendAsync());
        Assert.Equal(21.35m, result.CustomerAmount.Amount);
    }

    [Fact]
    public async Task A_discount_that_can_be_money_or_a_percentage_is_asked_for_with_what_follows()
    {
        const string file = "Kunde;Datum;Menge;Einzelpreis;Rabatt\nK1;13.01.2024;3;50,00;10\n";

        var question = await QuestionAsync(file, "discount-unit");

        Assert.Equal(["amount", "percent"], question.Choices.Select(choice => choice.Value));
        Assert.Equal(["taken off the sales: 10.00 less", "taken off the sales: 15.00 less"], question.Choices.Select(choice => choice.Consequence?.English));
        Assert.Equal(140m, (await ImportAsync(file, ("discount-unit", "amount"))).CustomerAmount.Amount);
        using var other = new TestShop();
        Assert.Equal(135m, (await other.ImportTextAsync(file, Answering(("discount-unit", "percent")))).CustomerAmount.Amount);
    }

    [Fact]
    public async Task Whether_a_discount_is_in_the_amount_already_is_seen_by_quantity_and_price_or_asked()
    {
        Assert.Equal(27m, (await shop.ImportTextAsync("Kunde;Datum;Menge;Preis;Rabatt %;Betrag\nK1;13.01.2024;3;10,00;10;27,00\n")).CustomerAmount.Amount);

        var question = await QuestionAsync("Kunde;Datum;Betrag;Rabatt %\nK2;13.01.2024;27,00;10\n", "discount");
        Assert.Equal("included", question.Proposal);
    }

    [Fact]
    public async Task A_list_that_only_names_its_columns_like_Online_Retail_is_the_shops_own()
    {
        var result = await shop.ImportTextAsync("""
            Invoice No;Stock Code;Description;Quantity;Invoice Date;Unit Price;Customer ID;Country
            RE1001;A1;Tee;2;13.01.2024 10:00;12,50;K1;Germany
            RE1002;A2;Kanne;1;14.01.2024 10:00;40,00;K2;Germany
            GS1003;A2;Kanne;-1;15.01.2024 10:00;40,00;K2;Germany
            """);

        Assert.Equal(("generic", "EUR"), (result.Format, result.Currency));
        Assert.Equal([("K1", 25m), ("K2", 0m)], await SpendAsync());
    }

    [Fact]
    public async Task The_total_of_an_order_on_each_of_its_rows_is_counted_once()
    {
        var result = await shop.ImportTextAsync("""
            "Order ID","Order Status","Order Date","Customer Email","Order Total","Product Name","SKU","Quantity","Item Total"
            "1","wc-completed","13/01/2024","mia@hof.example","65.00","Kanne","K1","1","40.00"
            "1","wc-completed","13/01/2024","mia@hof.example","65.00","Tasse","T1","2","20.00"
            "2","wc-cancelled","14/01/2024","ole@see.example","30.00","Tasse","T1","3","30.00"
            """, new ImportOptions { Format = "generic" });

        Assert.Equal([("mia@hof.example", 65m)], await SpendAsync());
        Assert.Equal(65m, result.CustomerAmount.Amount);
    }

    private const string RepeatedTotals = """
        Kunde;Datum;Bestellnummer;Artikel;Betrag
        K1;01.02.2024;B1;Tee;30,00
        K1;01.02.2024;B1;Kanne;30,00
        K2;02.02.2024;B2;Tee;45,00
        K2;02.02.2024;B2;Kanne;45,00
        K2;02.02.2024;B2;Sieb;45,00
        """;

    [Fact]
    public async Task An_amount_that_repeats_on_all_rows_of_several_orders_is_asked_for_with_both_sums()
    {
        var question = await QuestionAsync(RepeatedTotals, "amount-per-order");

        Assert.Equal(("order", 5L), (question.Proposal, question.Rows));
        Assert.Equal(["75.00 in all", "195.00 in all"], question.Choices.Select(choice => choice.Consequence?.English));
        Assert.Equal(["B1", "B2"], question.Examples);
    }

    [Theory]
    [InlineData("order", 75)]
    [InlineData("row", 195)]
    public async Task An_amount_is_counted_as_its_owner_says(string answer, double sum) =>
        Assert.Equal((decimal)sum, (await ImportAsync(RepeatedTotals, ("amount-per-order", answer))).CustomerAmount.Amount);

    [Theory]
    [InlineData("Kunde;Datum;Bestellnummer;Artikel;Betrag\nK1;01.02.2024;B1;Tee;20,00\nK1;01.02.2024;B1;Tee;20,00\n", 40)]
    [InlineData("Kunde;Datum;Bestellnummer;Artikel;Menge;Einzelpreis;Betrag\nK1;01.02.2024;B1;Tee;2;10,00;20,00\nK1;01.02.2024;B1;Kanne;1;20,00;20,00\nK1;01.02.2024;B2;Tee;2;10,00;20,00\nK1;01.02.2024;B2;Kanne;1;20,00;20,00\n", 80)]
    [InlineData("Kunde;Datum;Bestellnummer;Artikel;Betrag\nK1;01.02.2024;B1;Tee;20,00\nK1;01.02.2024;B1;Kanne;20,00\nK1;01.02.2024;B2;Tee;20,00\nK1;01.02.2024;B2;Kanne;35,00\n", 95)]
    public async Task Articles_that_happen_to_cost_the_same_are_no_total(string file, double sum) =>
        Assert.Equal((decimal)sum, (await shop.ImportTextAsync(file)).CustomerAmount.Amount);

    [Fact]
    public async Task A_price_that_grows_with_the_quantity_is_the_rows_and_asked_for()
    {
        const string file = "Kunde;Datum;Artikel;Menge;Preis\nK1;01.02.2024;Tee;1;4,00\nK2;02.02.2024;Tee;3;12,00\n";

        var question = await QuestionAsync(file, "amount-per");

        Assert.Equal(("row", true), (question.Proposal, question.IsRequired));
        Assert.Equal(["40.00 in all", "16.00 in all"], question.Choices.Select(choice => choice.Consequence?.English));
        Assert.Equal(16m, (await shop.ImportTextAsync(file, new ImportOptions { TakesProposals = true })).CustomerAmount.Amount);
    }

    [Fact]
    public async Task A_price_of_a_unit_needs_no_question_where_the_file_shows_it()
    {
        var result = await shop.ImportTextAsync("Kunde;Datum;Artikel;Menge;Preis\nK1;01.02.2024;Tee;1;4,00\nK2;02.02.2024;Tee;3;4,00\n");

        Assert.Equal(16m, result.CustomerAmount.Amount);
        Assert.DoesNotContain(result.Questions, question => question.Key == "amount-per");
    }

    [Fact]
    public async Task Where_only_its_name_tells_that_a_price_is_that_of_a_unit_it_is_said_with_both_sums()
    {
        var result = await shop.ImportTextAsync("Kunde;Datum;Artikel;Menge;Preis\nK1;01.02.2024;Tee;3;4,00\n");

        Assert.Equal(12m, result.CustomerAmount.Amount);
        Assert.Contains(result.Notes, note => note.Contains("12.00", StringComparison.Ordinal) && note.Contains("4.00", StringComparison.Ordinal));
        using var other = new TestShop();
        Assert.Equal(4m, (await other.ImportTextAsync("Kunde;Datum;Artikel;Menge;Preis\nK1;01.02.2024;Tee;3;4,00\n", Answering(("amount-per", "row")))).CustomerAmount.Amount);
    }

    [Fact]
    public async Task A_return_of_a_whole_order_is_worth_its_total()
    {
        await shop.ImportTextAsync("""
            customer,date,type,order number,product name,order total
            K1,2024-02-01,Order,A1,Tea,65.00
            K1,2024-02-01,Order,A1,Pot,65.00
            K1,2024-02-09,Return,A1,Tea,65.00
            K1,2024-02-09,Return,A1,Pot,65.00
            K2,2024-02-02,Order,A2,Pot,40.00
            """);

        Assert.Equal([("K1", 0m), ("K2", 40m)], await SpendAsync());
    }

    [Fact]
    public async Task Rows_below_the_first_of_an_order_may_leave_out_what_holds_for_the_order()
    {
        var result = await shop.ImportTextAsync("""
            customer,date,order number,status,product name,line total
            K1,2024-02-01,A1,paid,Tea,10.00
            ,,A1,,Pot,20.00
            K2,2024-02-02,A2,cancelled,Tea,500.00
            ,,A2,,Pot,500.00
            """);

        Assert.Equal([("K1", 30m)], await SpendAsync());
        Assert.Equal((2L, 0L), (result.Lines.Imported, result.Lines.Rejected));
    }

    [Fact]
    public async Task What_was_paid_back_is_a_return_and_a_whole_refund_needs_no_amount()
    {
        var result = await shop.ImportTextAsync("""
            customer,date,order,total,refunded amount,status
            K1,2024-02-01,A1,50.00,20.00,partially refunded
            K2,2024-02-02,A2,30.00,,Refunded
            K3,2024-02-03,A3,10.00,0.00,Paid
            """);

        Assert.Equal([("K1", 30m), ("K2", 0m), ("K3", 10m)], await SpendAsync());
        Assert.Equal(3, result.Lines.Imported);
    }

    [Fact]
    public async Task Rows_without_an_order_number_that_are_no_sales_are_left_out_and_said()
    {
        var result = await shop.ImportTextAsync("""
            Kunde;Datum;Betrag;Status
            K1;01.02.2024;10,00;bezahlt
            K1;02.02.2024;20,00;storniert
            K1;03.02.2024;30,00;offen
            K1;04.02.2024;40,00;Entwurf
            """);

        Assert.Equal(new LineCounts(1, 0, 0, 0, 0) { LeftOut = 3 }, result.Lines);
        Assert.Equal(10m, result.CustomerAmount.Amount);
        Assert.All(new[] { "20.00", "30.00", "40.00" }, amount => Assert.Contains(result.Notes, note => note.Contains(amount, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_cancelled_line_of_an_order_takes_nothing_from_its_other_lines()
    {
        var result = await shop.ImportTextAsync("""
            customer,date,order,product,line total,status
            K1,2024-02-01,A1,Tea,40.00,completed
            K1,2024-02-01,A1,Pot,20.00,cancelled
            """);

        Assert.Equal((40m, 1L), (result.CustomerAmount.Amount, result.Lines.LeftOut));
    }

    [Theory]
    [InlineData("Storniert", "ja", "nein")]
    [InlineData("cancelled at", "2024-02-03 10:00", "")]
    [InlineData("Cancelled", "TRUE", "FALSE")]
    [InlineData("BON_STORNO", "1", "0")]
    [InlineData("Annulé", "Oui", "Non")]
    [InlineData("Geannuleerd op", "03-02-2024", "0000-00-00")]
    public async Task A_column_for_cancellations_is_read(string column, string yes, string no)
    {
        var result = await shop.ImportTextAsync($"Kunde;Datum;Betrag;Bon-Nr;{column}\nK1;01.02.2024;10,00;1;{no}\nK1;02.02.2024;99,00;2;{yes}\n");

        Assert.Equal(10m, result.CustomerAmount.Amount);
    }

    [Fact]
    public async Task An_unknown_state_is_asked_for_once_and_the_answer_holds_for_the_shop()
    {
        const string header = "Kunde;Datum;Betrag;Bestellnummer;Status\n";
        var question = await QuestionAsync(header + "K1;01.02.2024;10,00;1;bezahlt\nK1;02.02.2024;60,00;2;in der Schwebe\n", "status:in der schwebe");
        Assert.Equal("counted as sales: 60.00 more", question.Choices[0].Consequence?.English);

        var first = await ImportAsync(header + "K1;01.02.2024;10,00;1;bezahlt\nK1;02.02.2024;60,00;2;in der Schwebe\n", ("status:in der schwebe", "cancelled"));
        var later = await shop.ImportTextAsync("Kundennummer;Datum;Umsatz;Auftragsnummer;Zahlungsstatus\nK1;03.02.2024;70,00;3;In der Schwebe\n");

        Assert.Equal((10m, 0m), (first.CustomerAmount.Amount, later.CustomerAmount.Amount));
    }

    [Fact]
    public async Task An_open_order_that_is_paid_is_a_sale_and_a_sent_one_that_is_not_is_none_yet()
    {
        var result = await shop.ImportTextAsync("""
            Kunde;Datum;Betrag;Bestellnummer;Bestellstatus;Zahlungsstatus
            K1;01.02.2024;10,00;1;Offen;Bezahlt
            K1;02.02.2024;20,00;2;Versendet;Offen
            """);

        Assert.Equal(10m, result.CustomerAmount.Amount);
        Assert.Contains(result.Notes, note => note.Contains("'Offen'", StringComparison.Ordinal) && note.Contains("20.00", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_type_of_goods_is_no_type_of_documents_and_is_said()
    {
        var result = await shop.ImportTextAsync("Kunde;Datum;Betrag;Art\nK1;01.02.2024;10,00;Blume\nK1;02.02.2024;20,00;Strauch\n");

        Assert.Equal(30m, result.CustomerAmount.Amount);
        Assert.Contains(result.Notes, note => note.Contains("'Art'", StringComparison.Ordinal) && note.Contains("Blume, Strauch", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_row_below_the_data_that_adds_it_up_is_no_sale()
    {
        var result = await shop.ImportTextAsync("Datum;Kunde;Betrag\n01.02.2024;K1;10,00\n02.02.2024;K2;20,00\nSumme;;30,00\n;;30,00\n");

        Assert.Equal(new LineCounts(2, 0, 0, 0, 0) { LeftOut = 2 }, result.Lines);
        Assert.Contains(result.Notes, note => note.Contains("60.00", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_returned_unit_with_an_amount_without_a_minus_is_taken_off()
    {
        var result = await shop.ImportTextAsync("Kunde;Datum;Menge;Zeilensumme\nK1;01.02.2024;2;40,00\nK1;02.02.2024;-1;20,00\n");

        Assert.Equal(20m, result.CustomerAmount.Amount);
        Assert.Contains(result.Notes, note => note.Contains("negative quantity", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("auto", "")]
    [InlineData("generic", "")]
    [InlineData("auto", "customer=Kunde,date=Datum,amount=Betrag")]
    public async Task A_column_that_matters_and_is_not_read_is_always_said(string format, string map)
    {
        var result = await shop.ImportTextAsync(
            "Kunde;Datum;Betrag;Retourenstatus;Farbe\nK1;01.02.2024;10,00;angemeldet;rot\n",
            new ImportOptions { Format = format, Columns = map.Length == 0 ? ColumnMap.Empty : ColumnMap.Parse([map]) });

        Assert.Contains(result.Notes, note => note.Contains("'Retourenstatus'", StringComparison.Ordinal) && note.Contains("angemeldet", StringComparison.Ordinal));
        Assert.DoesNotContain(result.Notes, note => note.Contains("Farbe", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_gift_card_that_is_sold_is_no_sale_and_what_is_bought_with_it_is()
    {
        var result = await shop.ImportTextAsync("""
            Kunde;Datum;Bon-Nr;Bezeichnung;Betrag
            K1;01.02.2024;1;Geschenkgutschein;100,00
            K1;01.02.2024;1;Tee;20,00
            K2;02.02.2024;2;Kanne;100,00
            K2;02.02.2024;2;Geschenkkarte eingelöst;-100,00
            """);

        Assert.Equal([("K1", 20m), ("K2", 100m)], await SpendAsync());
        Assert.Equal((2L, 2L), (result.Lines.Imported, result.Lines.LeftOut));
    }

    [Fact]
    public async Task A_gift_card_in_an_orders_total_is_not_counted()
    {
        await shop.ImportTextAsync("""
            customer,date,order id,order total,product name,line total
            K1,2024-02-01,A1,125.00,Gift card,100.00
            K1,2024-02-01,A1,125.00,Mug,20.00
            """);

        Assert.Equal([("K1", 25m)], await SpendAsync());
    }

    [Theory]
    [InlineData("Client;Date de commande;Numéro de commande;Montant TTC;Statut\nK1;01/02/2024;1;10,00;Terminée\nK1;14/02/2024;2;99,00;Annulée\n")]
    [InlineData("Klantnummer;Besteldatum;Ordernummer;Totaalbedrag;Status\nK1;01-02-2024;1;10,00;Afgerond\nK1;14-02-2024;2;99,00;Geannuleerd\n")]
    [InlineData("Cliente;Fecha de pedido;Número de pedido;Importe total;Estado\nK1;01/02/2024;1;10,00;Completado\nK1;14/02/2024;2;99,00;Cancelado\n")]
    [InlineData("Codice cliente;Data ordine;Numero ordine;Totale;Stato\nK1;01/02/2024;1;10,00;Completato\nK1;14/02/2024;2;99,00;Annullato\n")]
    [InlineData("Kunde;Datum;Bestellnummer;Betrag (EUR);Bestellstatus\nK1;01.02.2024;1;10,00;Abgeschlossen\nK1;14.02.2024;2;99,00;Storniert\n")]
    [InlineData("Customer;Order Date;Order Number;Total incl. VAT;State\nK1;2024-02-01;1;10.00;Paid\n")]
    public async Task Lists_in_six_languages_are_read_alike(string file)
    {
        var result = await shop.ImportTextAsync(file);

        Assert.Equal(("generic", 10.00m), (result.Format, result.CustomerAmount.Amount));
    }

    [Fact]
    public async Task A_currency_in_the_header_of_the_amount_is_the_files()
    {
        var result = await shop.ImportTextAsync("Kunde;Datum;Betrag (CHF)\nK1;01.02.2024;10,00\n");

        Assert.Equal("CHF", result.Currency);
    }

    [Fact]
    public void Rows_add_up_and_importing_them_again_changes_nothing_whatever_their_states() =>
        Gen.Select(Gen.Int[0, 4], Gen.Int[1, 28], Gen.Int[-500, 5_000], Gen.Int[0, States.Length - 1], Gen.Int[0, 6]).Array[1, 25].Sample(rows =>
        {
            using var made = new TestShop();
            var file = "customer,date,line total,order,status\n" + string.Concat(rows.Select(row => FormattableString.Invariant(
                $"{(row.Item1 == 0 ? "" : $"K{row.Item1}")},2024-02-{row.Item2:D2},{row.Item3 / 100m:F2},{(row.Item5 == 0 ? "" : $"A{row.Item1}-{row.Item5}")},{States[row.Item4]}\n")));

            var first = made.ImportTextAsync(file).GetAwaiter().GetResult();
            var dump = made.DumpAsync().GetAwaiter().GetResult();
            var second = made.ImportTextAsync(file).GetAwaiter().GetResult();

            Assert.Equal(rows.Length, first.Lines.Total);
            Assert.Equal((first.Lines.LeftOut, first.Lines.Rejected, 0L), (second.Lines.LeftOut, second.Lines.Rejected, second.Lines.Imported));
            Assert.Equal(dump, made.DumpAsync().GetAwaiter().GetResult());
        }, iter: 40);

    private static readonly string[] States = ["paid", "paid", "paid", "pending", "cancelled", "refunded", "partially refunded", "refund", "draft", ""];

    private Task<ImportResult> ImportAsync(string file, params (string Key, string Value)[] answers) => shop.ImportTextAsync(file, Answering(answers));

    private static ImportOptions Answering(params (string Key, string Value)[] answers) =>
        new() { Answers = answers.ToDictionary(answer => answer.Key, answer => answer.Value) };

    private async Task<ImportQuestion> QuestionAsync(string file, string key)
    {
        var error = await Assert.ThrowsAsync<QuestionsException>(() => shop.ImportTextAsync(file));
        return Assert.Single(error.Questions, question => question.Key == key);
    }

    private async Task<IEnumerable<(string Customer, decimal Amount)>> SpendAsync()
    {
        await using var context = shop.Database.CreateContext();
        var names = await context.Customers.ToDictionaryAsync(customer => customer.CustomerId, customer => customer.ExternalId);
        return (await context.Baskets.ToListAsync()).GroupBy(basket => names[basket.CustomerId])
            .Select(baskets => (baskets.Key, baskets.Sum(basket => basket.Amount.Amount))).OrderBy(pair => pair.Key, StringComparer.Ordinal).ToList();
    }
}
