using System.Text.RegularExpressions;
using Insights.Server.Tests.Browser;
using Insights.Server.Tests.GraphQL.Live;
using Microsoft.Playwright;

namespace Insights.Server.Tests.Features.Ide;

/// <summary>The IDE as an analyst has it: in a browser.</summary>
[Collection(BrowserTests.Name)]
public partial class IdePageTests(Chromium chromium, ServedShop shop)
{
    private Uri Address => new(shop.Client.BaseAddress!, "/graphql/ide");

    [IdeFact]
    public async Task An_example_runs_without_a_complaint_of_the_browser_and_without_a_request_to_another_host()
    {
        await using var watched = await OpenAsync(Address);

        await watched.Page.GetByText("Next VIPs, with reasons").ClickAsync();
        await RunAsync(watched.Page);
        await ResponseSaysAsync(watched.Page, "\"nextVip\"");
        await watched.HasWorkerAsync("graphql.worker");
        await watched.PictureAsync("ide");

        Assert.Empty(watched.Complaints);
        Assert.Contains(watched.Requests, request => request.AbsolutePath.EndsWith(".woff2", StringComparison.Ordinal));
        Assert.All(watched.Requests, request => Assert.Equal(Address.Authority, request.Authority));
    }

    [IdeFact]
    public async Task An_example_opens_in_a_tab_of_its_own_with_its_variables()
    {
        await using var watched = await OpenAsync(Address);

        await watched.Page.GetByText("What another tier policy would do").ClickAsync();
        await Assertions.Expect(watched.Page.Locator(".graphiql-tab")).ToHaveCountAsync(2);
        await RunAsync(watched.Page);

        await ResponseSaysAsync(watched.Page, "thresholds:a=1000,b=300");
        Assert.Empty(watched.Complaints);
    }

    [IdeFact]
    public async Task The_explorer_writes_a_field_into_the_query()
    {
        await using var watched = await OpenAsync(Link("{ shop { currency } }"));

        await watched.Page.GetByLabel("Show GraphiQL Explorer").ClickAsync();
        await watched.Page.Locator(".graphiql-explorer-node").GetByText("timeZone", new LocatorGetByTextOptions { Exact = true }).ClickAsync();
        await QuerySaysAsync(watched.Page, "timeZone");
        await RunAsync(watched.Page);
        await ResponseSaysAsync(watched.Page, "\"timeZone\": \"Europe/London\"");
        await watched.PictureAsync("ide-explorer");

        Assert.Empty(watched.Complaints);
    }

    [IdeFact]
    public async Task A_link_opens_its_query_and_its_variables()
    {
        await using var watched = await OpenAsync(Link("query Best($n: Int!) { nextVips(first: $n) { nodes { externalId } } }", """{ "n": 2 }"""));

        await QuerySaysAsync(watched.Page, "Best");
        await RunAsync(watched.Page);
        await ResponseSaysAsync(watched.Page, "externalId");

        Assert.Equal(2, ExternalId().Count(await watched.Page.Locator(".graphiql-response").InnerTextAsync()));
        Assert.Empty(watched.Complaints);
    }

    [IdeFact]
    public async Task A_subscription_shows_what_happens_and_can_be_stopped()
    {
        await using var live = await LiveShop.StartAsync();
        await using var watched = await OpenAsync(Link("subscription { runFinished { asOf } }", at: live.Address));

        await RunAsync(watched.Page);
        await LiveShop.UntilAsync(() => live.RunListeners == 1);
        await live.AnalyseAsync(new DateOnly(2024, 6, 1));
        await ResponseSaysAsync(watched.Page, "2024-06-01");
        await watched.Page.GetByLabel("Stop query").ClickAsync();

        await LiveShop.UntilAsync(() => live.RunListeners == 0);
        Assert.Empty(watched.Complaints);
    }

    [IdeFact]
    public async Task Where_introspection_is_off_the_page_says_so_and_explores_the_published_schema()
    {
        await using var live = await LiveShop.StartAsync(("GraphQL:Documents:Introspection", "false"));
        await using var watched = await OpenAsync(Link("{ shop { currency } }", at: live.Address));

        await Assertions.Expect(watched.Page.GetByRole(AriaRole.Note)).ToContainTextAsync("Introspection is turned off");
        await watched.Page.GetByLabel("Show GraphiQL Explorer").ClickAsync();
        await watched.Page.Locator(".graphiql-explorer-node").GetByText("timeZone", new LocatorGetByTextOptions { Exact = true }).WaitForAsync();
        await watched.PictureAsync("ide-no-introspection");

        Assert.Empty(watched.Complaints);
    }

    private async Task<WatchedPage> OpenAsync(Uri address)
    {
        var watched = await chromium.OpenAsync();
        await watched.Page.GotoAsync(address.AbsoluteUri);
        await watched.Page.Locator(".graphiql-query-editor .view-lines").WaitForAsync();
        return watched;
    }

    private Uri Link(string query, string? variables = null, Uri? at = null) => new(
        at ?? Address, $"/graphql/ide?query={Uri.EscapeDataString(query)}{(variables is null ? "" : "&variables=" + Uri.EscapeDataString(variables))}");

    private static Task RunAsync(IPage page) => page.Locator(".graphiql-execute-button").ClickAsync();

    private static Task ResponseSaysAsync(IPage page, string text) => SaysAsync(page.Locator(".graphiql-response"), text);

    private static Task QuerySaysAsync(IPage page, string text) => SaysAsync(page.Locator(".graphiql-query-editor"), text);

    /// <summary>The editor draws spaces as spaces that do not break.</summary>
    private static Task SaysAsync(ILocator editor, string text) =>
        Assertions.Expect(editor).ToContainTextAsync(new Regex(Regex.Escape(text).Replace(@"\ ", @"\s", StringComparison.Ordinal), RegexOptions.None, TimeSpan.FromSeconds(1)));

    [GeneratedRegex("\"externalId\"")]
    private static partial Regex ExternalId();
}
