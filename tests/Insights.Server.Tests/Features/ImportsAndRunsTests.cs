using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Insights.Server.Hosting;
using Insights.Testing;
using Microsoft.AspNetCore.Builder;

namespace Insights.Server.Tests.Features;

public class ImportsAndRunsTests : IAsyncLifetime
{
    private const string Sales = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n1,A,X,1,2024-01-05 10:00:00,2.50,7,UK\n2,A,X,many,2024-01-06 10:00:00,2.50,7,UK\n";
    private readonly TestShop shop = new();
    private readonly HttpClient client = new();
    private WebApplication? app;

    public async Task InitializeAsync()
    {
        await shop.Database.MigrateAsync(CancellationToken.None);
        app = InsightsHost.Build(shop.Database, shop.Folder.File("uploads"), ["http://127.0.0.1:0"]);
        await app.StartAsync();
        client.BaseAddress = new Uri(app.Urls.First());
    }

    public async Task DisposeAsync()
    {
        client.Dispose();
        if (app is not null) await app.DisposeAsync();
        shop.Dispose();
    }

    [Fact]
    public async Task An_uploaded_file_is_imported_and_analysed_in_the_background()
    {
        var upload = await UploadAsync("/uploads?name=../orders.csv", new StringContent(Sales));
        var started = await MutateAsync("mutation($id: String!) { startImport(input: { uploadId: $id }) { job { id status } errors { __typename } } }", new { id = upload });

        var import = await WaitAsync((string)started["startImport"]!["job"]!["id"]!, "import { fileName lines { imported rejected } rejectedRows { nodes { line column value reason } } }");
        var analysis = await MutateAsync("mutation { startAnalysis(input: { asOf: \"2024-02-01\", horizonDays: 30 }) { job { id } } }");
        var run = await WaitAsync((string)analysis["startAnalysis"]!["job"]!["id"]!, "run { asOf status statusReason knownCustomers }");

        Assert.Equal("COMPLETED", (string?)import["status"]);
        Assert.Equal("orders.csv", (string?)import["import"]!["fileName"]);
        Assert.Equal(1, (int)import["import"]!["lines"]!["imported"]!);
        Assert.Equal("Quantity", (string?)import["import"]!["rejectedRows"]!["nodes"]![0]!["column"]);
        Assert.Equal("UNAVAILABLE", (string?)run["run"]!["status"]);
        Assert.Equal(1, (int)run["run"]!["knownCustomers"]!);
        Assert.Empty(Directory.EnumerateFiles(shop.Folder.File("uploads")));
    }

    [Fact]
    public async Task A_form_with_a_file_is_an_upload_too()
    {
        using var form = new MultipartFormDataContent { { new StringContent(Sales), "file", "sales.csv" } };

        using var response = await client.PostAsync("/uploads", form);

        var answer = await response.Content.ReadFromJsonAsync<JsonObject>();
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal("sales.csv", (string?)answer!["name"]);
        Assert.Equal(Sales.Length, (int)answer["bytes"]!);
    }

    [Fact]
    public async Task An_import_that_fails_says_why_and_the_upload_can_be_tried_again()
    {
        var upload = await UploadAsync("/uploads", new StringContent("colour,size\nred,5\n"));

        var started = await MutateAsync("mutation($id: String!) { startImport(input: { uploadId: $id }) { job { id } } }", new { id = upload });
        var job = await WaitAsync((string)started["startImport"]!["job"]!["id"]!, "import { id }");
        var again = await MutateAsync("mutation($id: String!) { startImport(input: { uploadId: $id }) { job { id } errors { __typename } } }", new { id = upload });

        Assert.Equal("FAILED", (string?)job["status"]);
        Assert.Contains("colour", (string?)job["error"], StringComparison.Ordinal);
        Assert.NotNull(again["startImport"]!["job"]);
    }

    [Theory]
    [InlineData("startImport(input: { uploadId: \"0123456789abcdef0123456789abcdef\" })", "UploadNotFoundError", null)]
    [InlineData("startImport(input: { uploadId: \"../../etc/passwd\" })", "UploadNotFoundError", null)]
    [InlineData("startImport(input: { uploadId: \"x\", format: \"nope\" })", "InvalidInputError", "format")]
    [InlineData("startImport(input: { uploadId: \"x\", currency: \"EURO\" })", "InvalidInputError", "currency")]
    [InlineData("startImport(input: { uploadId: \"x\", timeZone: \"Mars\" })", "InvalidInputError", "timeZone")]
    [InlineData("startImport(input: { uploadId: \"x\", columns: [{ field: \"date\", column: \"A\" }, { field: \"DATE\", column: \"B\" }] })", "InvalidInputError", "columns")]
    [InlineData("startAnalysis(input: { horizonDays: 0 })", "InvalidInputError", "horizonDays")]
    [InlineData("startAnalysis(input: { policy: \"share:a=7\" })", "InvalidInputError", "policy")]
    [InlineData("cancelJob(id: \"Sm9iOjk5OTk\")", "JobNotFoundError", null)]
    public async Task An_expected_failure_is_data_with_a_type(string field, string type, string? inputField)
    {
        var data = await MutateAsync($"mutation {{ answer: {field} {{ job {{ id }} errors {{ __typename ... on Error {{ message }} ... on InvalidInputError {{ field }} }} }} }}"
            .Replace("... on InvalidInputError { field }", field.StartsWith("cancel", StringComparison.Ordinal) ? "" : "... on InvalidInputError { field }", StringComparison.Ordinal));

        var error = data["answer"]!["errors"]![0]!;
        Assert.Null(data["answer"]!["job"]);
        Assert.Equal(type, (string?)error["__typename"]);
        Assert.Equal(inputField, (string?)error["field"]);
        Assert.NotEmpty((string)error["message"]!);
    }

    [Fact]
    public async Task A_file_that_can_be_read_in_two_ways_is_imported_when_it_is_said_which()
    {
        var upload = await UploadAsync("/uploads", new StringContent("customer|date|amount\nZo\u00e9|03/04/2024|1.250\n", System.Text.Encoding.Latin1));
        const string start = "mutation($input: StartImportInput!) { startImport(input: $input) { job { id } errors { __typename } } }";

        var refused = await MutateAsync(start, new { input = new { uploadId = upload } });
        var failed = await WaitAsync((string)refused["startImport"]!["job"]!["id"]!, "import { id }");
        var stated = await MutateAsync(start, new
        {
            input = new { uploadId = upload, delimiter = "PIPE", encoding = "WINDOWS1252", decimalMark = "POINT", dateOrder = "MONTH_DAY_YEAR", currency = "EUR" },
        });
        var job = await WaitAsync((string)stated["startImport"]!["job"]!["id"]!, "import { lines { imported } customerAmount { amount } }");
        var purchase = (await MutateAsync("{ purchases { nodes { day customer { externalId } } } }"))["purchases"]!["nodes"]![0]!;

        Assert.Equal("FAILED", (string?)failed["status"]);
        Assert.True((string?)job["status"] == "COMPLETED", job.ToJsonString());
        Assert.Equal(1.25m, (decimal)job["import"]!["customerAmount"]!["amount"]!);
        Assert.Equal("2024-03-04", (string?)purchase["day"]);
        Assert.Equal("Zo\u00e9", (string?)purchase["customer"]!["externalId"]);
    }

    [Fact]
    public async Task A_strict_import_that_is_refused_shows_its_rejected_rows()
    {
        var upload = await UploadAsync("/uploads?name=orders.csv", new StringContent(Sales));

        var started = await MutateAsync("mutation($id: String!) { startImport(input: { uploadId: $id, strict: true }) { job { id } } }", new { id = upload });
        var job = await WaitAsync((string)started["startImport"]!["job"]!["id"]!, "import { outcome lines { imported rejected } rejectedRows { nodes { line column value } } }");

        Assert.Equal("FAILED", (string?)job["status"]);
        Assert.Equal("FAILED", (string?)job["import"]!["outcome"]);
        Assert.Equal(1, (int)job["import"]!["lines"]!["rejected"]!);
        Assert.Equal("many", (string?)job["import"]!["rejectedRows"]!["nodes"]![0]!["value"]);
    }

    [Fact]
    public async Task A_job_that_is_cancelled_changes_nothing()
    {
        var rows = string.Concat(Enumerable.Range(0, 200_000).Select(i => $"{i},A,X,1,2024-01-05 10:00:00,2.50,{i % 5000},UK\n"));
        var upload = await UploadAsync("/uploads", new StringContent(Sales.Split('\n')[0] + "\n" + rows));
        var started = await MutateAsync("mutation($id: String!) { startImport(input: { uploadId: $id }) { job { id } } }", new { id = upload });
        var id = (string)started["startImport"]!["job"]!["id"]!;

        await MutateAsync("mutation($id: ID!) { cancelJob(id: $id) { job { status } } }", new { id });
        var job = await WaitAsync(id, "import { id }");

        Assert.Equal("CANCELLED", (string?)job["status"]);
        Assert.Null(await shop.Database.ReadShopAsync(CancellationToken.None));
    }

    [Fact]
    public async Task An_empty_upload_is_refused()
    {
        using var response = await client.PostAsync("/uploads", new StringContent(""));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Before_the_first_import_everything_answers_with_nothing()
    {
        var data = await MutateAsync("{ shop { currency } tiers { tier } customers { totalCount nodes { id } } nextVips { totalCount } run { id } runs { totalCount } charts { name } purchases { totalCount } }");

        Assert.Null(data["shop"]);
        Assert.Empty(data["tiers"]!.AsArray());
        Assert.Equal(0, (int)data["customers"]!["totalCount"]!);
        Assert.Empty(data["charts"]!.AsArray());
        Assert.Contains("href=\"/imports\"", await client.GetStringAsync("/"), StringComparison.Ordinal);
        Assert.Equal("ready", await client.GetStringAsync("/health/ready"));
    }

    private async Task<string> UploadAsync(string address, HttpContent content)
    {
        using var response = await client.PostAsync(address, content);
        return (string)(await response.Content.ReadFromJsonAsync<JsonObject>())!["uploadId"]!;
    }

    private async Task<JsonNode> MutateAsync(string query, object? variables = null)
    {
        using var response = await client.PostAsJsonAsync("/graphql", new { query, variables });
        var answer = (await response.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.True(answer["errors"] is null, answer.ToJsonString());
        return answer["data"]!;
    }

    private async Task<JsonNode> WaitAsync(string job, string fields)
    {
        while (true)
        {
            var node = (await MutateAsync($"query($id: ID!) {{ job(id: $id) {{ status error finishedAt {fields} }} }}", new { id = job }))["job"]!;
            if (node["finishedAt"] is not null) return node;
            await Task.Delay(20);
        }
    }
}
