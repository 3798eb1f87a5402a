using System.Text.Json.Nodes;
using Insights.Data.Tiers;
using Insights.Ml.Analysis;
using Insights.Server.Features.Runs;

namespace Insights.Server.Tests.GraphQL;

/// <summary>Values of filters are compared as they are written, also with more decimals than are stored.</summary>
public sealed class FilterDecimalsTests : IAsyncLifetime
{
    private readonly ServedDatabase served = new();

    /// <summary>Three customers of 100.00 and one of 99.99.</summary>
    public async Task InitializeAsync()
    {
        await served.Shop.ImportTextAsync("customer,date,amount\nK1,2024-01-05 10:00:00,100.00\nK2,2024-01-05 10:00:01,100.00\nK3,2024-01-06 10:00:00,100.00\nK4,2024-01-07 10:00:00,99.99\n");
        await new ShopAnalysis(served.Shop.Database, served.Shop.Clock).RunAsync(
            new DateOnly(2024, 2, 1), new AnalysisOptions { Policy = TierPolicy.Default }, progress: null, CancellationToken.None);
        await served.StartAsync();
    }

    public async Task DisposeAsync() => await served.DisposeAsync();

    [Theory]
    [InlineData("gt", "99.99999", 3)]
    [InlineData("gte", "99.99999", 3)]
    [InlineData("lt", "99.99999", 1)]
    [InlineData("lte", "99.99999", 1)]
    [InlineData("eq", "99.99999", 0)]
    [InlineData("neq", "99.99999", 4)]
    [InlineData("gt", "100.00001", 0)]
    [InlineData("gte", "100.00001", 0)]
    [InlineData("lt", "100.00001", 4)]
    [InlineData("lte", "100.00001", 4)]
    [InlineData("eq", "100.00001", 0)]
    [InlineData("eq", "100.0000000", 3)]
    [InlineData("gt", "100", 0)]
    [InlineData("gte", "100", 3)]
    [InlineData("gt", "-0.00001", 4)]
    [InlineData("lte", "-0.00001", 0)]
    [InlineData("gt", "99.9999999999999999999999", 3)]
    [InlineData("lt", "100.0000000000000000000001", 4)]
    public async Task Money_is_compared_with_all_decimals_in_literals_and_variables(string operation, string value, int expected)
    {
        var literal = await served.QueryAsync($"{{ customers(where: {{ netSpend: {{ {operation}: {value} }} }}) {{ totalCount }} purchases(where: {{ amount: {{ {operation}: {value} }} }}) {{ totalCount }} }}");
        var variable = await served.QueryAsync(
            "query($where: CustomerFilter, $of: PurchaseFilter) { customers(where: $where) { totalCount } purchases(where: $of) { totalCount } }",
            JsonNode.Parse($$"""{ "where": { "netSpend": { "{{operation}}": {{value}} } }, "of": { "amount": { "{{operation}}": {{value}} } } }"""));
        var decimalVariable = await served.QueryAsync(
            $"query($value: Decimal) {{ customers(where: {{ netSpend: {{ {operation}: $value }} }}) {{ totalCount }} purchases(where: {{ amount: {{ {operation}: $value }} }}) {{ totalCount }} }}",
            JsonNode.Parse($$"""{ "value": {{value}} }"""));

        foreach (var answer in new[] { literal, variable, decimalVariable })
            Assert.Equal((expected, expected), ((int)answer["customers"]!["totalCount"]!, (int)answer["purchases"]!["totalCount"]!));
    }

    [Theory]
    [InlineData("sum", "gt", "399.98999", 1)]
    [InlineData("sum", "gte", "399.99001", 0)]
    [InlineData("max", "gt", "99.99999", 1)]
    [InlineData("mean", "gt", "99.9974", 1)]
    [InlineData("mean", "gt", "99.9975", 0)]
    [InlineData("mean", "gte", "99.9975", 1)]
    [InlineData("mean", "lt", "99.99751", 1)]
    [InlineData("mean", "lt", "99.99749", 0)]
    [InlineData("count", "gte", "4", 1)]
    [InlineData("count", "gt", "4", 0)]
    public async Task Figures_of_groups_are_compared_with_all_decimals(string figure, string operation, string value, int expected)
    {
        var data = await served.QueryAsync($"{{ customers {{ groupBy(keys: [COUNTRY], having: {{ netSpend: {{ {figure}: {{ {operation}: {value} }} }} }}) {{ totalCount }} }} }}");

        Assert.Equal(expected, (int)data["customers"]!["groupBy"]!["totalCount"]!);
    }
}
