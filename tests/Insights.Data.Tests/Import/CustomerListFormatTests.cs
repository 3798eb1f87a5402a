using Insights.Data.Import.Formats.Generic;
using Insights.Data.Import.Reading;
using Insights.Data.Import.Results;
using Insights.Data.Import.Rows;
using Insights.Testing;
using Microsoft.EntityFrameworkCore;

namespace Insights.Data.Tests.Import;

public sealed class CustomerListFormatTests : IDisposable
{
    private const string Header = "id,name,e-mail,phone,birthday,country,region,city,channel,consent,first contact,referred by\n";
    private readonly TestShop shop = new();

    public void Dispose() => shop.Dispose();

    [Fact]
    public async Task Everything_a_row_says_is_stored()
    {
        var result = await shop.ImportTextAsync(Header + "K1,Ann Lee,Ann@Example.org,'+44 20 5550000,1980-02-29,UK,London,London,fair,yes,2020-01-05,K0\n");

        Assert.Equal(("customers", new LineCounts(1, 0, 0, 0, 0)), (result.Format, result.Lines));
        await using var context = shop.Database.CreateContext();
        var customer = await context.Customers.SingleAsync();
        Assert.Equal(
            ("K1", "Ann Lee", "ann@example.org", "+44 20 5550000", new DateOnly(1980, 2, 29), "UK", "London", "London", "fair", true, new DateOnly(2020, 1, 5), "K0"),
            (customer.ExternalId, customer.Name, customer.Email, customer.Phone, customer.Birthday, customer.Country, customer.Region, customer.City, customer.Channel, customer.Consent, customer.FirstContact, customer.ReferredBy));
    }

    [Fact]
    public async Task A_later_file_adds_and_corrects_and_never_erases()
    {
        await shop.ImportTextAsync(Header + "K1,Ann Lee,ann@example.org,,,UK,,,,yes,,\nK2,Bo,,,,,,,,,,\n");

        var later = await shop.ImportTextAsync("id,name,city\nK1,Ann Smith,Leeds\nK2,Bo,\nK3,Cy,York\n");

        Assert.Equal(new LineCounts(1, 1, 1, 0, 0), later.Lines);
        await using var context = shop.Database.CreateContext();
        var ann = await context.Customers.SingleAsync(customer => customer.ExternalId == "K1");
        Assert.Equal(("Ann Smith", "ann@example.org", "Leeds", true), (ann.Name, ann.Email, ann.City, ann.Consent));
    }

    [Fact]
    public async Task German_columns_and_words_are_understood()
    {
        var result = await shop.ImportTextAsync("Kundennummer;Vorname;Nachname;Geburtsdatum;Einwilligung\nK1;Jörg;Weiß;03.04.1975;nein\n");

        Assert.Equal("customers", result.Format);
        await using var context = shop.Database.CreateContext();
        var customer = await context.Customers.SingleAsync();
        Assert.Equal(("Jörg Weiß", new DateOnly(1975, 4, 3), false), (customer.Name, customer.Birthday, customer.Consent));
    }

    [Fact]
    public async Task A_consent_that_is_neither_yes_nor_no_is_rejected_and_never_read_as_a_yes()
    {
        var result = await shop.ImportTextAsync(Header + "K1,Ann,,,,,,,,maybe,,\nK2,Bo,,,,,,,,,,\n,Cy,,,,,,,,yes,,\nK4,Di,,,30.02.1980,,,,,,,\n");

        Assert.Equal(new LineCounts(1, 0, 0, 0, 3), result.Lines);
        Assert.Equal([(2L, "consent"), (4, "id"), (5, "birthday")], result.Rejections.Select(row => (row.Line, row.Column)));
        await using var context = shop.Database.CreateContext();
        Assert.Null((await context.Customers.SingleAsync()).Consent);
    }

    [Fact]
    public async Task Customers_without_a_purchase_are_stored_and_have_no_history()
    {
        await shop.ImportTextAsync(Header + "K1,Ann,,,,,,,,,,\n");
        await shop.ImportTextAsync("customer,date,amount\nK2,2024-02-01,10.00\n", new ImportOptions { Currency = "EUR" });

        Assert.Equal(["K2"], (await shop.HistoriesAsync(new DateOnly(2024, 6, 1))).ExternalIds);
    }

    [Fact]
    public async Task The_column_that_names_the_customers_of_the_sales_is_the_id_and_that_is_said()
    {
        await shop.ImportTextAsync("Bestellnummer;Datum;Kundennummer;Betrag\nB1;13.01.2024;10001;20,00\nB2;14.01.2024;10002;30,00\n", new ImportOptions { Currency = "EUR" });

        var result = await shop.ImportTextAsync("Kundennummer;Reference ID;Vorname;E-Mail\n1;10001;Anna;anna@au.example\n2;10002;Ben;ben@bo.example\n");

        Assert.Equal(new LineCounts(0, 0, 2, 0, 0), result.Lines);
        Assert.Equal(["Reference ID", "2", "2"], result.Remarks.Single(remark => remark.Code == "note-id-column").Arguments);
        await using var context = shop.Database.CreateContext();
        Assert.Equal("anna@au.example", (await context.Customers.SingleAsync(customer => customer.ExternalId == "10001")).Email);
    }

    [Fact]
    public async Task A_customer_number_goes_before_an_internal_id()
    {
        await shop.ImportTextAsync("ID;Kundennummer;Vorname\n1;10001;Anna\n");

        await using var context = shop.Database.CreateContext();
        Assert.Equal("10001", (await context.Customers.SingleAsync()).ExternalId);
    }

    [Fact]
    public async Task A_list_of_which_nobody_has_bought_says_how_the_sales_name_their_customers()
    {
        await shop.ImportTextAsync("customer,date,amount\nanna@au.example,2024-02-01,10.00\n", new ImportOptions { Currency = "EUR" });

        var result = await shop.ImportTextAsync("id,name\n1,Anna\n2,Ben\n");

        Assert.Contains("who are called anna@au.example, for instance", result.Remarks.Single(remark => remark.Code == "note-ids-join-nothing").English, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_date_is_no_wrong_date()
    {
        var result = await shop.ImportTextAsync("ID;Vorname;Geburtsdatum;Kunde seit;Newsletter\nK1;Anna;0000-00-00;2024-01-05;1\nK2;Ben;1980-02-03;0000-00-00 00:00:00;0\nK3;Cla;;2024-02-01;1\nK4;Di;13.01.;;\n");

        Assert.Equal(new LineCounts(4, 0, 0, 0, 0), result.Lines);
        Assert.Equal(["1", "0.00", "Geburtsdatum"], result.Remarks.Single(remark => remark.Code == "note-date-no-year").Arguments);
    }

    [Theory]
    [InlineData("subscribed", true)]
    [InlineData("Ja", true)]
    [InlineData("oui", true)]
    [InlineData("Sí", true)]
    [InlineData("désabonné", false)]
    [InlineData("nee", false)]
    [InlineData("widerrufen", false)]
    [InlineData("unknown", null)]
    [InlineData("pending", null)]
    public async Task Consent_is_understood_in_the_words_of_programs(string word, bool? expected)
    {
        var result = await shop.ImportTextAsync($"id,name,consent\nK1,Ann,{word}\n");

        Assert.Equal(0, result.Lines.Rejected);
        await using var context = shop.Database.CreateContext();
        Assert.Equal(expected, (await context.Customers.SingleAsync()).Consent);
    }

    [Theory]
    [InlineData("ID,Purchase Date,Grand Total (Base),Customer Email,Customer Name")]
    [InlineData("Order ID,Customer ID,Customer Name,Order Date,Order Total (inc tax)")]
    [InlineData("Bestellnummer,Datum,E-Mail-Adresse,Vorname,Betrag")]
    public void A_header_of_sales_is_none_of_customers(string header) => Assert.True(SalesColumns.AreLikely(HeadOf(header)));

    [Theory]
    [InlineData("Name,Username,Last active,Sign up,Email,Orders,Total spend (EUR),AOV (EUR),Country / Region,City")]
    [InlineData("id,Description,Email,Name,Created (UTC),Delinquent,Total Spend,Payment Count")]
    [InlineData("Reference ID,First Name,Birthday,Square Customer ID,First Visit,Last Visit,Transaction Count,Lifetime Spend")]
    [InlineData("Kundennummer,Vorname,Kunde seit,Umsatz,Letzte Bestellung am")]
    public void A_header_of_customers_may_say_what_they_have_spent(string header) => Assert.False(SalesColumns.AreLikely(HeadOf(header)));

    [Fact]
    public async Task Nobody_and_totals_are_left_out_of_a_list()
    {
        var result = await shop.ImportTextAsync("id,name\nK1,Ann\n0,Gast\nTotal,\n");

        Assert.Equal((1L, 2L), (result.Lines.Imported, result.Lines.LeftOut));
    }

    private static FileHead HeadOf(string header) => new(',', HasExcelHint: false, header.Split(','), []);
}
