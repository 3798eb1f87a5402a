using System.Buffers.Text;
using System.Text;
using Insights.Ml.Analysis;
using Insights.Server.Features.Runs;

namespace Insights.Server.Tests.GraphQL;

/// <summary>A decoded cursor contains no personal data.</summary>
public sealed class CursorTests : IAsyncLifetime
{
    private const int Customers = 40;
    private static readonly string[] Lists = ["customers", "customers(order: [{ tier: ASC }, { netSpend: DESC }])", "customers(order: [{ vipProbability: ASC }])", "nextVips(tier: C)", "churnRisks(tier: C)", "purchases"];
    private readonly ServedDatabase served = new();

    public async Task InitializeAsync()
    {
        await served.Shop.ImportTextAsync("email,date,amount\n" + string.Concat(Enumerable.Range(0, Customers * 3).Select(i =>
            $"person{i % Customers}@example.org,2024-0{1 + i / Customers}-0{1 + i % 9},{100 + i % 4}.00\n")));
        await new ShopAnalysis(served.Shop.Database, served.Shop.Clock).RunAsync(new DateOnly(2024, 6, 1), new AnalysisOptions(), progress: null, CancellationToken.None);
        await served.StartAsync();
    }

    public async Task DisposeAsync() => await served.DisposeAsync();

    [Fact]
    public async Task It_holds_no_e_mail_address_and_no_amount()
    {
        foreach (var list in Lists)
        {
            var edges = (await served.QueryAsync($"{{ list: {list} {{ pageInfo {{ startCursor endCursor }} edges {{ cursor }} }} }}"))["list"]!;
            string[] cursors = [.. edges["edges"]!.AsArray().Select(edge => (string)edge!["cursor"]!), (string?)edges["pageInfo"]!["endCursor"] ?? "", (string?)edges["pageInfo"]!["startCursor"] ?? ""];
            foreach (var cursor in cursors)
            {
                var text = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor));
                Assert.DoesNotContain("@example", text, StringComparison.Ordinal);
                Assert.DoesNotContain("person", text, StringComparison.Ordinal);
                if (list.StartsWith("customers", StringComparison.Ordinal)) Assert.DoesNotMatch("0000", text);
            }
        }
    }

    [Fact]
    public async Task Addresses_of_pages_hold_none_either()
    {
        foreach (var page in new[] { "/customers", "/next-vips", "/churn-risks" })
            Assert.All(
                System.Text.RegularExpressions.Regex.Matches(await served.Client.GetStringAsync(page), "(?:after|before)=([A-Za-z0-9_-]+)").Select(match => Encoding.UTF8.GetString(Base64Url.DecodeFromChars(match.Groups[1].Value))),
                text => Assert.DoesNotContain("@example", text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_cursor_of_a_customer_who_is_gone_is_refused_and_others_go_on()
    {
        const string query = "query($after: String) { customers(first: 5, after: $after) { edges { cursor node { externalId } } } }";
        var edges = (await served.QueryAsync(query))["customers"]!["edges"]!.AsArray();
        await using (var connection = await served.Shop.Database.OpenAsync(CancellationToken.None))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"DELETE FROM customer_results WHERE customer_id = (SELECT customer_id FROM customers WHERE external_id = '{(string?)edges[2]!["node"]!["externalId"]}')";
            await command.ExecuteNonQueryAsync();
        }

        Assert.Equal("INVALID_CURSOR", await served.CodeAsync(query, new { after = (string?)edges[2]!["cursor"] }));
        var next = (await served.QueryAsync(query, new { after = (string?)edges[1]!["cursor"] }))["customers"]!["edges"]!.AsArray();
        Assert.Equal((string?)edges[3]!["node"]!["externalId"], (string?)next[0]!["node"]!["externalId"]);
    }
}
