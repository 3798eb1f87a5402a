using Insights.Ml.Analysis;
using Insights.Server.Features.Runs;

namespace Insights.Server.Tests.GraphQL;

/// <summary>Filters and orders of texts treat letters as people do.</summary>
public sealed class LettersTests : IAsyncLifetime
{
    private readonly ServedDatabase served = new();

    public async Task InitializeAsync()
    {
        await served.Shop.ImportTextAsync("customer,date,amount\n" + string.Concat(Enumerable.Range(1, 6).Select(i => $"K{i},2024-01-0{i},{i}.00\n")));
        await served.Shop.ImportTextAsync(
            "id,name,country\nK1,Müller,Zypern\nK2,Mueller,Österreich\nK3,Muller,Polen\nK4,WEISS,Norwegen\nK5,Weiß,Ägypten\nK6,ΑΘΗΝΆ,Albanien\n", name: "people.csv");
        await new ShopAnalysis(served.Shop.Database, served.Shop.Clock).RunAsync(new DateOnly(2024, 2, 1), new AnalysisOptions(), progress: null, CancellationToken.None);
        await served.StartAsync();
    }

    public async Task DisposeAsync() => await served.DisposeAsync();

    [Theory]
    [InlineData("mü", "K1 K2 K3")]
    [InlineData("mue", "K1 K2")]
    [InlineData("MULLER", "K1 K3")]
    [InlineData("weiss", "K4 K5")]
    [InlineData("weiß", "K4 K5")]
    [InlineData("αθη", "K6")]
    [InlineData("%", "")]
    public async Task A_name_begins_with_letters_as_people_compare_them(string beginning, string expected)
    {
        var nodes = (await served.QueryAsync(
            "query($name: String) { customers(where: { name: { startsWith: $name } }) { nodes { externalId } } }", new { name = beginning }))["customers"]!["nodes"]!.AsArray();

        Assert.Equal(expected, string.Join(' ', nodes.Select(node => (string?)node!["externalId"]).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task Groups_stand_in_the_order_of_an_alphabet()
    {
        string[] expected = ["Ägypten", "Albanien", "Norwegen", "Österreich", "Polen", "Zypern"];
        var data = await served.QueryAsync("""
            { up: customers { groupBy(keys: [COUNTRY]) { nodes { key { country } } } } down: customers { groupBy(keys: [COUNTRY], order: { key: DESC }) { nodes { key { country } } } }
              sales(by: [COUNTRY]) { nodes { country } } purchases { groupBy(keys: [COUNTRY]) { nodes { key { country } } } } }
            """);

        Assert.Equal(expected, data["up"]!["groupBy"]!["nodes"]!.AsArray().Select(group => (string?)group!["key"]!["country"]));
        Assert.Equal(expected.Reverse(), data["down"]!["groupBy"]!["nodes"]!.AsArray().Select(group => (string?)group!["key"]!["country"]));
        Assert.Equal(expected, data["purchases"]!["groupBy"]!["nodes"]!.AsArray().Select(group => (string?)group!["key"]!["country"]));
        Assert.Equal(expected, data["sales"]!["nodes"]!.AsArray().Select(row => (string?)row!["country"]));
    }
}
