using System.Text;
using Insights.Data.Import.Messages;
using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;
using Insights.Testing;
using Microsoft.EntityFrameworkCore;

namespace Insights.Data.Tests.Import.Reading;

/// <summary>Which characters the bytes of a file become.</summary>
public sealed class EncodingTests : IDisposable
{
    private const string Header = "customer,date,amount,country\n";

    private readonly TestShop shop = new();

    public void Dispose() => shop.Dispose();

    [Theory]
    [InlineData(3)]
    [InlineData(20_000)]
    public async Task One_byte_that_is_not_utf8_is_read_as_windows_text_and_the_rest_stays(int rows)
    {
        var text = Header + string.Concat(Enumerable.Range(0, rows).Select(i => $"Jörg {i % 50},2024-02-01,1.00,Österreich\n"));
        var path = Write([.. Encoding.UTF8.GetBytes(text), .. Encodings.Windows1252.GetBytes("Änne Süß,2024-02-01,1.00,x\n")]);

        var result = await shop.ImportAsync(path);

        Assert.Contains(result.Notes, note => note.Contains($"line {rows + 2}", StringComparison.Ordinal));
        await using var context = shop.Database.CreateContext();
        Assert.Equal(1, await context.Customers.CountAsync(customer => customer.ExternalId == "Änne Süß"));
        Assert.Equal(Math.Min(rows, 50), await context.Customers.CountAsync(customer => customer.ExternalId.StartsWith("Jörg") && customer.Country == "Österreich"));
    }

    [Theory]
    [InlineData("macintosh", "\r", "macintosh")]
    [InlineData("windows-1252", "\r\n", "windows-1252")]
    [InlineData("windows-1252", "\r", "windows-1252")]
    [InlineData("ibm850", "\r\n", "ibm850")]
    public async Task A_file_of_an_older_program_is_read_in_its_own_characters(string encoding, string lineEnd, string said)
    {
        var text = "Kunde;Datum;Betrag\nJörg Möß;13.01.2024;10,00\nÄnne Süß;14.01.2024;20,00\n".Replace("\n", lineEnd, StringComparison.Ordinal);

        var result = await shop.ImportAsync(Write(CodePagesEncodingProvider.Instance.GetEncoding(encoding)!.GetBytes(text)));

        Assert.StartsWith(said, result.Dialect, StringComparison.Ordinal);
        await using var context = shop.Database.CreateContext();
        Assert.Equal(["Jörg Möß", "Änne Süß"], await context.Customers.OrderByDescending(customer => customer.CustomerId).Select(customer => customer.ExternalId).Order().ToListAsync());
    }

    [Fact]
    public async Task A_stated_encoding_holds_and_bytes_that_do_not_fit_are_an_error()
    {
        var path = Write([.. Encoding.UTF8.GetBytes(Header), .. Encodings.Windows1252.GetBytes("Jörg,2024-02-01,1.00,x\n")]);

        var error = await Assert.ThrowsAsync<ImportException>(() => shop.ImportAsync(path, new ImportOptions { Dialect = new DialectOptions { Encoding = Encodings.Utf8 } }));

        Assert.Equal("file-encoding", error.Details.Code);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Utf16_that_ends_in_the_middle_of_a_character_is_cut_off(bool hasMark)
    {
        var bytes = Encoding.Unicode.GetBytes(Header + "K1,2024-02-01,1.00,x\n");

        var error = await Assert.ThrowsAsync<ImportException>(() => shop.ImportAsync(Write([.. hasMark ? Encoding.Unicode.GetPreamble() : [], .. bytes[..^1]])));

        Assert.Equal("utf16-cut-off", error.Details.Code);
    }

    [Fact]
    public async Task A_nul_is_left_out_and_its_line_named()
    {
        var result = await shop.ImportAsync(Write(Encoding.UTF8.GetBytes("customer,date,amount,country\nK1,2024-02-01,10.00,a\0b\nK2,2024-02-02,20.00,\n")));

        Assert.Equal((30m, 2L), (result.CustomerAmount.Amount, result.Lines.Imported));
        Assert.Contains(result.Notes, note => note.Contains("NUL", StringComparison.Ordinal) && note.EndsWith("line 2.", StringComparison.Ordinal));
    }

    private string Write(byte[] bytes)
    {
        var path = shop.Folder.File("sales.csv");
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
