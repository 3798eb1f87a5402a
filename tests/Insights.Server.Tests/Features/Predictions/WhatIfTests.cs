namespace Insights.Server.Tests.Features.Predictions;

[Collection(ServedShopTests.Name)]
public class WhatIfTests(ServedShop served)
{
    [Fact]
    public async Task A_what_if_raises_the_probability_of_becoming_a_vip_and_churn_has_none()
    {
        var customers = (await served.QueryAsync("""
            { nextVips(first: 50) { nodes { result { nextVip { probability whatIf { kind probability text } german: whatIf(language: DE) { text } } churn { whatIf { kind } } } } } }
            """))["nextVips"]!["nodes"]!.AsArray().Select(customer => customer!["result"]!).ToList();
        var withOne = customers.Where(result => result["nextVip"]!["whatIf"] is not null).ToList();

        Assert.All(customers, result => Assert.Null(result["churn"]!["whatIf"]));
        Assert.NotEmpty(withOne);
        Assert.All(withOne, result =>
        {
            Assert.True((double)result["nextVip"]!["whatIf"]!["probability"]! > (double)result["nextVip"]!["probability"]!);
            Assert.StartsWith("of customers like this", (string?)result["nextVip"]!["whatIf"]!["text"], StringComparison.Ordinal);
            Assert.StartsWith("wer so einkauft", (string?)result["nextVip"]!["german"]!["text"], StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task The_deprecated_lift_has_the_value_of_what_if()
    {
        var whatIf = await ValuesOf("whatIf");

        Assert.Contains(whatIf, value => value != "null");
        Assert.Equal(whatIf, await ValuesOf("lift"));

        async Task<List<string>> ValuesOf(string field) =>
            [.. (await served.QueryAsync($"{{ nextVips(first: 50) {{ nodes {{ result {{ nextVip {{ {field}(language: DE) {{ kind probability text }} }} }} }} }} }}"))["nextVips"]!["nodes"]!
                .AsArray().Select(customer => customer!["result"]!["nextVip"]![field]?.ToJsonString() ?? "null")];
    }

    [Fact]
    public async Task Introspection_reports_lift_as_deprecated_in_favour_of_what_if()
    {
        var fields = (await served.QueryAsync("""
            { __type(name: "Prediction") { fields(includeDeprecated: true) { name isDeprecated deprecationReason } current: fields { name } } }
            """))["__type"]!;

        var lift = Assert.Single(fields["fields"]!.AsArray(), field => (bool)field!["isDeprecated"]!)!;
        Assert.Equal(("lift", "Use whatIf."), ((string?)lift["name"], (string?)lift["deprecationReason"]));
        Assert.Contains("whatIf", fields["current"]!.AsArray().Select(field => (string?)field!["name"]));
        Assert.DoesNotContain("lift", fields["current"]!.AsArray().Select(field => (string?)field!["name"]));
    }
}
