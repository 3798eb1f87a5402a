using System.Net;
using System.Text.Json.Nodes;
using Insights.Data.Import.Rows;
using Insights.Data.Storage;
using Insights.Server.Tests.Features.Pages;

namespace Insights.Server.Tests.Features.Settings;

public sealed class SettingsTests : IAsyncLifetime
{
    private const string Sales = "customer,date,amount\n7,2024-01-05,2.50\n8,2024-01-06,3.50\n";
    private readonly ServedDatabase served = new();

    public async Task InitializeAsync()
    {
        await served.Shop.ImportTextAsync(Sales);
        await served.StartAsync();
    }

    public async Task DisposeAsync() => await served.DisposeAsync();

    [Fact]
    public async Task What_is_chosen_holds_for_analyses_that_name_nothing_else_and_outlives_imports()
    {
        await SaveAsync(("name", "Café"), ("language", "de"), ("horizon", "30"), ("policy", "thresholds:a=3,b=1"), ("currency", "chf"));
        await served.Shop.ImportTextAsync(Sales + "9,2024-01-07,4.50\n");

        var chosen = await served.Shop.Database.ReadSettingsAsync(CancellationToken.None);
        var shop = (await served.QueryAsync("{ shop { name currency } }"))["shop"]!;
        var silent = await AnalyseAsync("{}");
        var stated = await AnalyseAsync("{ horizonDays: 60, policy: \"share\" }");

        Assert.Equal(("de", "thresholds:a=3,b=1,window=365", 30), (chosen.Language, chosen.TierPolicy, chosen.HorizonDays));
        Assert.Equal(("Café", "CHF"), ((string?)shop["name"], (string?)shop["currency"]));
        Assert.Equal(("thresholds:a=3,b=1,window=365", 30), silent);
        Assert.Equal(("share:a=0.1,b=0.3,window=365", 60), stated);
        Assert.Contains("<html lang=\"de\"", await served.Client.GetStringAsync(new Uri("/", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("horizon", "0", "Days ahead must be between 1 and 730.")]
    [InlineData("horizon", "soon", "Days ahead must be between 1 and 730.")]
    [InlineData("policy", "share:a=2", "That isn't a tier rule.")]
    [InlineData("currency", "EURO", "That isn't a currency code.")]
    [InlineData("time-zone", "Mars/Olympus", "That isn't a time zone.")]
    public async Task What_cannot_be_is_not_saved_and_the_page_says_why(string field, string value, string expected)
    {
        var page = await SaveAsync(("name", "Café"), (field, value));

        Assert.Contains(expected, System.Net.WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Null((await served.Shop.Database.ReadShopAsync(CancellationToken.None))!.Name);
    }

    [Fact]
    public async Task Currency_and_time_zone_can_be_put_right_until_the_first_analysis()
    {
        var changed = await SaveAsync(("currency", "chf"), ("time-zone", "Europe/Zurich"));
        var early = (await served.Shop.Database.ReadShopAsync(CancellationToken.None))!;
        await AnalyseAsync("{}");
        var fixedNow = PageText.Of(await served.Client.GetStringAsync(new Uri("/settings", UriKind.Relative)));
        var refused = await SaveAsync(("currency", "USD"));
        var late = (await served.Shop.Database.ReadShopAsync(CancellationToken.None))!;

        Assert.Contains("Saved.", changed, StringComparison.Ordinal);
        Assert.Equal(("CHF", "Europe/Zurich", false), (early.Currency, early.TimeZone, early.TimeZoneIsAssumed));
        Assert.Contains("Currency: CHF. Time zone: Europe/Zurich. Analyses are built on both", fixedNow, StringComparison.Ordinal);
        Assert.Contains("Analyses rest on the shop", refused, StringComparison.Ordinal);
        Assert.Equal("CHF", late.Currency);
    }

    [Theory]
    [InlineData("{ currency: \"USD\" }", "COMPLETED", null)]
    [InlineData("{ timeZone: \"America/New_York\" }", "COMPLETED", null)]
    [InlineData("{ currency: \"EURO\" }", null, "currency")]
    [InlineData("{ timeZone: \"Mars\" }", null, "timeZone")]
    [InlineData("{ }", null, "currency")]
    public async Task A_program_changes_them_too(string input, string? status, string? wrongField)
    {
        var payload = (await served.QueryAsync($"mutation {{ changeTerms(input: {input}) {{ job {{ id }} errors {{ __typename ... on InvalidInputError {{ field }} }} }} }}"))["changeTerms"]!;

        Assert.Equal(wrongField, (string?)payload["errors"]!.AsArray().FirstOrDefault()?["field"]);
        if (status is null) return;
        string? now;
        do
            now = (string?)(await served.QueryAsync($"{{ job(id: \"{payload["job"]!["id"]}\") {{ status }} }}"))["job"]!["status"];
        while (now is "QUEUED" or "RUNNING");
        Assert.Equal(status, now);
    }

    [Fact]
    public async Task What_was_answered_is_on_the_page_and_can_be_forgotten_there()
    {
        await AnswerAsync();
        var html = await served.Client.GetStringAsync(new Uri("/settings?language=de", UriKind.Relative));
        var text = PageText.Of(html);
        using var form = new FormUrlEncodedContent([new("kind", ""), new("key", "status:on the moon"), new("__RequestVerificationToken", PageText.Token(html))]);
        using var response = await served.Client.PostAsync(new Uri("/settings/answers", UriKind.Relative), form);
        var after = PageText.Of(await response.Content.ReadAsStringAsync());

        Assert.Contains("Was bedeutet „on the moon“ für das Geld einer Zeile? storniert", text, StringComparison.Ordinal);
        Assert.Contains("alle Dateien", text, StringComparison.Ordinal);
        Assert.Contains("Verkäufe mit den Spalten order, customer, date, amount, status", text, StringComparison.Ordinal);
        Assert.DoesNotContain("on the moon", after, StringComparison.Ordinal);
        Assert.Contains("date-order", (await ListAsync()).ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_sees_what_was_answered_and_forgets_it()
    {
        await AnswerAsync();
        const string Forget = "mutation($input: ForgetImportAnswerInput!) { forgetImportAnswer(input: $input) { importAnswers { key } errors { __typename ... on Error { message } } } }";

        var listed = await ListAsync();
        var kind = (string?)listed[1]!["kind"];
        var forgotten = (await served.QueryAsync(Forget, new { input = new { kind, key = "date-order" } }))["forgetImportAnswer"]!;
        var again = (await served.QueryAsync(Forget, new { input = new { kind, key = "date-order" } }))["forgetImportAnswer"]!;

        Assert.Equal([("status:on the moon", "cancelled", null), ("date-order", "dmy", "generic")], listed.Select(answer => ((string?)answer!["key"], (string?)answer["value"], (string?)answer["format"])));
        Assert.Equal(("cancelled: it counts for nothing", "moon.csv"), ((string?)listed[0]!["meaning"], (string?)listed[0]!["fileName"]));
        Assert.Equal(["status:on the moon"], forgotten["importAnswers"]!.AsArray().Select(answer => (string?)answer!["key"]));
        Assert.Empty(forgotten["errors"]!.AsArray());
        Assert.Equal("ImportAnswerNotFoundError", (string?)again["errors"]![0]!["__typename"]);
        Assert.Single(await ListAsync());
    }

    [Theory]
    [InlineData("2024-02-31")]
    [InlineData("31.12.2023")]
    [InlineData("9999-12-31")]
    public async Task An_analysis_as_of_what_is_no_day_or_lies_ahead_is_not_started_in_silence_as_of_another_day(string day)
    {
        using var response = await PageText.PostAsync(served.Client, "/runs", [("as-of", day)]);
        var page = await response.Content.ReadAsStringAsync();

        Assert.Contains("No analysis was started.", page, StringComparison.Ordinal);
        Assert.Empty(PageText.Links(page, "/jobs/"));
    }

    private async Task AnswerAsync() => await served.Shop.ImportTextAsync(
        "order;customer;date;amount;status\n1;K1;03/04/2024;10,00;on the moon\n",
        new ImportOptions { Answers = new Dictionary<string, string> { ["status:on the moon"] = "cancelled", ["date-order"] = "dmy" } }, "moon.csv");

    private async Task<JsonArray> ListAsync() =>
        (await served.QueryAsync("{ importAnswers { kind format columns key question value meaning fileName givenAt } }"))["importAnswers"]!.AsArray();

    /// <summary>Sends the form of the settings, and gives back the page that the browser is sent to.</summary>
    private async Task<string> SaveAsync(params (string Name, string Value)[] fields)
    {
        using var response = await PageText.PostAsync(served.Client, "/settings", fields);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }

    private async Task<(string Policy, int HorizonDays)> AnalyseAsync(string input)
    {
        var job = (string)(await served.QueryAsync($"mutation {{ startAnalysis(input: {input}) {{ job {{ id }} }} }}"))["startAnalysis"]!["job"]!["id"]!;
        while (true)
        {
            var now = (await served.QueryAsync($"{{ job(id: \"{job}\") {{ status run {{ policy horizonDays }} }} }}"))["job"]!;
            if ((string?)now["status"] == "COMPLETED") return ((string)now["run"]!["policy"]!, (int)now["run"]!["horizonDays"]!);
            Assert.Contains((string?)now["status"], new[] { "QUEUED", "RUNNING" });
            await Task.Delay(20);
        }
    }
}
