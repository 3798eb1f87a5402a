using CsCheck;
using Insights.Data.Import.Formats;
using Insights.Data.Import.Reading;

namespace Insights.Data.Tests.Import.Reading;

/// <summary>What the reader makes of delimited text, beside an independent reader.</summary>
public class DelimitedRecordReaderTests
{
    private static readonly Gen<string> Cells = Gen.OneOf(
        Gen.Const(""), Gen.Const("\""), Gen.Const("\"\""), Gen.Const("Bob \"The Man\" Lee"), Gen.Const("12\" and more"), Gen.Const("5,00"), Gen.Const("Weg 2\n50667 Köln"),
        Gen.String[Gen.Char["ab \",;\t|\nö€'=1.\\"], 0, 12]);

    public static TheoryData<string> Formats => [.. FormatCatalog.All.Select(format => format.Name)];

    [Theory]
    [MemberData(nameof(Formats))]
    public Task Every_cell_of_every_format_is_what_an_independent_reader_reads(string format)
    {
        var header = FormatCatalog.All.Single(candidate => candidate.Name == format).Columns.Select(column => column.Names[0]).ToList();
        var rows = Cells.Array[header.Count].Array[1, 20];
        return Gen.Select(rows, Gen.Int[0, 3].Select(i => ",;\t|"[i]), Gen.Bool.Select(isDos => isDos ? "\r\n" : "\n")).SampleAsync(async sample =>
        {
            var (cells, delimiter, lineEnd) = sample;
            var table = cells.Select(row => row.ToList()).Prepend(header);
            var text = ReferenceCsv.Write(table, delimiter, lineEnd);

            var expected = ReferenceCsv.Read(text, delimiter).Select(row => row.Select(cell => cell.Trim()).ToList()).Where(row => row.Any(cell => cell.Length > 0)).ToList();
            Assert.Equal(expected, await ReadAsync(text, delimiter));
        }, iter: 100);
    }

    [Fact]
    public async Task Rows_that_cross_the_ends_of_blocks_are_read_like_others()
    {
        var rows = Enumerable.Range(0, 3_000).Select(i => new[] { $"Bob \"{i}\" Lee", new string('x', i % 700), $"\"{i}", "a,b\nc" }).ToList();

        var read = await ReadAsync(ReferenceCsv.Write(rows, ',', "\r\n"), ',');

        Assert.Equal(rows, read.Select(row => row.ToArray()));
    }

    [Fact]
    public async Task Each_row_knows_its_line()
    {
        await using var rows = new DelimitedRecordReader(new StringReader("a,b\n\n1,\"x\ny\"\n2,z\r\n3,\"\"\"\"\n"), ',');
        var lines = new List<(long, int, bool)>();
        while (await rows.ReadAsync(CancellationToken.None)) lines.Add((rows.Line, rows.LineCount, rows.FollowsBlankLine));

        Assert.Equal([(1L, 1, false), (3L, 2, true), (5L, 1, false), (6L, 1, false)], lines);
    }

    [Theory]
    [InlineData("K1,\"Tee \\\"Earl, Grey\\\", lose\",5", new[] { "K1", "Tee \"Earl, Grey\", lose", "5" })] // escaped with backslashes
    [InlineData("K1,\"C:\\\",5", new[] { "K1", "C:\\", "5" })]
    [InlineData("K1,Rohr 1/2\",5", new[] { "K1", "Rohr 1/2\"", "5" })] // a sign like others where no cell begins
    [InlineData("K1, \"a, b\" ,5", new[] { "K1", "a, b", "5" })]
    [InlineData("K1,\"Tee \"Earl\" lose\",5", new[] { "K1", "Tee \"Earl\" lose", "5" })]
    public async Task Quotation_marks_are_read_as_they_are_meant(string row, string[] expected)
    {
        Assert.Equal(expected, (await ReadAsync(row + "\n", ',')).Single());
    }

    [Theory]
    [InlineData("a;b\rc;d\r", 2)]
    [InlineData("a;b\r\nc;d", 2)]
    [InlineData("\n\n;;\na;b", 1)]
    [InlineData("", 0)]
    public async Task Line_ends_of_all_kinds_end_rows_and_blank_rows_are_none(string text, int rows)
    {
        Assert.Equal(rows, (await ReadAsync(text, ';')).Count);
    }

    private static async Task<List<List<string>>> ReadAsync(string text, char delimiter)
    {
        var read = new List<List<string>>();
        await using var rows = new DelimitedRecordReader(new StringReader(text), delimiter);
        while (await rows.ReadAsync(CancellationToken.None))
        {
            // All cells are fetched before the first is looked at: they must stay valid together.
            var first = rows.Field(0);
            for (var i = rows.FieldCount - 1; i > 0; i--) _ = rows.Field(i);
            var cells = new List<string> { first.ToString() };
            for (var i = 1; i < rows.FieldCount; i++) cells.Add(rows.Field(i).ToString());
            read.Add(cells);
        }
        return read;
    }
}
