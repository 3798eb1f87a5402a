using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Insights.Server.Features.Jobs;

namespace Insights.Server.Tests.Features.Imports;

/// <summary>What a file leaves open, and what an import would do, for programs.</summary>
public sealed class ImportQuestionsTests : IAsyncLifetime
{
    private const string Ambiguous = "order,customer,date,amount\n1,K1,03/04/2024,10.00\n2,K2,05/06/2024,20.00\n3,K2,99/99/2024,5.00\n";
    private const string Start = "mutation($input: StartImportInput!) { startImport(input: $input) { job { id } errors { __typename ... on Error { message } ... on UploadInUseError { job { id } } ... on InvalidInputError { field } } } }";
    private const string Outcome = """
        error
        import { lines { imported } }
        questions { key text proposal examples rows amount isRequired isForShop choices { value text consequence } }
        preview {
          fileName format dialect newCustomers from to notes refusal lines { total imported rejected leftOut }
          customerAmount { amount currency } anonymousAmount { amount } rejectedRows { line column value reason code }
        }
        """;

    private readonly ServedDatabase served = new();

    public async Task InitializeAsync()
    {
        await served.Shop.Database.MigrateAsync(CancellationToken.None);
        await served.StartAsync();
    }

    public async Task DisposeAsync() => await served.DisposeAsync();

    [Fact]
    public async Task A_file_that_leaves_something_open_ends_with_questions_and_nothing_is_stored()
    {
        var upload = await UploadAsync(Ambiguous);

        var job = await RunAsync(new { uploadId = upload, likelyCurrency = "CHF", likelyTimeZone = "Europe/Zurich" });

        Assert.Equal("FAILED", (string?)job["status"]);
        Assert.Equal(["date-order", "currency", "time-zone"], job["questions"]!.AsArray().Select(question => (string?)question!["key"]));
        Assert.Equal(["dmy", "CHF", "Europe/Zurich"], job["questions"]!.AsArray().Select(question => (string?)question!["proposal"]));
        Assert.Equal(["dmy", "mdy"], job["questions"]![0]!["choices"]!.AsArray().Select(choice => (string?)choice!["value"]));
        Assert.DoesNotContain("--", job["questions"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.NotEmpty((string)job["error"]!);
        Assert.Null(await served.Shop.Database.ReadShopAsync(CancellationToken.None));
    }

    [Fact]
    public async Task The_preview_has_what_the_import_would_do_with_the_proposals()
    {
        var upload = await UploadAsync(Ambiguous);

        var stopped = await RunAsync(new { uploadId = upload, likelyCurrency = "CHF" });
        var dry = await RunAsync(new { uploadId = upload, likelyCurrency = "CHF", dryRun = true });
        var preview = dry["preview"]!;

        Assert.Equal("COMPLETED", (string?)dry["status"]);
        Assert.Equal(stopped["preview"]!.ToJsonString(), preview.ToJsonString());
        Assert.Equal(stopped["questions"]!.ToJsonString(), dry["questions"]!.ToJsonString());
        Assert.Equal(("orders.csv", "generic", 3, 2, 1, 2), ((string?)preview["fileName"], (string?)preview["format"], (int)preview["lines"]!["total"]!, (int)preview["lines"]!["imported"]!, (int)preview["lines"]!["rejected"]!, (int)preview["newCustomers"]!));
        Assert.Equal((30m, "CHF"), ((decimal)preview["customerAmount"]!["amount"]!, (string?)preview["customerAmount"]!["currency"]));
        Assert.Equal(("2024-04-03", "2024-06-05"), ((string?)preview["from"], (string?)preview["to"]));
        Assert.Equal((4, "99/99/2024"), ((int)preview["rejectedRows"]![0]!["line"]!, (string?)preview["rejectedRows"]![0]!["value"]));
    }

    [Fact]
    public async Task A_strict_dry_run_returns_the_same_and_that_the_import_would_be_refused()
    {
        var upload = await UploadAsync(Ambiguous);

        var lenient = await RunAsync(new { uploadId = upload, likelyCurrency = "CHF", dryRun = true });
        var strict = await RunAsync(new { uploadId = upload, likelyCurrency = "CHF", dryRun = true, strict = true });
        var refusal = (string?)strict["preview"]!["refusal"];
        strict["preview"]!["refusal"] = null;

        Assert.Equal("COMPLETED", (string?)strict["status"]);
        Assert.Equal("1 of 3 rows cannot be read: a strict import would store nothing.", refusal);
        Assert.Equal(lenient["preview"]!.ToJsonString(), strict["preview"]!.ToJsonString());
        Assert.Equal(lenient["questions"]!.ToJsonString(), strict["questions"]!.ToJsonString());
    }

    [Fact]
    public async Task The_upload_stays_and_is_imported_with_the_answers()
    {
        var upload = await UploadAsync(Ambiguous);
        await RunAsync(new { uploadId = upload });

        var job = await RunAsync(new { uploadId = upload, answers = new[] { new { key = "date-order", value = "mdy" }, new { key = "currency", value = "USD" } } });
        var shop = (await served.QueryAsync("{ shop { currency newestPurchase } }"))["shop"]!;

        Assert.True((string?)job["status"] == "COMPLETED", job.ToJsonString());
        Assert.Equal(2, (int)job["import"]!["lines"]!["imported"]!);
        Assert.Null(job["preview"]);
        Assert.Equal(("USD", "2024-05-06"), ((string?)shop["currency"], (string?)shop["newestPurchase"]));
    }

    [Fact]
    public async Task Proposals_are_taken_where_that_is_said()
    {
        var job = await RunAsync(new { uploadId = await UploadAsync(Ambiguous), takeProposals = true });

        Assert.True((string?)job["status"] == "COMPLETED", job.ToJsonString());
        Assert.Empty(job["questions"]!.AsArray());
    }

    [Fact]
    public async Task An_answer_that_is_none_of_the_choices_is_refused_with_those_there_are()
    {
        var job = await RunAsync(new { uploadId = await UploadAsync(Ambiguous), answers = new[] { new { key = "date-order", value = "whatever" } } });

        Assert.Equal("FAILED", (string?)job["status"]);
        Assert.Contains("dmy, mdy", (string?)job["error"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "headerLine": 0 }""", "headerLine")]
    [InlineData("""{ "likelyCurrency": "EURO" }""", "likelyCurrency")]
    [InlineData("""{ "likelyTimeZone": "Mars" }""", "likelyTimeZone")]
    [InlineData("""{ "answers": [{ "key": "currency", "value": "EUR" }, { "key": "Currency", "value": "USD" }] }""", "answers")]
    public async Task What_cannot_be_is_refused_before_the_work_begins(string fields, string field)
    {
        var input = JsonNode.Parse(fields)!.AsObject();
        input["uploadId"] = await UploadAsync(Ambiguous);

        var error = (await served.QueryAsync(Start, new { input }))["startImport"]!["errors"]![0]!;

        Assert.Equal(("InvalidInputError", field), ((string?)error["__typename"], (string?)error["field"]));
    }

    [Fact]
    public async Task A_second_import_of_one_upload_is_refused_with_what_becomes_of_the_first()
    {
        var upload = await UploadAsync("order,customer,date,amount\n1,K1,2024-01-05,10.00\n");
        var goOn = new TaskCompletionSource();
        served.Service<JobQueue>().Start(JobKind.Analysis, async (_, stop) =>
        {
            await goOn.Task.WaitAsync(stop);
            return new JobOutcome(Import: null, Run: null);
        });
        var first = (await served.QueryAsync(Start, new { input = new { uploadId = upload, currency = "EUR" } }))["startImport"]!;

        var meanwhile = (await served.QueryAsync(Start, new { input = new { uploadId = upload, currency = "EUR" } }))["startImport"]!;
        goOn.SetResult();
        await WaitAsync((string)first["job"]!["id"]!);
        var after = (await served.QueryAsync(Start, new { input = new { uploadId = upload, currency = "EUR" } }))["startImport"]!;

        Assert.Null(meanwhile["job"]);
        Assert.Equal(("UploadInUseError", (string?)first["job"]!["id"]), ((string?)meanwhile["errors"]![0]!["__typename"], (string?)meanwhile["errors"]![0]!["job"]!["id"]));
        Assert.Equal("UploadNotFoundError", (string?)after["errors"]![0]!["__typename"]);
        Assert.Contains("was imported already", (string?)after["errors"]![0]!["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_whose_upload_is_imported_before_it_begins_says_so()
    {
        var upload = await UploadAsync("order,customer,date,amount\n1,K1,2024-01-05,10.00\n");
        var goOn = new TaskCompletionSource();
        served.Service<JobQueue>().Start(JobKind.Analysis, async (_, stop) =>
        {
            await goOn.Task.WaitAsync(stop);
            return new JobOutcome(Import: null, Run: null);
        });
        var dry = (await served.QueryAsync(Start, new { input = new { uploadId = upload, dryRun = true } }))["startImport"]!;
        Directory.Delete(served.Shop.Folder.File("uploads"), recursive: true);

        goOn.SetResult();
        var job = await WaitAsync((string)dry["job"]!["id"]!);

        Assert.Equal("FAILED", (string?)job["status"]);
        Assert.Contains("no longer there", (string?)job["error"], StringComparison.Ordinal);
        Assert.DoesNotContain(served.Shop.Folder.Path, (string?)job["error"], StringComparison.Ordinal);
    }

    private async Task<string> UploadAsync(string text)
    {
        using var content = new StringContent(text);
        using var response = await served.Client.PostAsync(new Uri("/uploads?name=orders.csv", UriKind.Relative), content);
        return (string)(await response.Content.ReadFromJsonAsync<JsonObject>())!["uploadId"]!;
    }

    private async Task<JsonNode> RunAsync(object input)
    {
        var started = (await served.QueryAsync(Start, new { input }))["startImport"]!;
        Assert.Empty(started["errors"]!.AsArray());
        return await WaitAsync((string)started["job"]!["id"]!);
    }

    private async Task<JsonNode> WaitAsync(string job)
    {
        while (true)
        {
            var node = (await served.QueryAsync($"query($id: ID!) {{ job(id: $id) {{ status finishedAt {Outcome} }} }}", new { id = job }))["job"]!;
            if (node["finishedAt"] is not null) return node;
            await Task.Delay(20);
        }
    }
}
