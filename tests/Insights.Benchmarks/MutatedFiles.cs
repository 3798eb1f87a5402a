using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace Insights.Benchmarks;

/// <summary>
/// Files of all formats, damaged at random, through one server that stays up: no crash, no fault, no hang, rows and money that
/// tie out, and a second import of the same file that changes nothing.
/// </summary>
internal sealed class MutatedFiles : IDisposable
{
    private const int DefaultFiles = 5_000;
    private const int Seed = 20_261_128;
    private const double MaxSeconds = 10;
    private const int MaxProblemsShown = 20;
    private const double TenThousandths = 10_000;

    private const string Start = "mutation($input: StartImportInput!) { startImport(input: $input) { job { id } errors { __typename ... on Error { message } } } }";
    private const string Look = "query($id: ID!) { job(id: $id) { status error import { lines { total imported alreadyPresent updated withoutCustomer rejected leftOut } customerAmount { amount } anonymousAmount { amount } } } }";

    private readonly ServedProgram server;
    private readonly Random random = new(Seed);
    private readonly List<string> problems = [];
    private readonly SortedDictionary<string, int> outcomes = new(StringComparer.Ordinal);
    private double slowest;

    private MutatedFiles(ServedProgram server) => this.server = server;

    internal static async Task<int> RunAsync(string? files)
    {
        if (!Setting.Has((Setting.Program, "Build it: dotnet build -c Release"))) return 1;
        await using var server = await ServedProgram.StartAsync();
        using var campaign = new MutatedFiles(server);
        var seeds = Seeds();
        var count = files is null ? DefaultFiles : int.Parse(files, CultureInfo.InvariantCulture);
        for (var i = 0; i < count && campaign.problems.Count < MaxProblemsShown; i++) await campaign.TryAsync(seeds[campaign.random.Next(seeds.Count)], i);
        foreach (var problem in campaign.problems) Console.WriteLine(problem);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"mutations: {count} files of {seeds.Count} kinds, {string.Join(", ", campaign.outcomes.Select(outcome => $"{outcome.Value} {outcome.Key}"))}; slowest {campaign.slowest:0.0} s (below {MaxSeconds:0}); {server.Mebibytes:0} MiB; {campaign.problems.Count} problems"));
        return campaign.problems.Count == 0 ? 0 : 1;
    }

    public void Dispose() => outcomes.Clear();

    private static List<(string Name, byte[] Content)> Seeds() =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Setting.Root, "tests", "Insights.Data.Tests", "Import", "Cases"), "*.*", SearchOption.AllDirectories)
            .Where(path => Path.GetFileName(path) != "cases.json").Order(StringComparer.Ordinal)
            .Select(path => (Path.GetFileName(path), File.ReadAllBytes(path))),
    ];

    private async Task TryAsync((string Name, byte[] Content) seed, int number)
    {
        var content = Mutate(seed.Content);
        var name = string.Create(CultureInfo.InvariantCulture, $"file {number} of {seed.Name}");
        if (content.Length == 0) return;
        try
        {
            var (linesBefore, moneyBefore) = Stored();
            var first = await ImportAsync(seed.Name, content, name);
            if (first is null) return;
            var (linesAfter, moneyAfter) = Stored();
            CheckMoney(name, first, moneyAfter - moneyBefore);
            var second = await ImportAsync(seed.Name, content, name);
            if (second is null) problems.Add($"{name}: imported once, refused the second time");
            else if (Stored() != (linesAfter, moneyAfter)) problems.Add($"{name}: a second import changed the shop from {linesAfter} lines, {moneyAfter} to {Stored()} (before: {linesBefore} lines)");
        }
        catch (HttpRequestException error)
        {
            problems.Add($"{name}: {error.Message}");
        }
    }

    /// <summary>Where every row is new, what came in is what the shop has more.</summary>
    private void CheckMoney(string name, JsonNode import, long difference)
    {
        var lines = import["lines"];
        if (Number(lines, "alreadyPresent") + Number(lines, "updated") > 0) return;
        var stated = (long)Math.Round(((double?)import["customerAmount"]?["amount"] ?? 0) * TenThousandths) + (long)Math.Round(((double?)import["anonymousAmount"]?["amount"] ?? 0) * TenThousandths);
        // Anonymous rows of equal content that an earlier file had are counted once in the shop.
        if (Number(lines, "withoutCustomer") == 0 && stated != difference) problems.Add($"{name}: the import says {stated}, the shop has {difference} more");
    }

    private static long Number(JsonNode? node, string field) => (long?)node?[field] ?? 0;

    private async Task<JsonNode?> ImportAsync(string fileName, byte[] content, string name)
    {
        var watch = Stopwatch.StartNew();
        using var upload = await server.Client.PostAsync(new Uri($"/uploads?name={Uri.EscapeDataString(fileName)}", UriKind.Relative), new ByteArrayContent(content));
        if ((int)upload.StatusCode >= 500) problems.Add($"{name}: the upload ended with {(int)upload.StatusCode}");
        if (!upload.IsSuccessStatusCode) return Ended("upload refused");
        var id = (string?)(await upload.Content.ReadFromJsonAsync<JsonNode>())?["uploadId"];
        var started = await AskAsync(Start, new { input = new { uploadId = id, takeProposals = true } }, name);
        if ((string?)started?["startImport"]?["job"]?["id"] is not { } job) return Ended("not started");
        while (true)
        {
            var state = (await AskAsync(Look, new { id = job }, name))?["job"];
            slowest = Math.Max(slowest, watch.Elapsed.TotalSeconds);
            if (watch.Elapsed.TotalSeconds > MaxSeconds)
            {
                problems.Add($"{name}: still {state?["status"]} after {MaxSeconds} s");
                return Ended("hanging");
            }
            switch ((string?)state?["status"])
            {
                case "COMPLETED": return Ended("imported", state?["import"]);
                case "FAILED":
                    var error = (string?)state?["error"] ?? "";
                    if (error.Contains("inside the server", StringComparison.Ordinal) || error.Contains("   at ", StringComparison.Ordinal)) problems.Add($"{name}: {error}");
                    return Ended("refused");
                case "QUEUED" or "RUNNING": await Task.Delay(2); break;
                default:
                    problems.Add($"{name}: the job is {state?["status"]}");
                    return Ended("lost");
            }
        }
    }

    private JsonNode? Ended(string outcome, JsonNode? import = null)
    {
        outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
        return import;
    }

    private async Task<JsonNode?> AskAsync(string query, object variables, string name)
    {
        using var response = await server.Client.PostAsJsonAsync(new Uri("/graphql", UriKind.Relative), new { query, variables });
        if ((int)response.StatusCode >= 500) problems.Add($"{name}: a query ended with {(int)response.StatusCode}");
        var answer = await response.Content.ReadFromJsonAsync<JsonNode>();
        if (answer?["errors"] is { } errors) problems.Add($"{name}: {errors.ToJsonString()}");
        return answer?["data"];
    }

    private (long Lines, long Money) Stored()
    {
        using var database = new SqliteConnection($"Data Source={Path.Combine(server.Data, "insights.db")};Mode=ReadOnly");
        database.Open();
        using var command = database.CreateCommand();
        command.CommandText = """
            SELECT (SELECT count(*) FROM basket_lines) + (SELECT coalesce(sum(line_count), 0) FROM anonymous_baskets),
                   (SELECT coalesce(sum(amount), 0) FROM baskets) + (SELECT coalesce(sum(amount), 0) FROM anonymous_baskets)
            """;
        using var reader = command.ExecuteReader();
        reader.Read();
        return (reader.GetInt64(0), reader.GetInt64(1));
    }

    private byte[] Mutate(byte[] content)
    {
        var bytes = content.ToList();
        var times = random.Next(1, 4);
        for (var i = 0; i < times && bytes.Count > 0; i++) MutateOnce(bytes);
        return [.. bytes];
    }

    private void MutateOnce(List<byte> bytes)
    {
        var place = random.Next(bytes.Count);
        var length = Math.Min(random.Next(1, 40), bytes.Count - place);
        switch (random.Next(9))
        {
            case 0: bytes[place] = (byte)random.Next(256); break;
            case 1: bytes.RemoveRange(place, length); break;
            case 2: bytes.InsertRange(place, bytes.GetRange(place, length)); break;
            case 3: bytes.RemoveRange(place, bytes.Count - place); break;
            case 4: bytes.InsertRange(place, Encoding.UTF8.GetBytes(Tokens[random.Next(Tokens.Length)])); break;
            case 5: Replace(bytes, (byte)Separators[random.Next(Separators.Length)], (byte)Separators[random.Next(Separators.Length)]); break;
            case 6: SwapLines(bytes); break;
            case 7: RenameColumn(bytes); break;
            default: bytes.InsertRange(place, bytes.GetRange(0, Math.Min(bytes.Count, 2_000))); break;
        }
    }

    private static readonly string[] Tokens =
    [
        "\"", "\"\"", "\n", "\r\n", "\r", "\0", ",", ";", "\t", "'", "=\"1\"", "999999999999999999", "-1", "1e308", "NaN", "1.000", "1,000", "0000-00-00", "31.02.2025",
        "2025-13-01", "9999-12-31", "€", "£", "$", "\uFEFF", "\u200B", "\u0301", "\uD7FF", "A\u001F2025-01-01", "sep=;", "Summe", "null", "Gast", "storniert", "???",
        "<html>", "{\"a\":", "PK\u0003\u0004", "'; DROP TABLE baskets; --",
    ];

    private const string Separators = ",;\t|\".";

    private static void Replace(List<byte> bytes, byte from, byte to)
    {
        for (var i = 0; i < bytes.Count; i++)
            if (bytes[i] == from) bytes[i] = to;
    }

    private void SwapLines(List<byte> bytes)
    {
        var lines = Encoding.Latin1.GetString([.. bytes]).Split('\n');
        var (one, two) = (random.Next(lines.Length), random.Next(lines.Length));
        (lines[one], lines[two]) = (lines[two], lines[one]);
        bytes.Clear();
        bytes.AddRange(Encoding.Latin1.GetBytes(string.Join('\n', lines)));
    }

    /// <summary>A column with another name, or without its values' header.</summary>
    private void RenameColumn(List<byte> bytes)
    {
        var end = bytes.IndexOf((byte)'\n');
        if (end < 1) return;
        var header = Encoding.Latin1.GetString([.. bytes.Take(end)]);
        var separator = header.Contains(';', StringComparison.Ordinal) ? ';' : header.Contains('\t', StringComparison.Ordinal) ? '\t' : ',';
        var names = header.Split(separator);
        names[random.Next(names.Length)] = random.Next(2) == 0 ? "" : "Column";
        bytes.RemoveRange(0, end);
        bytes.InsertRange(0, Encoding.Latin1.GetBytes(string.Join(separator, names)));
    }
}
