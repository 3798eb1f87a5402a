using Insights.Data.Import;
using Insights.Testing;
using Microsoft.EntityFrameworkCore;

namespace Insights.Data.Tests.Import;

public sealed class CustomerListFormatTests : IDisposable
{
    private const string Header = "id,name,e-mail,phone,birthday,country,region,city,channel,consent,first contact,referred by\n";
    private readonly TestShop shop = new();

    public void Dispose() => shop.Dispose();

    [Fact]
    public async Task Everything_a_row_says_is_kept()
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
    public async Task Customers_without_a_purchase_are_kept_and_have_no_history()
    {
        await shop.ImportTextAsync(Header + "K1,Ann,,,,,,,,,,\n");
        await shop.ImportTextAsync("customer,date,amount\nK2,2024-02-01,10.00\n");

        Assert.Equal(["K2"], (await shop.HistoriesAsync(new DateOnly(2024, 6, 1))).ExternalIds);
    }
}
