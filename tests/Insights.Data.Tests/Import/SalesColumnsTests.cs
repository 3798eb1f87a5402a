using Insights.Data.Import;
using Insights.Data.Import.Messages;
using Insights.Data.Import.Reading;
using Insights.Data.Import.Results;
using Insights.Data.Import.Rows;
using Insights.Testing;
using Microsoft.EntityFrameworkCore;

namespace Insights.Data.Tests.Import;

/// <summary>Tables of sales whose columns are not all known by their names.</summary>
public sealed class SalesColumnsTests : IDisposable
{
    private const string Unknown = "Wer;Wann;Wieviel\nAnna;01.02.2024;10,50\nBen;02.02.2024;20,00\nAnna;03.02.2024;5,00\n";
    private readonly TestShop shop = new();

    public void Dispose() => shop.Dispose();

    [Fact]
    public async Task What_looks_like_sales_is_asked_for_column_by_column_with_examples()
    {
        var error = await Assert.ThrowsAsync<QuestionsException>(() => shop.ImportTextAsync(Unknown));

        Assert.Equal([("column:customer", "Wer"), ("column:date", "Wann"), ("column:amount", "Wieviel")], error.Questions.Where(question => question.IsRequired).Select(question => (question.Key, question.Proposal)));
        Assert.Contains(error.Questions[0].Choices, choice => choice.Text.English == "Wann (for instance 01.02.2024, 02.02.2024, 03.02.2024)");
        Assert.Equal(35.50m, error.Preview?.CustomerAmount.Amount);
    }

    [Fact]
    public async Task The_answers_act_like_a_map_and_hold_for_further_files_with_the_same_header()
    {
        var first = await shop.ImportTextAsync(Unknown, Answering(("column:customer", "Wer"), ("column:date", "Wann"), ("column:amount", "Wieviel")));
        var later = await shop.ImportTextAsync("Wer;Wann;Wieviel\nCem;04.02.2024;7,00\n");

        Assert.Equal((35.50m, 7.00m), (first.CustomerAmount.Amount, later.CustomerAmount.Amount));
    }

    [Fact]
    public async Task The_proposals_are_taken_where_they_are_asked_for() =>
        Assert.Equal(35.50m, (await shop.ImportTextAsync(Unknown, new ImportOptions { TakesProposals = true })).CustomerAmount.Amount);

    [Fact]
    public async Task Orders_that_name_people_by_email_are_sales_and_no_list_of_customers()
    {
        var result = await shop.ImportTextAsync("""
            Bestellnummer;Datum;E-Mail-Adresse;Vorname;Nachname;Ort;Betrag
            B1;13.01.2024;anna@au.example;Anna;Au;Ulm;20,00
            B2;14.01.2024;ben@bo.example;Ben;Bo;Kiel;30,00
            B3;15.01.2024;anna@au.example;Anna;Au;Ulm;40,00
            """);

        Assert.Equal(("generic", 2L, 90m), (result.Format, result.NewCustomers, result.CustomerAmount.Amount));
    }

    [Theory]
    [InlineData("ID,Purchased,Customer Ident,Worth\n1,2024-02-13,K1,59.00\n2,2024-02-14,K2,40.00\n")]
    [InlineData("id;name;Kaufzeitpunkt der Ware;Zahlung in Euro\n1;Lia Falk;13.02.2024 10:11;59,00\n2;Bo Hain;14.02.2024 09:00;40,00\n")]
    [InlineData("email;phone;Order Number;Paid sum\na@x.example;0160;1;59.00\nb@x.example;0161;2;40.00\n")]
    [InlineData("Name,Email,Entry created at,Subtotal,Lineitem price\n#1,a@x.example,2024-01-01 10:00:00,50.00,30.00\n#2,b@x.example,2024-01-02 10:00:00,20.00,20.00\n")]
    public async Task Sales_are_never_taken_for_a_list_of_customers(string file)
    {
        var error = await Assert.ThrowsAsync<QuestionsException>(() => shop.ImportTextAsync(file));

        Assert.All(error.Questions.Where(question => question.IsRequired), question => Assert.StartsWith("column:", question.Key, StringComparison.Ordinal));
        await using var context = shop.Database.CreateContext();
        Assert.Equal(0, await context.Customers.CountAsync());
    }

    [Theory]
    [InlineData("Name;E-Mail;Kunde seit;Gesamtumsatz;Anzahl Bestellungen\nAnna;a@x.example;01.02.2020;120,50;4\n")]
    [InlineData("Name,Username,Last Active,Sign Up,Email,Orders,Total Spend,AOV,Country\nAnna,anna,2024-01-02,2020-01-02,a@x.example,4,120.50,30.10,DE\n")]
    [InlineData("ID;Vorname;Nachname;Geburtsdatum\n1;Anna;Au;03.04.1975\n")]
    [InlineData("Name,Email,Created at,Average subtotal\nAnna,a@x.example,2024-01-01,50.00\n")]
    [InlineData("Name,Email,Created at,Credit value\nAnna,a@x.example,2024-01-01,50.00\n")]
    public async Task A_list_of_customers_with_days_and_sums_stays_one(string file) =>
        Assert.EndsWith("customers", (await shop.ImportTextAsync(file)).Format, StringComparison.Ordinal);

    [Fact]
    public async Task A_file_that_names_no_customer_says_so_and_can_stay_without()
    {
        const string file = "Datum;Beleg-Nr;Betrag\n01.02.2024;1;10,00\n02.02.2024;2;20,00\n";

        var question = Assert.Single((await Assert.ThrowsAsync<QuestionsException>(() => shop.ImportTextAsync(file))).Questions, question => question.IsRequired);
        Assert.Equal(("column:customer", "none"), (question.Key, question.Proposal));
        Assert.Contains("names no customer", question.Text.English, StringComparison.Ordinal);

        var result = await shop.ImportTextAsync(file, Answering(("column:customer", "none")));
        Assert.Equal((0m, 30m, 2L), (result.CustomerAmount.Amount, result.AnonymousAmount.Amount, result.Lines.WithoutCustomer));
    }

    [Fact]
    public async Task Guests_without_a_number_are_known_by_their_email_address()
    {
        var result = await shop.ImportTextAsync("""
            Customer ID,Email,Order Date,Amount
            15,una@reed.example,2024-02-01,60.00
            0,gil@park.example,2024-02-01,30.00
            ,sue@lane.example,2024-02-01,45.00
            """);

        Assert.Equal(3, result.NewCustomers);
        await using var context = shop.Database.CreateContext();
        Assert.Equal(["15", "gil@park.example", "sue@lane.example"], await context.Customers.Select(customer => customer.ExternalId).OrderBy(id => id).ToListAsync());
    }

    [Fact]
    public async Task An_email_address_goes_before_a_name_and_a_name_alone_is_said()
    {
        var byEmail = await shop.ImportTextAsync("Kunde;E-Mail;Datum;Betrag\nAnna Au;a1@x.example;01.02.2024;10,00\nAnna Au;a2@x.example;01.02.2024;10,00\n");
        var byName = await shop.ImportTextAsync("Kunde;Datum;Betrag\nAnna Au;03.02.2024;10,00\n");

        Assert.Equal(2, byEmail.NewCustomers);
        Assert.Contains(byName.Notes, note => note.Contains("names in 'Kunde'", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("customer=Wer,date=Wann", "amount=Betrag, brutto", "order=Bon = Nr")]
    [InlineData("customer=Wer,amount=Betrag, brutto,date=Wann", "order=Bon = Nr", "")]
    [InlineData("order=Bon = Nr,customer=Wer,date=Wann,amount=Betrag, brutto", "", "")]
    public async Task Any_column_can_be_mapped_whatever_its_name(params string[] maps)
    {
        var result = await shop.ImportTextAsync("Wer;Wann;Betrag, brutto;Bon = Nr\nAnna Au;13.01.2024;10,00;77\n", new ImportOptions { Columns = ColumnMap.Parse(maps) });

        Assert.Equal(10m, result.CustomerAmount.Amount);
        await using var context = shop.Database.CreateContext();
        Assert.Equal("77", (await context.Baskets.SingleAsync()).OrderRef);
    }

    [Fact]
    public async Task A_map_names_the_one_of_two_columns_that_is_written_so()
    {
        var result = await shop.ImportTextAsync("Kunde;Datum;Preis-€;Preis €\nK1;01.02.2024;1,00;9,00\n", new ImportOptions { Columns = ColumnMap.Parse(["amount=Preis €"]) });

        Assert.Equal(9m, result.CustomerAmount.Amount);
    }

    [Theory]
    [InlineData("customer")]
    [InlineData("=Wer")]
    [InlineData("customer=")]
    public void A_map_of_another_form_is_refused(string text) => Assert.Throws<ImportException>(() => ColumnMap.Parse([text]));

    [Fact]
    public async Task A_preview_names_the_columns_that_are_proposed_and_what_is_open()
    {
        var preview = await FilePreview.ReadAsync(ImportFile.FromPath(shop.Folder.Write("sales.csv", Unknown)), new ImportOptions(), shop.Database, CancellationToken.None);

        Assert.Equal(("generic", "Wer", 3), (preview.Format?.Name, preview.Columns["customer"], preview.Questions.Count));
    }

    private static ImportOptions Answering(params (string Key, string Value)[] answers) =>
        new() { Answers = answers.ToDictionary(answer => answer.Key, answer => answer.Value) };
}
