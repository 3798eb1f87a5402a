using System.Net;
using System.Text.RegularExpressions;
using Insights.Ml.Analysis;
using Insights.Server.Features.Runs;

namespace Insights.Server.Tests.Features.Pages;

/// <summary>What is done for a customer is recorded, shown, taken back, and not suggested again for a while.</summary>
public sealed partial class DoneTests : IAsyncLifetime
{
    private readonly ServedDatabase served = new();

    public async Task InitializeAsync()
    {
        // Comes every ten days until a month before the end; others are there to compare.
        var rows = new List<string>();
        for (var i = 0; i < 30; i++) rows.Add($"a{i},ada,{new DateOnly(2024, 6, 1).AddDays(-35 - (i * 10)):yyyy-MM-dd},80.00");
        for (var customer = 0; customer < 9; customer++)
            for (var i = 0; i < 12; i++) rows.Add($"o{customer}-{i},o{customer},{new DateOnly(2024, 6, 1).AddDays(-1 - customer - (i * 28)):yyyy-MM-dd},{3 + customer}.00");
        await served.Shop.ImportTextAsync("order,customer,date,amount\n" + string.Join('\n', rows) + "\n");
        served.Shop.Clock.Now = new DateTimeOffset(2024, 6, 1, 12, 0, 0, TimeSpan.Zero);
        await new ShopAnalysis(served.Shop.Database, served.Shop.Clock).RunAsync(new DateOnly(2024, 6, 1), new AnalysisOptions(), progress: null, CancellationToken.None);
        await served.StartAsync();
    }

    public async Task DisposeAsync() => await served.DisposeAsync();

    [Fact]
    public async Task Done_shows_on_Monday_and_on_the_card_and_is_taken_back()
    {
        Assert.Contains("0 of ", await TextAsync("/"), StringComparison.Ordinal);

        using var monday = await PostAsync("/", "/done", done: true);
        Assert.Equal(HttpStatusCode.OK, monday.StatusCode);
        Assert.Contains("1 of ", PageText.Of(await monday.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.Contains("✓ Saturday", await TextAsync("/"), StringComparison.Ordinal);
        Assert.Contains("got in touch", await TextAsync("/customers/1"), StringComparison.Ordinal);

        using var undone = await PostAsync("/customers/1", "/done/undo", done: false);
        Assert.DoesNotContain("got in touch", PageText.Of(await undone.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.Contains("0 of ", await TextAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_day_it_can_no_longer_be_taken_back_and_in_the_next_week_others_are_suggested()
    {
        using (await PostAsync("/", "/done", done: true))
        {
        }
        served.Shop.Clock.Now += TimeSpan.FromDays(1.1);
        Assert.DoesNotContain("/done/undo", await HtmlAsync("/"), StringComparison.Ordinal);
        Assert.Contains("ada", await TextAsync("/"), StringComparison.Ordinal);

        served.Shop.Clock.Now += TimeSpan.FromDays(1);

        Assert.DoesNotContain("ada", PageText.Of(PeopleOf(await HtmlAsync("/"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_of_elsewhere_or_without_sense_records_nothing()
    {
        foreach (var (name, value) in new[] { ("kind", "DANCE"), ("key", new string('k', 101)), ("customer", "77") })
        {
            using var refused = await PostAsync("/", "/done", done: true, name, value);
            Assert.True(refused.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.NotFound, name);
        }
        using var elsewhere = await PostAsync("/", "/done", done: true, "back", "//example.org/");
        Assert.Equal("/", elsewhere.RequestMessage?.RequestUri?.AbsolutePath);
    }

    private async Task<HttpResponseMessage> PostAsync(string page, string action, bool done, string? changed = null, string? value = null)
    {
        var html = await HtmlAsync(page);
        var form = Forms().Matches(html).Select(match => match.Value).First(form => form.Contains($"action=\"{action}\"", StringComparison.Ordinal) && form.Contains("name=\"customer\" value=\"1\"", StringComparison.Ordinal));
        Assert.Equal(done, form.Contains("name=\"kind\"", StringComparison.Ordinal));
        var fields = Fields().Matches(form).Select(match => KeyValuePair.Create(match.Groups["name"].Value, WebUtility.HtmlDecode(match.Groups["name"].Value == changed ? value! : match.Groups["value"].Value)));
        using var content = new FormUrlEncodedContent([.. fields]);
        return await served.Client.PostAsync(new Uri(action, UriKind.Relative), content);
    }

    private Task<string> HtmlAsync(string path) => served.Client.GetStringAsync(new Uri(PageText.InLanguage(path, "en"), UriKind.Relative));

    private async Task<string> TextAsync(string path) => PageText.Of(await HtmlAsync(path));

    private static string PeopleOf(string html) => html[html.IndexOf("<ul class=\"people\"", StringComparison.Ordinal)..html.IndexOf("</ul>", html.IndexOf("<ul class=\"people\"", StringComparison.Ordinal), StringComparison.Ordinal)];

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Forms();

    [GeneratedRegex("name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Fields();
}
