using System.Text.Json;
using System.Text.Json.Serialization;
using Insights.Data.Import;
using Insights.Data.Import.Messages;
using Insights.Data.Import.Results;
using Insights.Data.Import.Rows;
using Insights.Data.Storage;
using Insights.Testing;

namespace Insights.Data.Tests.Import;

/// <summary>
/// Files as shops really have them: each is read right, or what is not understood is said. Nothing of them is silently wrong.
/// </summary>
public sealed class ImportCasesTests : IDisposable
{
    private static readonly string Folder = Path.Combine(RepositoryPaths.Root, "tests", "Insights.Data.Tests", "Import", "Cases");

    /// <summary>Cases that leave something open on purpose: their figures come with an answer, or cannot be had from the file.</summary>
    private static readonly string[] Told =
    [
        "16_excel_scientific_ids", "20_open_quote_swallows_rows", "39_quantity_point_price_comma", "44_two_digit_year_first", "63_erp_like_online_retail",
        "66_json_export", "68_amazon_date_range", "74_xlsx_upload",
    ];

    private readonly TestShop shop = new();

    public void Dispose() => shop.Dispose();

    public static TheoryData<string> Cases => [.. Read().Select(one => one.Id)];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_file_as_shops_have_it_is_read_right_or_what_is_open_is_said(string id)
    {
        var one = Read().Single(one => one.Id == id);
        var isSaid = false;
        var results = new List<ImportResult>();
        foreach (var file in one.Files)
        {
            try
            {
                results.Add(await ImportAsync(file));
            }
            catch (Exception error) when (error is ImportException or QuestionsException)
            {
                Assert.NotEmpty(error.Message);
                isSaid = true;
            }
        }
        if (Told.Contains(id))
        {
            Assert.True(isSaid || results.Exists(result => result.Lines.Rejected > 0 || result.Remarks.Count > 0));
            return;
        }
        Assert.False(isSaid, "the file is refused");
        var (total, customers) = await StoredAsync();
        if (one.Expected.NetTotal is { } expected) Assert.Equal(expected, total);
        if (one.Expected.Customers is { } counts) Assert.Contains(customers, counts);
        Assert.All(results, result => Assert.True(result.Lines.Total > 0));
    }

    /// <summary>As the command line does it, without an answer that the case does not state.</summary>
    private Task<ImportResult> ImportAsync(CaseFile file)
    {
        var options = new ImportOptions
        {
            Currency = file.OptionsOf("--currency").FirstOrDefault(),
            TimeZone = file.OptionsOf("--time-zone").FirstOrDefault(),
            Columns = ColumnMap.Parse(file.OptionsOf("--map")),
        };
        return new Importer(shop.Database, new SettableClock(new DateTimeOffset(2026, 11, 1, 12, 0, 0, TimeSpan.Zero))).ImportAsync(
            Insights.Data.Import.Reading.ImportFile.FromPath(Path.Combine(Folder, "files", file.File)), options, progress: null, CancellationToken.None);
    }

    private async Task<(decimal Total, int Customers)> StoredAsync()
    {
        if (!await shop.Database.IsCurrentAsync(CancellationToken.None)) return (0, 0);
        return await shop.Database.QueryAsync(
            "SELECT coalesce((SELECT sum(amount) FROM baskets), 0) + coalesce((SELECT sum(amount) FROM anonymous_baskets), 0), (SELECT count(*) FROM customers)", [],
            row => (row.GetInt64(0) / 10_000m, row.GetInt32(1)), CancellationToken.None).FirstAsync();
    }

    private static List<ImportCase> Read() =>
        JsonSerializer.Deserialize<List<ImportCase>>(File.ReadAllText(Path.Combine(Folder, "cases.json")), JsonSerializerOptions.Web) ?? [];

    private sealed record ImportCase(string Id, IReadOnlyList<CaseFile> Files, CaseExpectation Expected);

    private sealed record CaseFile(string File, IReadOnlyList<string> Options)
    {
        internal IEnumerable<string> OptionsOf(string name) => Options.Zip(Options.Skip(1)).Where(pair => pair.First == name).Select(pair => pair.Second);
    }

    private sealed record CaseExpectation
    {
        [JsonPropertyName("net_total")]
        public decimal? NetTotal { get; init; }

        [JsonPropertyName("customers")]
        public JsonElement? CustomerCounts { get; init; }

        [JsonIgnore]
        public IReadOnlyList<int>? Customers => CustomerCounts switch
        {
            null => null,
            { ValueKind: JsonValueKind.Array } several => [.. several.EnumerateArray().Select(count => count.GetInt32())],
            { } one => [one.GetInt32()],
        };
    }
}
