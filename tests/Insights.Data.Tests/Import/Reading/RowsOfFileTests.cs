using Insights.Data.Import.Messages;
using Insights.Data.Import.Results;
using Insights.Data.Import.Rows;
using Insights.Testing;
using Microsoft.EntityFrameworkCore;

namespace Insights.Data.Tests.Import.Reading;

/// <summary>Which lines of a file are rows of its table.</summary>
public sealed class RowsOfFileTests : IDisposable
{
    private readonly TestShop shop = new();

    public void Dispose() => shop.Dispose();

    [Theory]
    [InlineData("K1,2024-02-01,1.00,\"P1\nK2,2024-02-02,2.00,P2\nK3,2024-02-03,3.00,P3\"\n", 3)]
    [InlineData("K1,2024-02-01,1.00,\"Rohr 1/2\nK2,2024-02-02,2.00,Bogen\nK3,2024-02-03,3.00,\"Muffe\"\n", 3)]
    [InlineData("\"K1,2024-02-01,1.00,P1\nK2,2024-02-02,2.00,P2\nK3,2024-02-03,3.00,P3\"\n", 3)]
    [InlineData("\"K1\",\"2024-02-01\",\"1.00\",\"P 1/2\"\"\n\"K2\",\"2024-02-02\",\"2.00\",\"P2\"\n", 2)]
    [InlineData("K1,2024-02-01,1.00,\"P1\nK2,2024-02-02,2.00,P2\nK3,2024-02-03,3.00,P3\n", 4)] // up to the end of the file
    public async Task Rows_that_a_quotation_mark_swallows_are_rejected_one_by_one(string rows, int swallowed)
    {
        var text = "customer,date,amount,product\nK0,2024-02-01,5.00,P0\n" + rows + "K9,2024-02-09,9.00,P9\n";

        var result = await shop.ImportTextAsync(text);

        Assert.Equal(text.Count(c => c == '\n') - 1, result.Lines.Total);
        Assert.Equal(swallowed, result.Lines.Rejected);
        Assert.Equal(Enumerable.Range(3, swallowed).Select(line => (long)line), result.Rejections.Select(row => row.Line));
        await Assert.ThrowsAsync<RejectedRowsException>(() => shop.ImportTextAsync(text, new ImportOptions { Strict = true }));
    }

    [Fact]
    public async Task Cells_with_line_breaks_are_cells()
    {
        var result = await shop.ImportTextAsync("""
            address,customer,date,amount,note
            "Hauptstr. 1
            10115 Berlin, Mitte, Germany, 2nd floor, left",K1,2024-02-01,10.00,"x

            y, z"
            "Weg 2
            50667 Köln",K2,kaputt,20.00,
            ,K3,2024-02-03,30.00,"a, b, c, d
            e, f, g, h"

            """);

        Assert.Equal((40m, 1L), (result.CustomerAmount.Amount, result.Lines.Rejected));
        Assert.Equal(6, result.Rejections.Single().Line);
    }

    [Theory]
    [InlineData("customer,date,amount,product\nK1,2024-02-01,10.00,\"Tee \\\"Earl, Grey\\\", lose\"\nK2,2024-02-02,20.00,\"Kanne\"\n", 30, 0)]
    [InlineData("customer,date,product,order,amount\nK1,2024-02-01,\"Rohr 1/2,A1,\"10.00\"\nK2,2024-02-02,x,A2,20.00\n", 20, 1)] // never half
    public async Task A_row_with_a_quotation_mark_in_the_wrong_place_is_read_or_rejected(string text, int amount, int rejected)
    {
        var result = await shop.ImportTextAsync(text);

        Assert.Equal((amount, rejected), (result.CustomerAmount.Amount, result.Lines.Rejected));
    }

    [Theory]
    [InlineData("\"Umsatzbericht\";\"Probeladen Köln\"\n\"Zeitraum:\";\"01.01.2024 - 31.01.2024\"\n\n\"Kunde\";\"Datum\";\"Beleg\";\"Betrag\"\n", 4)]
    [InlineData("\n\nKunde;Datum;Beleg;Betrag\n", 3)]
    [InlineData("Umsatzbericht, Januar, Köln\nKunde;Datum;Beleg;Betrag\n", 2)]
    [InlineData("Alle Beträge in Euro\nNur bezahlte\n\nKunde;Datum;Beleg;Betrag\n", 4)]
    [InlineData("sep=;\nBericht\nKunde;Datum;Beleg;Betrag\n", 3)]
    [InlineData("\"sep=;\"\nKunde;Datum;Beleg;Betrag\n", 2)]
    [InlineData("Name;Kunde\nMeier;Laden\nKunde;Datum;Beleg;Betrag\n", 3)] // no list of customers
    public async Task Lines_above_the_header_are_skipped(string above, int headerLine)
    {
        var result = await shop.ImportTextAsync(above + "K1;13.01.2024;R1;20,00\nK2;14.01.2024;R2;1.030,50\nK1;15.01.2024;R3;40,00\n");

        Assert.Equal((1090.50m, 2L), (result.CustomerAmount.Amount, result.NewCustomers));
        Assert.EndsWith($"header on line {headerLine}", result.Dialect, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stated_line_is_the_header()
    {
        const string Text = "Kunde;Datum;Betrag\nKunde;Datum;Betrag\nK1;13.01.2024;20,00\n";

        var result = await shop.ImportTextAsync(Text, new ImportOptions { HeaderLine = 2 });

        Assert.Equal(new LineCounts(1, 0, 0, 0, 0), result.Lines);
        var error = await Assert.ThrowsAsync<ImportException>(() => shop.ImportTextAsync(Text, new ImportOptions { HeaderLine = 7 }));
        Assert.Equal("header-line-absent", error.Details.Code);
    }

    [Fact]
    public async Task Where_no_row_looks_like_a_header_its_line_is_asked_for()
    {
        var error = await Assert.ThrowsAsync<QuestionsException>(() => shop.ImportTextAsync("Bericht\n1;2;3\n4;5;6\n7;8;9\n"));

        Assert.Equal("header-line", error.Questions.Single().Key);
    }

    [Fact]
    public async Task Columns_that_are_not_known_are_those_of_the_header_and_not_of_a_title_above_it()
    {
        var error = await Assert.ThrowsAsync<ImportException>(() => shop.ImportTextAsync("\"Report of January\"\n\"All amounts in USD\"\n\"when\",\"who\",\"how much\"\n\"2024-01-01\",\"x\",\"1\"\n"));

        Assert.Contains("when, who, how much", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\n3;Datensätze heruntergeladen\nVerkäufer-ID:;probe_shop")]
    [InlineData("\n3;Datensätze heruntergeladen\n")]
    [InlineData("3;Datensätze heruntergeladen\n")]
    public async Task Lines_below_the_table_are_left_out(string below)
    {
        var result = await shop.ImportTextAsync("Kunde;Datum;Betrag;Beleg;Artikel\nK1;13.01.2024;20,00;1;x\nK2;14.01.2024;30,00;2;y\n" + below);

        Assert.Equal((50m, 2L, 0L), (result.CustomerAmount.Amount, result.NewCustomers, result.Lines.Rejected));
        Assert.Equal(below.Count(c => c == ';'), result.Lines.LeftOut);
        Assert.Contains(result.Notes, note => note.Contains("below the table", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_line_below_a_list_of_customers_is_no_customer()
    {
        var result = await shop.ImportTextAsync("Kundennummer;Name;E-Mail;Ort\nK1;Anna;a@b.example;Ulm\nK2;Ben;b@b.example;Bonn\n2;Datensätze\n");

        Assert.Equal((2L, 1L), (result.NewCustomers, result.Lines.LeftOut));
    }

    [Fact]
    public async Task A_header_in_the_middle_is_no_row()
    {
        var result = await shop.ImportTextAsync("customer,date,amount\nK1,2024-02-01,1.00\ncustomer,date,amount\nK2,2024-02-02,2.00\n");

        Assert.Equal((3m, 0L, 1L), (result.CustomerAmount.Amount, result.Lines.Rejected, result.Lines.LeftOut));
        Assert.Contains(result.Notes, note => note.Contains("several exports", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_header_in_the_middle_is_refused()
    {
        var error = await Assert.ThrowsAsync<ImportException>(() => shop.ImportTextAsync("customer,date,amount,order\nK1,2024-02-01,1.00,1\ncustomer,order,date,amount\nK2,2,2024-02-02,2.00\n"));

        Assert.Equal("second-header-differs", error.Details.Code);
    }

    [Theory]
    [InlineData("\"customer,date,amount,product\"\n\"K1,2024-02-01,10.00,\"\"Tee, lose\"\"\"\n\"K2,2024-02-02,20.00,x\"\n")]
    [InlineData("customer,date,amount,product\n\"K1,2024-02-01,10.00,\"\"Tee, lose\"\"\"\nK2,2024-02-02,20.00,x\n")]
    public async Task Rows_that_are_one_quoted_cell_are_read(string text)
    {
        var result = await shop.ImportTextAsync(text);

        Assert.Equal((30m, 2L), (result.CustomerAmount.Amount, result.Lines.Imported));
        await using var context = shop.Database.CreateContext();
        Assert.Contains("Tee, lose", await context.Products.Select(product => product.Code).ToListAsync());
    }

    [Theory]
    [InlineData("customer,date,amount,product\nK1,13.01.2024,12,50,Tee\nK2,14.01.2024,7,Tee\nK1,15.01.2024,1,05,Tee\n", 20.55)]
    [InlineData("customer,date,quantity,price,product\nK1,13.01.2024,2,12,50,Tee\nK2,14.01.2024,1,7,05,Tee\nK2,14.01.2024,3,112,00,Tee\n", 368.05)]
    public async Task Decimal_commas_without_quotation_marks_are_found_by_the_widths_of_rows(string text, double amount)
    {
        var result = await shop.ImportTextAsync(text);

        Assert.Equal(((decimal)amount, 0L), (result.CustomerAmount.Amount, result.Lines.Rejected));
        Assert.Contains(result.Notes, note => note.Contains("decimal comma", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("customer,date,amount,product\nK1,13.01.2024,12.50,Set 5, 10\nK2,14.01.2024,7.00,Tee\n")]
    [InlineData("customer,date,amount,product\nK1,13.01.2024,12.50,Tee, lose\nK2,14.01.2024,7.00,Tee\n")]
    public async Task Other_commas_without_quotation_marks_make_no_numbers(string text)
    {
        var result = await shop.ImportTextAsync(text);

        Assert.Equal((7m, 1L), (result.CustomerAmount.Amount, result.Lines.Rejected));
    }

    [Fact]
    public async Task Customers_whose_cells_have_doubled_quotation_marks_stay_apart()
    {
        await shop.ImportTextAsync(""""
            customer,date,amount,order,product,category
            "Bob ""The Man"" Lee",2024-01-05,10.00,1,"9"" plate","12"" and more"
            "Joe ""J"" Poe",2024-01-07,30.00,"No ""3""",Mug,Tea

            """");

        await using var context = shop.Database.CreateContext();
        Assert.Equal(["Bob \"The Man\" Lee", "Joe \"J\" Poe"], await context.Customers.Select(customer => customer.ExternalId).Order().ToListAsync());
        Assert.Equal(["9\" plate", "Mug"], await context.Products.Select(product => product.Code).Order().ToListAsync());
    }
}
