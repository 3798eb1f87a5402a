using Insights.Data.Import.Results;
using Insights.Data.Import.Rows;
using Insights.Testing;
using Microsoft.EntityFrameworkCore;

namespace Insights.Data.Tests.Import;

/// <summary>Who a customer is, whatever the spelling, and who is none.</summary>
public sealed class CustomerSpellingTests : IDisposable
{
    private static readonly ImportOptions Euro = new() { Currency = "EUR" };
    private readonly TestShop shop = new();

    public CustomerSpellingTests() => shop.Clock.Now = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public void Dispose() => shop.Dispose();

    [Fact]
    public async Task Cells_in_the_form_of_a_formula_are_their_text()
    {
        var result = await shop.ImportTextAsync("Kundennummer;Datum;Betrag\n=\"00123\";13.01.2025;10,00\n00123;14.01.2025;20,00\n=\"00124\";=\"15.01.2025\";=\"30,00\"\n", Euro);

        Assert.Equal((60m, 2L), (result.CustomerAmount.Amount, result.NewCustomers));
        Assert.Equal(["00123", "00124"], await CustomersAsync());
    }

    [Fact]
    public async Task Spellings_of_an_address_are_one_customer_and_addresses_with_a_plus_are_others()
    {
        var result = await shop.ImportTextAsync(
            "email,date,amount\nJo@Mail.example,2025-01-13,10\n\"Jo Ha <jo@mail.example>\",2025-01-14,20\n\u200bjo@mail.example,2025-01-15,30\nmailto:jo@mail.example,2025-01-16,40\njo@mail.example;,2025-01-17,50\njo+shop@mail.example,2025-01-18,60\n",
            Euro);

        Assert.Equal(210m, result.CustomerAmount.Amount);
        Assert.Equal(["jo+shop@mail.example", "jo@mail.example"], await CustomersAsync());
    }

    [Fact]
    public async Task What_looks_the_same_is_one_customer_and_letter_case_stays()
    {
        await shop.ImportTextAsync("Kunde;Datum;Betrag\nJörg Möß;13.01.2025;10,00\nJo\u0308rg Mo\u0308ß;14.01.2025;20,00\nJörg  Möß;15.01.2025;30,00\nJörg\u00a0Mö\u00adß\u200b;16.01.2025;40,00\nJÖRG MÖß;17.01.2025;50,00\n", Euro);

        Assert.Equal(["JÖRG MÖß", "Jörg Möß"], await CustomersAsync());
    }

    [Fact]
    public async Task Spellings_of_a_phone_number_are_one_customer_and_customer_numbers_stay()
    {
        await shop.ImportTextAsync(
            "customer;date;amount\n+49 170 1234567;13.01.2025;1\n0049 170 1234567;13.01.2025;1\n0170/1234567;13.01.2025;1\n+49 (0)170-1234567;13.01.2025;1\n01701234567;13.01.2025;1\n2024/000123;13.01.2025;1\n0001234567;13.01.2025;1\n2024-0017;13.01.2025;1\n",
            Euro with { TimeZone = "Europe/Berlin" });

        Assert.Equal(["+491701234567", "0001234567", "01701234567", "2024-0017", "2024/000123"], await CustomersAsync());
    }

    [Fact]
    public async Task Ids_that_a_spreadsheet_has_rounded_are_refused_row_by_row_with_the_cure()
    {
        var result = await shop.ImportTextAsync("Kundennummer;Datum;Betrag;Bestellnummer\n4,91512E+11;13.01.2025;20,00;1\n4,91761E+11;15.01.2025;45,00;2\n10007;16.01.2025;12,00;4,05E+12\n10007;16.01.2025;7,00;4\n", Euro);

        Assert.Equal(new LineCounts(1, 0, 0, 0, 3), result.Lines);
        Assert.All(result.Rejections, row => Assert.Contains("format that column as text", row.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Placeholders_for_nobody_are_anonymous_and_said_with_their_money()
    {
        var result = await shop.ImportTextAsync("""
            Datum;Kunde;Betrag;Rechnungsnummer
            13.01.2025;Laufkundschaft;250.00;1
            14.01.2025;Barverkauf;125.50;2
            15.01.2025;Gast;100.25;3
            16.01.2025;Anna Au;20.25;4
            17.01.2025;Walk-in Customer;75.25;5
            18.01.2025;-;60.25;6
            19.01.2025;0;50.25;7
            20.01.2025;n/a;40.25;8
            21.01.2025;deleted@site.invalid;5.00;9
            """, Euro);

        Assert.Equal((20.25m, 706.75m, 8L), (result.CustomerAmount.Amount, result.AnonymousAmount.Amount, result.Lines.WithoutCustomer));
        Assert.Contains("1 sale of 'Laufkundschaft' was counted without a customer, 250.00 in all: that is no person.", result.Remarks.Select(remark => remark.English));
    }

    [Theory]
    [InlineData("Gäste")]
    [InlineData("(none)")]
    [InlineData("NULL")]
    [InlineData("00000")]
    [InlineData("-1")]
    [InlineData("--")]
    [InlineData("client comptoir")]
    [InlineData("Cliente occasionale")]
    [InlineData("Público en general")]
    [InlineData("noreply@shop.example")]
    [InlineData("CPD")]
    public void A_placeholder_is_nobody(string reference) => Assert.True(Nobodies.IsNobody(reference));

    [Theory]
    [InlineData("Anna Bar")]
    [InlineData("K0")]
    [InlineData("007")]
    [InlineData("gaston@au.example")]
    [InlineData("Gastner")]
    [InlineData("李")]
    [InlineData("10-00")]
    public void Somebody_is_no_placeholder(string reference) => Assert.False(Nobodies.IsNobody(reference));

    [Fact]
    public async Task A_customer_with_an_implausible_share_of_the_rows_is_remarked_on()
    {
        var rows = string.Concat(Enumerable.Range(0, 60).Select(i => $"{(i % 2 == 0 ? "9999" : $"K{i}")},2025-01-13,1\n"));

        var result = await shop.ImportTextAsync("customer,date,amount\n" + rows, Euro);

        Assert.Equal(["9999", "48"], result.Remarks.Single(remark => remark.Code == "note-share-implausible").Arguments);
    }

    [Fact]
    public async Task A_shop_of_few_customers_is_not_remarked_on()
    {
        var rows = string.Concat(Enumerable.Range(0, 60).Select(i => $"K{i % 3},2025-01-13,1\n"));

        var result = await shop.ImportTextAsync("customer,date,amount\n" + rows, Euro);

        Assert.DoesNotContain(result.Remarks, remark => remark.Code == "note-share-implausible");
    }

    private async Task<List<string>> CustomersAsync()
    {
        await using var context = shop.Database.CreateContext();
        var ids = await context.Customers.Select(customer => customer.ExternalId).ToListAsync();
        return [.. ids.Order(StringComparer.Ordinal)];
    }
}
