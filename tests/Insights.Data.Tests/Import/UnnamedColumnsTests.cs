using Insights.Data.Import.Rows;
using Insights.Testing;

namespace Insights.Data.Tests.Import;

/// <summary>Columns that decide about money under names that no list has, and units that stand beside it.</summary>
public sealed class UnnamedColumnsTests : IDisposable
{
    private readonly TestShop shop = new();

    public void Dispose() => shop.Dispose();

    [Theory]
    [InlineData("Result", "SUCCESS", "FAIL")]
    [InlineData("Ergebnis", "erfolgreich", "storniert")]
    [InlineData("Bezahlt", "Ja", "Nein")]
    [InlineData("Payé", "oui", "non")]
    [InlineData("Paid", "1", "0")]
    [InlineData("Testkauf", "Nein", "Ja")]
    [InlineData("livemode", "true", "false")]
    public async Task A_column_that_says_what_counts_is_read_whatever_its_name_and_the_remark_names_word_and_money(string column, string counts, string countsNot)
    {
        var result = await shop.ImportTextAsync($"Rechnungsnr;Datum;Kundennr;Betrag;{column}\nR1;13.01.2024;K1;100,00;{counts}\nR2;14.01.2024;K2;200,00;{countsNot}\n");

        Assert.Equal(100.00m, result.CustomerAmount.Amount);
        Assert.Contains(result.Notes, note => note.Contains(countsNot, StringComparison.Ordinal) && note.Contains(column, StringComparison.Ordinal) && note.Contains("200.00", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("read", 10)]
    [InlineData("ignore", 30)]
    public async Task A_word_among_other_remarks_is_asked_about_with_its_money(string answer, int expected)
    {
        const string File = "Datum;Bon;Kunde;Betrag;Bemerkung\n13.01.2024;1;K1;10,00;eilig, bitte\n13.01.2024;2;K1;20,00;STORNO\n";

        var preview = await shop.ImportTextAsync(File, new ImportOptions { DryRun = true });
        var result = await shop.ImportTextAsync(File, new ImportOptions { Answers = new Dictionary<string, string> { ["states:bemerkung"] = answer } });

        var question = Assert.Single(preview.Questions, question => question.Key == "states:bemerkung");
        Assert.Equal(("read", 1L), (question.Proposal, question.Rows));
        Assert.Equal(["10.00 in all", "30.00 in all"], question.Choices.Select(choice => choice.Consequence?.English));
        Assert.Equal(expected, result.CustomerAmount.Amount);
    }

    [Theory]
    [InlineData("Storno.")]
    [InlineData("(storniert)")]
    [InlineData("Storno wegen Fehler")]
    public async Task A_word_is_found_in_any_spelling_and_however_late(string word)
    {
        var rows = string.Concat(Enumerable.Range(0, 1_000).Select(i => $"13.01.2024;{i};K1;1,00;\n"));

        var preview = await shop.ImportTextAsync($"Datum;Bon;Kunde;Betrag;Bemerkung\n{rows}14.01.2024;A;K1;20,00;{word}\n14.01.2024;B;K1;5,00;dringend\n", new ImportOptions { DryRun = true });

        Assert.Contains(preview.Questions, question => question.Key == "states:bemerkung");
    }

    [Theory]
    [InlineData("Zahlungsart", "Überweisung")]
    [InlineData("Metodo di pagamento", "Bonifico")]
    [InlineData("Mode de livraison", "Retrait")]
    [InlineData("Card Type", "Credit")]
    [InlineData("Anrede", "H")]
    [InlineData("Filialart", "Offerte")]
    public async Task Ways_of_paying_and_of_delivery_cards_and_forms_of_address_are_no_states(string column, string cell)
    {
        var result = await shop.ImportTextAsync($"Bon;Datum;Kunde;Betrag;{column}\n1;13.01.2024;K1;10,00;{cell}\n2;14.01.2024;K2;20,00;Debit\n");

        Assert.Equal(30.00m, result.CustomerAmount.Amount);
        Assert.DoesNotContain(result.Questions, question => question.IsRequired);
    }

    [Fact]
    public async Task A_column_by_which_all_rows_would_go_is_asked_about()
    {
        var preview = await shop.ImportTextAsync("Bon;Datum;Kunde;Betrag;Vermerk\n1;13.01.2024;K1;10,00;storniert\n2;14.01.2024;K2;20,00;storniert\n", new ImportOptions { DryRun = true });

        Assert.Contains(preview.Questions, question => question.Key == "states:vermerk" && question.IsRequired);
    }

    [Theory]
    [InlineData("unpaid", 10)]
    [InlineData("paid", 30)]
    public async Task A_blank_where_others_are_ticked_off_as_paid_is_asked_about(string answer, int expected)
    {
        const string File = "Bon;Datum;Kunde;Betrag;Bezahlt\n1;13.01.2024;K1;10,00;x\n2;14.01.2024;K2;20,00;\n";

        var preview = await shop.ImportTextAsync(File, new ImportOptions { DryRun = true });
        var result = await shop.ImportTextAsync(File, new ImportOptions { Answers = new Dictionary<string, string> { ["paid-blank"] = answer } });

        Assert.Contains(preview.Questions, question => question.Key == "paid-blank" && question.IsRequired);
        Assert.Equal(expected, result.CustomerAmount.Amount);
    }

    [Fact]
    public async Task A_word_that_comes_late_in_a_column_for_paid_is_read_or_asked_about()
    {
        var rows = string.Concat(Enumerable.Range(0, 500).Select(i => $"{i};13.01.2024;K1;1,00;ja\n"));

        var result = await shop.ImportTextAsync($"Bon;Datum;Kunde;Betrag;Bezahlt\n{rows}A;14.01.2024;K1;50,00;offen\nB;14.01.2024;K1;60,00;so lala\n", new ImportOptions { DryRun = true });

        Assert.Equal(560.00m, result.CustomerAmount.Amount);
        Assert.Contains(result.Questions, question => question.Key == "status:so lala");
    }

    [Theory]
    [InlineData("Vermerk", 30)]
    [InlineData("Vermerk Status", 10)]
    public async Task An_open_row_counts_for_nothing_where_the_column_is_for_states_and_the_question_says_the_same_as_the_result(string column, int expected)
    {
        var result = await shop.ImportTextAsync(
            $"Bon;Datum;Kunde;Betrag;{column}\n1;13.01.2024;K1;10,00;eilig, bitte\n2;14.01.2024;K1;20,00;offen\n3;15.01.2024;K1;40,00;storniert\n",
            new ImportOptions { TakesProposals = true });

        Assert.Equal(expected, result.CustomerAmount.Amount);
        var question = Assert.Single(result.Questions, question => question.Key == $"states:{column.ToLowerInvariant()}");
        Assert.Equal($"{expected}.00 in all", question.Choices[0].Consequence?.English);
    }

    [Fact]
    public async Task Remarks_without_such_words_raise_no_question()
    {
        var preview = await shop.ImportTextAsync("Datum;Bon;Kunde;Betrag;Bemerkung\n13.01.2024;1;K1;10,00;eilig, bitte\n13.01.2024;2;K1;20,00;ok\n", new ImportOptions { DryRun = true });

        Assert.DoesNotContain(preview.Questions, question => question.Key.StartsWith("states:", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("read", 60)]
    [InlineData("ignore", 140)]
    public async Task Debit_and_credit_beside_an_amount_are_asked_about(string answer, int expected)
    {
        var result = await shop.ImportTextAsync(
            "Datum;Beleg;Kunde;Umsatz;S/H\n13.01.2024;1;K1;100,00;S\n14.01.2024;2;K1;40,00;H\n",
            new ImportOptions { Answers = new Dictionary<string, string> { ["sign:s/h"] = answer } });

        Assert.Equal(expected, result.CustomerAmount.Amount);
    }

    [Fact]
    public async Task Money_back_with_a_minus_and_a_sign_is_taken_off_once_and_the_question_says_so()
    {
        const string File = "Datum;Beleg;Kunde;Umsatz;S/H\n13.01.2024;1;K1;100,00;S\n14.01.2024;2;K1;-40,00;H\n";

        var preview = await shop.ImportTextAsync(File, new ImportOptions { DryRun = true });
        var result = await shop.ImportTextAsync(File, new ImportOptions { Answers = new Dictionary<string, string> { ["sign:s/h"] = "read" } });

        Assert.Equal("60.00 in all", Assert.Single(preview.Questions, question => question.Key == "sign:s/h").Choices[0].Consequence?.English);
        Assert.Equal(60.00m, result.CustomerAmount.Amount);
    }

    [Fact]
    public async Task A_time_that_holds_whole_days_can_be_the_day()
    {
        var result = await shop.ImportTextAsync(
            "orderId;email;invoiceAmount;orderTime\n1001;mia@see.example;119.90;\"2024-01-13 10:00:00\"\n", new ImportOptions { TakesProposals = true });

        Assert.Equal((119.90m, 0L), (result.CustomerAmount.Amount, result.Lines.Rejected));
    }

    [Fact]
    public async Task A_sum_beyond_money_is_a_rejected_row_and_stops_no_look_at_what_is_paid()
    {
        var result = await shop.ImportTextAsync(
            "Bon;Datum;Kunde;Betrag;Bezahlt;Bemerkung\n1;13.01.2024;K1;10,00;x;\n2;14.01.2024;K1;99999999999999999;;storniert\n", new ImportOptions { TakesProposals = true });

        Assert.Equal((10.00m, 1L), (result.CustomerAmount.Amount, result.Lines.Rejected));
    }

    [Fact]
    public async Task Prices_beyond_any_shop_stop_no_question_about_a_discount()
    {
        var preview = await shop.ImportTextAsync(
            "Bon;Datum;Kunde;Menge;Preis;Rabatt\n1;13.01.2024;K1;999999999;999999999;5\n2;13.01.2024;K1;1;5,00;1\n", new ImportOptions { DryRun = true });

        Assert.Contains(preview.Questions, question => question.Key == "discount-unit");
        Assert.Equal((1L, 1L), (preview.Lines.Imported, preview.Lines.Rejected));
    }

    [Fact]
    public async Task A_payment_beside_the_invoice_it_is_for_is_asked_about_and_most_likely_no_further_sale()
    {
        const string File = "Datum;Beleg;Kunde;Betrag;Belegart\n13.01.2024;1;K1;100,00;Rechnung\n20.01.2024;2;K1;100,00;Zahlung\n";

        var preview = await shop.ImportTextAsync(File, new ImportOptions { DryRun = true });
        var result = await shop.ImportTextAsync(File, new ImportOptions { TakesProposals = true });

        Assert.Equal("no-sale", Assert.Single(preview.Questions, question => question.Key == "status:zahlung").Proposal);
        Assert.Equal(100.00m, result.CustomerAmount.Amount);
    }

    [Fact]
    public async Task Payments_alone_are_the_sales()
    {
        var result = await shop.ImportTextAsync("Datum;Beleg;Kunde;Betrag;Art\n13.01.2024;1;K1;100,00;Zahlung\n20.01.2024;2;K1;30,00;Erstattung\n");

        Assert.Equal(70.00m, result.CustomerAmount.Amount);
    }

    [Theory]
    [InlineData("Betrag (Cent)")]
    [InlineData("amount_cents")]
    [InlineData("Total in pence")]
    [InlineData("amount_cents", "4499.0", "501.0")]
    [InlineData("amount_cents", "4,499", "501")]
    [InlineData("Betrag (Cent)", "4.499", "501")]
    public async Task Whole_cents_are_hundredths_and_it_is_said(string column, string first = "4499", string second = "501")
    {
        var result = await shop.ImportTextAsync($"Datum;Kunde;{column}\n13.01.2024;K1;{first}\n14.01.2024;K1;{second}\n");

        Assert.Equal(50.00m, result.CustomerAmount.Amount);
        Assert.Contains(result.Notes, note => note.Contains(column, StringComparison.Ordinal) && note.Contains("100", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_part_of_a_cent_far_into_a_file_says_that_its_amounts_are_no_cents()
    {
        var rows = string.Concat(Enumerable.Range(0, 1_500).Select(_ => "2024-01-13,K1,100\n"));

        var result = await shop.ImportTextAsync($"date,customer,amount_cents\n{rows}2024-01-14,K1,12.50\n", new ImportOptions { Dialect = new() { DecimalMark = Insights.Data.Import.Reading.DecimalMark.Point } });

        Assert.Equal(150_012.50m, result.CustomerAmount.Amount);
    }

    [Fact]
    public async Task A_percentage_is_no_column_of_cents()
    {
        var result = await shop.ImportTextAsync("date,customer,amount,percent\n2024-01-13,K1,4499,5\n");

        Assert.Equal(4499.00m, result.CustomerAmount.Amount);
    }

    [Theory]
    [InlineData("Gesamtsumme netto;Gesamtsumme brutto", "84,03;100,00")]
    [InlineData("Gesamtsumme brutto;Gesamtsumme netto", "100,00;84,03")]
    [InlineData("Nettobetrag;Bruttobetrag", "84,03;100,00")]
    [InlineData("Net amount;Gross amount", "84,03;100,00")]
    public async Task What_customers_pay_goes_before_the_amount_without_tax(string columns, string cells)
    {
        var result = await shop.ImportTextAsync($"Datum;Kunde;{columns}\n13.01.2024;K1;{cells}\n");

        Assert.Equal(100.00m, result.CustomerAmount.Amount);
        Assert.Contains(result.Notes, note => note.Contains("84,03", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_column_of_currency_codes_is_one_whatever_its_name()
    {
        var result = await shop.ImportTextAsync("Datum;Kunde;Betrag;WKZ\n13.01.2024;K1;100,00;EUR\n14.01.2024;K1;100,00;USD\n");

        Assert.Equal((100.00m, 1L), (result.CustomerAmount.Amount, result.Lines.Rejected));
    }

    [Fact]
    public async Task A_second_currency_of_each_row_settles_nothing()
    {
        var result = await shop.ImportTextAsync("Datum;Kunde;Betrag;Originalwährung\n13.01.2024;K1;100,00;USD\n14.01.2024;K1;100,00;USD\n");

        Assert.Equal((200.00m, "EUR"), (result.CustomerAmount.Amount, result.Currency));
    }

    [Theory]
    [InlineData("AU $3,013.00", "AUD")]
    [InlineData("C $3,013.00", "CAD")]
    [InlineData("US $3,013.00", "USD")]
    [InlineData("NZ $3,013.00", "NZD")]
    public async Task Dollars_are_known_by_what_stands_before_their_sign(string amount, string currency)
    {
        var result = await shop.ImportTextAsync($"date,customer,amount\n2024-01-13,K1,\"{amount}\"\n");

        Assert.Equal((3013.00m, currency), (result.CustomerAmount.Amount, result.Currency));
    }

    [Fact]
    public async Task Discounts_that_state_their_unit_in_each_cell_are_read_cell_by_cell()
    {
        var result = await shop.ImportTextAsync("Beleg;Datum;Kunde;Menge;Einzelpreis;Rabatt\nB1;13.01.2024;K1;2;10,00;10 %\nB2;14.01.2024;K2;1;50,00;5,00 €\n");

        Assert.Equal(63.00m, result.CustomerAmount.Amount);
    }

    [Fact]
    public async Task A_refund_with_the_sign_of_its_currency_is_taken_off()
    {
        var result = await shop.ImportTextAsync("Order ID,Date,Customer,Amount,Refund Amount\nO1,2024-01-13,K1,£100.00,£25.00\nO2,2024-01-14,K2,£50.00,£0.00\n");

        Assert.Equal(125.00m, result.CustomerAmount.Amount);
    }

    [Fact]
    public async Task A_chargeback_as_a_status_is_a_sale_paid_back_and_as_a_type_money_that_goes_back()
    {
        var states = await shop.ImportTextAsync("Order,Date,Customer,Amount,Status\n1,2024-01-13,K1,100.00,Complete\n2,2024-01-14,K1,55.00,Chargeback\n");
        using var other = new TestShop();
        var types = await other.ImportTextAsync("Order,Date,Customer,Amount,Type\n1,2024-01-13,K1,100.00,Sale\n2,2024-01-14,K1,55.00,Chargeback\n");

        Assert.Equal((100.00m, 45.00m), (states.CustomerAmount.Amount, types.CustomerAmount.Amount));
    }

    [Fact]
    public async Task A_row_without_a_status_counts_and_is_said()
    {
        var result = await shop.ImportTextAsync("Order,Date,Customer,Amount,Status\n1,2024-01-13,K1,100.00,Complete\n2,2024-01-14,K1,25.00,\n");

        Assert.Equal(125.00m, result.CustomerAmount.Amount);
        Assert.Contains(result.Notes, note => note.Contains("no status", StringComparison.Ordinal) && note.Contains("25.00", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Numbers_that_have_lost_their_leading_zeros_are_said_once()
    {
        await shop.ImportTextAsync("date,customer,amount\n2024-01-13,00123,10.00\n");

        var second = await shop.ImportTextAsync("date,customer,amount\n2024-01-14,123,10.00\n");
        var third = await shop.ImportTextAsync("date,customer,amount\n2024-01-15,456,10.00\n");

        Assert.Contains(second.Notes, note => note.Contains("00123", StringComparison.Ordinal) && note.Contains("leading zeros", StringComparison.Ordinal));
        Assert.DoesNotContain(third.Notes, note => note.Contains("leading zeros", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_two_numbers_said_of_lost_zeros_are_of_one_pair()
    {
        await shop.ImportTextAsync("date,customer,amount\n2024-01-13,010,10.00\n2024-01-13,0099,10.00\n");

        var result = await shop.ImportTextAsync("date,customer,amount\n2024-01-14,10,10.00\n2024-01-14,99,10.00\n");

        Assert.Contains(result.Notes, note => note.Contains("such as 99 and 0099.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Wechselgeld-Einlage")]
    [InlineData("Tagesabschluss")]
    [InlineData("Fond de caisse")]
    [InlineData("Cash drop")]
    public async Task What_a_till_notes_beside_its_sales_is_left_out(string entry)
    {
        var result = await shop.ImportTextAsync($"Bon;Datum;Vorgang;Kunde;Betrag\n1;13.01.2024 08:00;{entry};;200,00\n2;13.01.2024 09:00;Verkauf;K1;25,00\n");

        Assert.Equal((25.00m, 0m, 1L), (result.CustomerAmount.Amount, result.AnonymousAmount.Amount, result.Lines.LeftOut));
    }
}
