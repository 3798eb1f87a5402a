using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Insights.Data.Storage.Sqlite;
using Insights.Testing;

namespace Insights.Server.Tests.CommandLine;

public class CommandLineTests : IDisposable
{
    private const string Header = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_shops_file_becomes_lists_and_charts()
    {
        folder.Write("sales.csv", Sales(200));

        var import = await RunAsync("import", "sales.csv", "--json");
        var analyze = await RunAsync("analyze", "--as-of", "2024-01-01", "--horizon", "60", "--json");
        var export = await RunAsync("export", "customers");
        var chart = await RunAsync("chart", "--all", "--out", "charts");
        var ofCustomer = await RunAsync("chart", "customer-timeline", "--customer", "Q3VzdG9tZXI6MQ", "--out", "customer.png");
        var byCountry = await RunAsync("chart", "middle-tier", "--by", "country", "--out", "countries.svg");

        Assert.Equal([0, 0, 0, 0, 0, 0], new[] { import, analyze, export, chart, ofCustomer, byCountry }.Select(result => result.ExitStatus));
        Assert.Single(JsonNode.Parse(import.Output)!.AsArray());
        Assert.Equal("Trained", (string?)JsonNode.Parse(analyze.Output)!["status"]);
        var rows = export.Output.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith(
            "customer_id,tier,net_spend,purchase_days,days_since_last_purchase,vip_probability,churn_probability,expected_purchases,expected_spend,reasons,", rows[0], StringComparison.Ordinal);
        Assert.Equal((int)JsonNode.Parse(analyze.Output)!["knownCustomers"]!, rows.Length - 1);
        Assert.Equal(36, Directory.EnumerateFiles(folder.File("charts")).Count());
        Assert.True(File.Exists(folder.File("insights-data/insights.db")));
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_bytes_whatever_follows_the_date_and_in_whatever_order_files_come()
    {
        var rows = Sales(200).Split('\n')[1..];
        folder.Write("all.csv", Header + string.Join('\n', rows));
        folder.Write("before.csv", Header + string.Join('\n', rows.Where(row => row.Length > 0 && DateOf(row) < new DateTime(2024, 1, 1)).Reverse()) + "\n");
        foreach (var (file, data) in new[] { ("all.csv", "a"), ("before.csv", "b") })
        {
            await RunAsync("import", file, "--data", data);
            await RunAsync("analyze", "--as-of", "2024-01-01", "--horizon", "60", "--data", data);
            foreach (var list in new[] { "customers", "next-vips", "churn-risks" })
                await RunAsync("export", list, "--out", $"{data}-{list}.csv", "--data", data);
        }

        foreach (var list in new[] { "customers", "next-vips", "churn-risks" })
            Assert.Equal(await File.ReadAllTextAsync(folder.File($"a-{list}.csv")), await File.ReadAllTextAsync(folder.File($"b-{list}.csv")));
    }

    [Fact]
    public async Task An_analysis_says_which_kind_of_model_won_and_how_it_did_beside_the_best_rule()
    {
        folder.Write("sales.csv", Sales(200));
        await RunAsync("import", "sales.csv");

        var analyze = await RunAsync("analyze", "--as-of", "2024-01-01", "--horizon", "60");

        Assert.Matches("Next VIPs: .* used", analyze.Output);
        Assert.Matches("Churn: .* used", analyze.Output);
        Assert.Equal(2, analyze.Output.Split("the best simple rule (").Length - 1);
        Assert.Matches(@"average precision [+-]?\d\.\d{3}, 95 % interval [+-]?\d\.\d{3} to [+-]?\d\.\d{3}\.", analyze.Output);
    }

    [Fact]
    public async Task A_restored_backup_gives_the_same_bytes_in_every_export()
    {
        folder.Write("sales.csv", Sales(120));
        folder.Write("more.csv", Header + "900001,P1,TEA,1,2024-02-03 10:00:00,2.50,99001,France\n");
        await RunAsync("import", "sales.csv", "--data", "shop");
        await RunAsync("analyze", "--horizon", "60", "--data", "shop");
        await ExportAsync("shop", "before");

        var backup = await RunAsync("backup", "shop.db", "--data", "shop");
        var again = await RunAsync("backup", "shop.db", "--data", "shop");
        await RunAsync("import", "more.csv", "--data", "shop");
        await RunAsync("analyze", "--horizon", "60", "--data", "shop");
        var unasked = await RunAsync("restore", "shop.db", "--data", "shop");
        var restore = await RunAsync("restore", "shop.db", "--data", "shop", "--force");
        var elsewhere = await RunAsync("restore", "shop.db", "--data", "other");
        await ExportAsync("shop", "after");
        await ExportAsync("other", "elsewhere");

        Assert.Equal([0, 2, 2, 0, 0], new[] { backup, again, unasked, restore, elsewhere }.Select(result => result.ExitStatus));
        Assert.Contains("--force", again.Error, StringComparison.Ordinal);
        Assert.Contains("holds a shop already", unasked.Error, StringComparison.Ordinal);
        foreach (var list in new[] { "customers", "next-vips", "churn-risks" })
            foreach (var other in new[] { "after", "elsewhere" })
                Assert.Equal(await File.ReadAllBytesAsync(folder.File($"before-{list}.csv")), await File.ReadAllBytesAsync(folder.File($"{other}-{list}.csv")));

        async Task ExportAsync(string data, string name)
        {
            foreach (var list in new[] { "customers", "next-vips", "churn-risks" }) await RunAsync("export", list, "--out", $"{name}-{list}.csv", "--data", data);
        }
    }

    [Theory]
    [InlineData("insights-data/insights.db")]
    [InlineData("insights-data")]
    public async Task A_backup_over_the_database_is_refused(string path)
    {
        folder.Write("sales.csv", Sales(20));
        await RunAsync("import", "sales.csv");

        var backup = await RunAsync("backup", path, "--force");

        Assert.Equal(2, backup.ExitStatus);
        Assert.Equal(0, (await RunAsync("undo")).ExitStatus);
    }

    [Fact]
    public async Task Lists_for_programs_are_one_json_object_a_line()
    {
        folder.Write("sales.csv", Sales(120));
        await RunAsync("import", "sales.csv");
        await RunAsync("analyze", "--horizon", "60");

        var export = await RunAsync("export", "next-vips", "--format", "ndjson", "--language", "de");

        var customers = export.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!).ToList();
        Assert.NotEmpty(customers);
        Assert.All(customers, customer => Assert.Equal("B", (string?)customer["tier"]));
        Assert.Equal(customers.Select(customer => (double)customer["vip_probability"]!).OrderDescending(), customers.Select(customer => (double)customer["vip_probability"]!));
    }

    [Theory]
    [InlineData(2, "no-such-command")]
    [InlineData(2, "import")]
    [InlineData(2, "import", "x.csv", "--decimal", "dot")]
    [InlineData(2, "import", "x.csv", "--map", "customer")]
    [InlineData(2, "analyze", "--as-of", "yesterday")]
    [InlineData(2, "analyze", "--horizon", "0")]
    [InlineData(2, "analyze", "--policy", "best")]
    [InlineData(2, "export", "everything")]
    [InlineData(2, "chart", "--out", "x.png")]
    [InlineData(2, "chart", "--all", "--by", "country", "--out", "x")]
    [InlineData(2, "serve", "--urls", "http://0.0.0.0:5080")]
    [InlineData(2, "serve", "--urls", "http://localhost:5080/insights")]
    [InlineData(2, "serve", "--urls", "http://localhost:0")]
    [InlineData(2, "serve", "--trusted-only")]
    [InlineData(1, "serve", "--trusted-documents", "no-such-folder")]
    [InlineData(2, "import", "x.csv", "--format", "excel")]
    [InlineData(2, "import", "x.csv", "--map", "colour=Farbe")]
    [InlineData(2, "import", "x.csv", "--bogus")]
    [InlineData(2, "analyze", "--horizon", "abc")]
    [InlineData(2, "analyze", "--horizon", "100000")]
    [InlineData(2, "demo", "--customers", "many")]
    [InlineData(2, "chart", "lift", "--out", "x.png", "--width", "wide")]
    [InlineData(2, "import", "x.csv", "--currency", "EURO")]
    [InlineData(2, "import", "x.csv", "--time-zone", "Mars/Olympus")]
    [InlineData(2, "import", "x.csv", "y.csv", "--rejects", "r.csv")]
    [InlineData(1, "import", "missing.csv")]
    [InlineData(1, "analyze")]
    [InlineData(1, "export", "customers")]
    public async Task What_cannot_be_done_ends_with_a_status_and_a_sentence_on_standard_error(int status, params string[] arguments)
    {
        var result = await RunAsync(arguments);

        Assert.Equal(status, result.ExitStatus);
        Assert.NotEmpty(result.Error);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rejected_rows_are_listed_and_their_report_is_named()
    {
        folder.Write("sales.csv", Header + "1,A,X,1,2024-01-05 10:00:00,2.50,7,UK\n2,A,X,many,2024-01-06 10:00:00,2.50,7,UK\n");

        var lenient = await RunAsync("import", "sales.csv");
        var strict = await RunAsync("import", "sales.csv", "--strict");

        Assert.Contains("line 3, Quantity 'many'", lenient.Output, StringComparison.Ordinal);
        Assert.Single(Directory.EnumerateFiles(folder.File("insights-data/rejected"), "sales.csv.*"), path => lenient.Output.Contains(Path.GetFileName(path), StringComparison.Ordinal));
        Assert.Equal(1, strict.ExitStatus);
        Assert.Contains("line 3", strict.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_is_asked_with_a_status_of_its_own_and_the_files_before_are_in()
    {
        folder.Write("first.csv", "order,customer,date,amount,currency\n1,K1,2024-01-01,10,CHF\n");
        folder.Write("second.csv", "order,customer,date,amount\n2,K1,03/04/2024,12\n3,K1,05/04/2024,12\n");

        var people = await RunAsync("import", "first.csv", "second.csv");
        var programs = await RunAsync("import", "first.csv", "second.csv", "--json");
        var answered = await RunAsync("import", "second.csv", "--answer", "date-order=mdy");

        var files = JsonNode.Parse(programs.Output)!.AsArray();
        Assert.Equal([2, 2, 0], new[] { people, programs, answered }.Select(result => result.ExitStatus));
        Assert.Contains("--answer \"date-order=dmy\"", people.Error, StringComparison.Ordinal);
        Assert.Contains("--yes", people.Error, StringComparison.Ordinal);
        Assert.Equal([true, false], files.Select(file => (bool)file!["stored"]!));
        Assert.Equal((1, 2), ((int)files[0]!["alreadyPresent"]!, (int)files[1]!["imported"]!));
        Assert.Equal(("date-order", "dmy"), ((string?)files[1]!["questions"]![0]!["key"], (string?)files[1]!["questions"]![0]!["proposal"]));
        Assert.Contains("2024-03-04 to 2024-05-04", answered.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_import_is_taken_back_after_a_look_at_what_would_become_of_the_shop()
    {
        folder.Write("january.csv", "order,customer,date,amount\n1,K1,2024-01-01,10\n");
        folder.Write("february.csv", "order,customer,date,amount\n2,K2,2024-02-01,12.50\n");
        await RunAsync("import", "january.csv", "--currency", "EUR");
        var before = await DumpAsync();
        var import = await RunAsync("import", "february.csv");

        var look = await RunAsync("undo", "2", "--dry-run");
        var undo = await RunAsync("undo", "2", "--json");
        var list = await RunAsync("undo");
        var again = await RunAsync("undo", "2");

        Assert.Contains("insights undo 2 takes it back", import.Output, StringComparison.Ordinal);
        Assert.Contains("EUR 12.50 net before, 0.00 after", look.Output, StringComparison.Ordinal);
        Assert.Equal((1, 12.5m, true), ((int)JsonNode.Parse(undo.Output)!["ordersRemoved"]!, (decimal)JsonNode.Parse(undo.Output)!["amountBefore"]!, (bool)JsonNode.Parse(undo.Output)!["stored"]!));
        Assert.Equal(before, await DumpAsync());
        Assert.Matches(@"2  .* Undone .* february\.csv", list.Output);
        Assert.Equal((1, false), (again.ExitStatus, again.Error.Contains("   at ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Currency_and_time_zone_are_shown_and_changed()
    {
        folder.Write("sales.csv", "order,customer,date,amount\n1,K1,2024-01-01,10\n");
        await RunAsync("import", "sales.csv", "--currency", "EUR");

        var changed = await RunAsync("settings", "--currency", "CHF", "--time-zone", "Europe/Zurich");
        var shown = await RunAsync("settings", "--json");

        Assert.Equal((0, 0), (changed.ExitStatus, shown.ExitStatus));
        Assert.Equal(("CHF", "Europe/Zurich"), ((string?)JsonNode.Parse(shown.Output)!["currency"], (string?)JsonNode.Parse(shown.Output)!["timeZone"]));
    }

    [Fact]
    public async Task Answers_are_listed_and_forgotten()
    {
        folder.Write("sales.csv", "order,customer,date,amount,status\n1,K1,2024-01-01,10,on the moon\n");
        await RunAsync("import", "sales.csv", "--currency", "EUR", "--answer", "status:on the moon=cancelled");

        var listed = await RunAsync("settings");
        var programs = await RunAsync("settings", "--json");
        var forgotten = await RunAsync("settings", "--forget", "status:on the moon");
        var again = await RunAsync("settings", "--forget", "status:on the moon");

        Assert.Contains("    status:on the moon=cancelled (all files; sales.csv, ", listed.Output, StringComparison.Ordinal);
        Assert.Equal("cancelled: it counts for nothing", (string?)JsonNode.Parse(programs.Output)!["answers"]![0]!["meaning"]);
        Assert.DoesNotContain("on the moon", forgotten.Output, StringComparison.Ordinal);
        Assert.Equal((0, 2), (forgotten.ExitStatus, again.ExitStatus));
    }

    [Fact]
    public async Task A_strict_dry_run_says_all_that_a_dry_run_says_and_fails()
    {
        folder.Write("sales.csv", Header + "1,A,X,1,2024-01-05 10:00:00,2.50,7,UK\n2,A,X,many,2024-01-06 10:00:00,2.50,7,UK\n");

        var strict = await RunAsync("import", "sales.csv", "--strict", "--dry-run");

        Assert.Equal(1, strict.ExitStatus);
        Assert.Contains("1 imported", strict.Output, StringComparison.Ordinal);
        Assert.Contains("line 3, Quantity 'many'", strict.Output, StringComparison.Ordinal);
        Assert.Contains("1 of 2 rows cannot be read: a strict import would store nothing.", strict.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_year_of_two_digits_first_can_be_stated()
    {
        folder.Write("sales.csv", "customer,date,amount\nK1,03-04-05,10\n");

        var result = await RunAsync("import", "sales.csv", "--currency", "EUR", "--date-order", "ymd", "--json");

        Assert.Equal("2003-04-05", (string?)JsonNode.Parse(result.Output)![0]!["from"]);
    }

    [Theory]
    [InlineData("import", "sales.csv", "--rejects", "sales.csv")]
    [InlineData("import", "sales.csv", "--rejects", "insights-data/insights.db")]
    [InlineData("export", "customers", "--out", "insights-data/insights.db")]
    [InlineData("model", "churn", "--out", "insights-data/insights.db-wal")]
    public async Task An_output_never_replaces_what_the_command_reads(params string[] arguments)
    {
        const string Content = "order,customer,date,amount\n1,K1,2024-01-01,10\n2,K1,2024-01-02,many\n";
        folder.Write("sales.csv", Content);
        await RunAsync("import", "sales.csv", "--currency", "EUR");
        await RunAsync("analyze");
        var before = await DumpAsync();

        var result = await RunAsync(arguments);

        Assert.Equal(2, result.ExitStatus);
        Assert.Contains("would destroy it", result.Error, StringComparison.Ordinal);
        Assert.Equal(Content, await File.ReadAllTextAsync(folder.File("sales.csv")));
        Assert.Equal(before, await DumpAsync());
    }

    [Fact]
    public async Task A_command_that_has_ended_leaves_everything_in_the_database_file()
    {
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "sales.csv"), "order,customer,date,amount\n1,K1,2024-01-01,10\n2,K1,2024-02-01,12\n3,K2,2024-02-03,7\n");

        foreach (var command in new string[][] { ["import", "sales.csv", "--currency", "EUR"], ["analyze"], ["export", "customers"] })
        {
            Assert.Equal(0, (await InsightsProgram.RunAsync(folder.Path, [.. command, "--data", "shop"])).ExitStatus);
            Assert.Equal(["insights.db"], Directory.GetFiles(Path.Combine(folder.Path, "shop")).Select(Path.GetFileName));
        }
    }

    [Fact]
    public async Task The_schema_is_printed_without_a_database()
    {
        var schema = await RunAsync("schema");

        Assert.Equal(0, schema.ExitStatus);
        Assert.Contains("type Query {", schema.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task Help_shows_examples()
    {
        var help = await RunAsync("import", "--help");

        Assert.Equal(0, help.ExitStatus);
        Assert.Contains("insights import orders_export.csv", help.Output, StringComparison.Ordinal);
        Assert.Contains("online-retail", help.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_import_that_is_killed_leaves_the_database_as_it_was_and_the_next_one_works()
    {
        folder.Write("first.csv", Sales(50));
        folder.Write("second.csv", Header + string.Concat(Enumerable.Range(0, 150_000).Select(i => $"{1_000_000 + i},A{i % 50},X,1,2024-01-05 10:00:00,2.50,{1 + (i % 3000)},UK\n")));
        await RunAsync("import", "first.csv");
        await RunAsync("analyze", "--horizon", "60");
        var before = await DumpAsync();
        foreach (var milliseconds in new[] { 150, 400, 700, 1_000 })
        {
            using var import = InsightsProgram.Start(folder.Path, "import", "second.csv");
            await Task.Delay(milliseconds);
            if (import.HasExited) return; // A machine this fast has nothing left to kill.
            import.Kill(entireProcessTree: true);
            await import.WaitForExitAsync();

            if (await DumpAsync() == before) continue;
            // It was stored before the kill: wholly, then.
            var again = JsonNode.Parse((await RunAsync("import", "second.csv", "--json")).Output)!;
            Assert.Equal((0, 150_000), ((int)again[0]!["imported"]!, (int)again[0]!["alreadyPresent"]!));
            return;
        }
        var import2 = JsonNode.Parse((await RunAsync("import", "second.csv", "--json")).Output)!;

        Assert.Equal((150_000, 0), ((int)import2[0]!["imported"]!, (int)import2[0]!["alreadyPresent"]!));
    }

    [Fact]
    public async Task A_demo_that_is_stopped_says_where_what_was_made_lies()
    {
        // Elsewhere a program cannot be sent what Ctrl-C sends.
        if (!OperatingSystem.IsLinux()) return;
        using var demo = InsightsProgram.Start(folder.Path, "demo", "--customers", "30000", "--urls", "http://127.0.0.1:0");
        var said = await demo.StandardOutput.ReadLineAsync();
        using (var interrupt = System.Diagnostics.Process.Start("kill", ["-INT", demo.Id.ToString(CultureInfo.InvariantCulture)])) await interrupt.WaitForExitAsync();
        var error = await demo.StandardError.ReadToEndAsync();
        await demo.WaitForExitAsync();

        Assert.StartsWith("Making a café with 30,000 customers in ", said, StringComparison.Ordinal);
        Assert.Equal(1, demo.ExitCode);
        Assert.Contains("; the same command goes on from there.", error, StringComparison.Ordinal);
        Assert.StartsWith("Stopped. What was made so far lies in ", error, StringComparison.Ordinal);
    }

    private Task<string> DumpAsync() => ShopDump.ReadAsync(new SqliteDatabase(folder.File("insights-data")));

    private Task<InsightsProgram.Result> RunAsync(params string[] arguments) => InsightsProgram.RunAsync(folder.Path, arguments);

    private static DateTime DateOf(string row) => DateTime.ParseExact(row.Split(',')[4], "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Sales(int customers)
    {
        var random = new Random(7);
        var text = new StringBuilder(Header);
        var invoice = 1;
        for (var customer = 0; customer < customers; customer++)
        {
            var gap = 10 + 70 * random.NextDouble() * random.NextDouble();
            for (var day = new DateTime(2022, 6, 1).AddDays(random.Next(300)); day < new DateTime(2024, 3, 1); day = day.AddDays(1 + -Math.Log(1 - random.NextDouble()) * gap))
            {
                text.Append(CultureInfo.InvariantCulture, $"{invoice++},P{random.Next(9)},X,{random.Next(1, 5)},{day:yyyy-MM-dd HH:mm}:00,{5 + customer % 17}.50,{1000 + customer},UK\n");
                if (random.NextDouble() < 0.05) break;
            }
        }
        return text.ToString();
    }
}
