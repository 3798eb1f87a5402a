using System.Net;
using System.Text.Json.Nodes;
using Insights.Server.Features.Jobs;
using Insights.Server.Tests.Features.Pages;

namespace Insights.Server.Tests.Features.Imports;

/// <summary>Imports that are taken back, for programs and on pages.</summary>
public sealed class UndoTests : IAsyncLifetime
{
    private const string First = "order,customer,date,amount\n1,K1,2024-01-05,10.00\n2,K2,2024-01-06,20.00\n";
    private const string Second = "order,customer,date,amount\n3,K1,2024-02-05,5.00\n4,K3,2024-02-06,7.50\n";
    private readonly ServedDatabase served = new();
    private string before = "";

    public async Task InitializeAsync()
    {
        await served.Shop.ImportTextAsync(First, name: "january.csv");
        before = await served.Shop.DumpAsync();
        await served.Shop.ImportTextAsync(Second, name: "february.csv");
        await served.StartAsync();
    }

    public async Task DisposeAsync() => await served.DisposeAsync();

    [Fact]
    public async Task A_look_says_what_would_become_of_the_shop_and_changes_nothing()
    {
        var now = await served.Shop.DumpAsync();

        var job = await UndoAsync(2, dryRun: true);

        Assert.Equal("COMPLETED", (string?)job["status"]);
        Assert.Equal(("february.csv", 2, 2, 1), ((string?)job["undo"]!["fileName"], (int)job["undo"]!["rows"]!, (int)job["undo"]!["ordersRemoved"]!, (int)job["undo"]!["customersRemoved"]!));
        Assert.Equal((12.5m, 0m, "EUR"), ((decimal)job["undo"]!["amountBefore"]!["amount"]!, (decimal)job["undo"]!["amountAfter"]!["amount"]!, (string?)job["undo"]!["amountBefore"]!["currency"]));
        Assert.Equal(now, await served.Shop.DumpAsync());
    }

    [Fact]
    public async Task The_shop_is_as_if_the_import_had_not_been_and_the_list_says_so()
    {
        var job = await UndoAsync(2, dryRun: false);
        var again = await UndoAsync(2, dryRun: false);

        Assert.Equal("COMPLETED", (string?)job["status"]);
        Assert.Equal("UNDONE", (string?)job["import"]!["outcome"]);
        Assert.Equal(before, await served.Shop.DumpAsync());
        Assert.Equal("FAILED", (string?)again["status"]);
        Assert.Contains("february.csv", (string?)again["error"], StringComparison.Ordinal);
        Assert.Contains("zurückgenommen", PageText.Of(await GetAsync("/imports")), StringComparison.Ordinal);
        Assert.Contains("als wäre sie nie eingelesen worden", PageText.Of(await GetAsync("/imports/2")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SW1wb3J0Ojk5")]
    public async Task An_import_that_there_is_not_is_an_error_with_a_type(string id)
    {
        var payload = (await served.QueryAsync($"mutation {{ undoImport(id: \"{id}\") {{ job {{ id }} errors {{ __typename ... on Error {{ message }} }} }} }}"))["undoImport"]!;

        Assert.Equal("ImportNotFoundError", (string?)payload["errors"]![0]!["__typename"]);
        Assert.Null(payload["job"]);
    }

    [Fact]
    public async Task An_owner_sees_the_consequence_before_deciding()
    {
        Assert.Contains("/imports/2/undo", await GetAsync("/imports/2"), StringComparison.Ordinal);

        var page = await GetAsync("/imports/2/undo");
        var text = PageText.Of(page);
        Assert.Contains("Umsatz dieser Bestellungen: jetzt 12,50 €, danach 0,00 €; das sind 12,50 € weniger.", text, StringComparison.Ordinal);
        Assert.Contains("Kunden, die wegfallen 1", text, StringComparison.Ordinal);

        using var form = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", PageText.Token(page))]);
        using var response = await served.Client.PostAsync(new Uri("/imports/2/undo", UriKind.Relative), form);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        while (served.Service<JobQueue>().Unfinished().Count > 0) await Task.Delay(10);
        Assert.Equal(before, await served.Shop.DumpAsync());
        Assert.Contains("wurde schon zurückgenommen", PageText.Of(await GetAsync("/imports/2/undo")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_the_token_takes_nothing_back()
    {
        using var form = new FormUrlEncodedContent([]);
        using var response = await served.Client.PostAsync(new Uri("/imports/2/undo", UriKind.Relative), form);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.NotEqual(before, await served.Shop.DumpAsync());
    }

    private async Task<JsonNode> UndoAsync(long import, bool dryRun)
    {
        var id = new Insights.Server.GraphQL.Requests.GlobalId("Import", import).ToString();
        var payload = (await served.QueryAsync("mutation($id: ID!, $dryRun: Boolean!) { undoImport(id: $id, dryRun: $dryRun) { job { id } errors { __typename } } }", new { id, dryRun }))["undoImport"]!;
        Assert.Empty(payload["errors"]!.AsArray());
        while (true)
        {
            var job = (await served.QueryAsync("query($id: ID!) { job(id: $id) { status finishedAt error import { outcome } undo { fileName rows ordersRemoved ordersRestored customersRemoved amountBefore { amount currency } amountAfter { amount } runs notes } } }", new { id = (string)payload["job"]!["id"]! }))["job"]!;
            if (job["finishedAt"] is not null) return job;
            await Task.Delay(20);
        }
    }

    private Task<string> GetAsync(string path) => served.Client.GetStringAsync(new Uri(PageText.InLanguage(path, "de"), UriKind.Relative));
}
