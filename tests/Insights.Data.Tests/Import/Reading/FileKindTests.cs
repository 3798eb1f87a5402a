using System.IO.Compression;
using System.Text;
using Insights.Data.Import.Messages;
using Insights.Data.Import.Results;
using Insights.Data.Import.Rows;
using Insights.Testing;

namespace Insights.Data.Tests.Import.Reading;

/// <summary>Files of all kinds are read, or named for what they are.</summary>
public sealed class FileKindTests : IDisposable
{
    private const string Sales = "customer,date,amount\nK1,2024-02-01,10.00\n";

    private readonly TestShop shop = new();

    public void Dispose() => shop.Dispose();

    [Theory]
    [InlineData("[{\"customer\": \"K1\", \"amount\": 5}]", "file-json")]
    [InlineData("{\"orders\": []}", "file-json")]
    [InlineData("{\"customer\": \"K1\"}\n{\"customer\": \"K2\"}\n", "file-json")]
    [InlineData("\uFEFF \n<!DOCTYPE html><html><body><table><tr><td>Kunde</td></tr></table></body></html>", "file-html")]
    [InlineData("<table><tr><td>Kunde</td></tr></table>", "file-html")]
    [InlineData("<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"></Workbook>", "file-xml-spreadsheet")]
    [InlineData("<?xml version=\"1.0\"?><orders></orders>", "file-xml")]
    [InlineData("%PDF-1.7\n", "file-pdf")]
    [InlineData("{\\rtf1\\ansi Kunde}", "file-rtf")]
    [InlineData("SQLite format 3\0", "file-database")]
    [InlineData("BEGIN:VCARD\nVERSION:3.0\n", "file-contacts")]
    [InlineData("", "file-empty")]
    [InlineData("\uFEFF", "file-empty")]
    [InlineData("\uFEFF\r\n \r\n", "file-empty")]
    [InlineData("sep=;\n", "file-no-rows")]
    public async Task A_file_that_is_no_table_is_named_for_what_it_is(string text, string code)
    {
        var error = await Assert.ThrowsAsync<ImportException>(() => shop.ImportTextAsync(text));

        Assert.Equal(code, error.Details.Code);
    }

    [Theory]
    [InlineData(new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1 }, "file-old-excel")]
    [InlineData(new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A }, "file-picture")]
    [InlineData(new byte[] { 0xFF, 0xD8, 0xFF, 0xE0 }, "file-picture")]
    [InlineData(new byte[] { 0x1F, 0x8B }, "gzip-cut-off")]
    [InlineData(new byte[] { 0x50, 0x4B, 0x03, 0x04, 0x00 }, "zip-damaged")]
    public async Task Bytes_that_are_no_text_are_named_for_what_they_are(byte[] bytes, string code)
    {
        var error = await Assert.ThrowsAsync<ImportException>(() => shop.ImportAsync(Write("file.csv", bytes)));

        Assert.Equal(code, error.Details.Code);
    }

    [Fact]
    public async Task Any_bytes_are_read_or_refused_and_never_a_fault()
    {
        var random = new Random(14);
        for (var i = 0; i < 60; i++)
        {
            var bytes = new byte[random.Next(1, 4_000)];
            random.NextBytes(bytes);
            if (i % 3 == 0) Encoding.ASCII.GetBytes("customer,date,amount\n").AsSpan(0, Math.Min(21, bytes.Length)).CopyTo(bytes);

            var error = await Record.ExceptionAsync(() => shop.ImportAsync(Write("file.csv", bytes)));

            Assert.True(error is null or ImportException or QuestionsException, error?.ToString());
        }
    }

    [Fact]
    public async Task A_zip_archive_with_one_file_is_read()
    {
        var result = await shop.ImportAsync(Zip(("folder/sales.csv", Sales), ("__MACOSX/._sales.csv", "x"), ("folder/.DS_Store", "x")));

        Assert.Equal(10m, result.CustomerAmount.Amount);
        Assert.StartsWith("'sales.csv' in a ZIP archive", result.Dialect, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_zip_archive_with_several_files_or_none_says_which_there_are()
    {
        var several = await Assert.ThrowsAsync<ImportException>(() => shop.ImportAsync(Zip(("a.csv", Sales), ("b.csv", Sales))));
        var none = await Assert.ThrowsAsync<ImportException>(() => shop.ImportAsync(Zip()));
        var document = await Assert.ThrowsAsync<ImportException>(() => shop.ImportAsync(Zip(("META-INF/manifest.xml", "x"), ("content.xml", "x"))));

        Assert.Contains("a.csv, b.csv", several.Message, StringComparison.Ordinal);
        Assert.Equal(("zip-empty", "file-opendocument"), (none.Details.Code, document.Details.Code));
    }

    [Fact]
    public async Task A_zip_archive_whose_content_was_changed_is_damaged()
    {
        var path = Zip(("sales.csv", Sales));
        var bytes = await File.ReadAllBytesAsync(path);
        bytes[14] ^= 1; // the checksum stands in the file's own head and in the directory
        var directory = bytes.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        bytes[directory + 16] ^= 1;
        await File.WriteAllBytesAsync(path, bytes);

        Assert.Equal("zip-damaged", (await Assert.ThrowsAsync<ImportException>(() => shop.ImportAsync(path))).Details.Code);
    }

    [Theory]
    [InlineData(' ')]
    [InlineData('x')]
    [InlineData('"')]
    public async Task A_row_without_end_is_refused_before_it_fills_the_memory(char sign)
    {
        var path = shop.Folder.File("endless.csv.gz");
        await using (var zip = new GZipStream(File.Create(path), CompressionLevel.Fastest))
        {
            await zip.WriteAsync(Encoding.ASCII.GetBytes("a b c\n1 20240201 3\n"));
            var block = Encoding.ASCII.GetBytes(new string(sign, 1 << 20));
            for (var i = 0; i < 40; i++) await zip.WriteAsync(block);
        }

        var error = await Assert.ThrowsAsync<ImportException>(() => shop.ImportAsync(path, new ImportOptions { Columns = ColumnMap.Parse(["customer=a,date=b,amount=c"]) }));

        Assert.Equal("row-too-long", error.Details.Code);
    }

    private string Zip(params (string Name, string Content)[] files)
    {
        var path = shop.Folder.File("file.zip");
        File.Delete(path);
        using var archive = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var (name, content) in files)
        {
            using var entry = new StreamWriter(archive.CreateEntry(name).Open());
            entry.Write(content);
        }
        return path;
    }

    private string Write(string name, byte[] bytes)
    {
        var path = shop.Folder.File(name);
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
