using System.Text.Json.Nodes;

namespace Insights.Server.Tests.Features;

/// <summary>Reasons are read only where they are requested, and are the same everywhere.</summary>
[Collection(ServedShopTests.Name)]
public class CustomerReasonsTests(ServedShop shop)
{
    private const string Reasons = "externalId result { nextVip { reasons { text } } }";

    [Theory]
    [InlineData("{ customers(first: 5, where: { tier: { eq: B } }, order: [{ vipProbability: DESC }]) { nodes { " + Reasons + " } } }")]
    [InlineData("{ customers(first: 5, where: { tier: { eq: B } }, order: [{ vipProbability: DESC }]) { edges { node { " + Reasons + " } } } }")]
    [InlineData("{ customers(first: 5, where: { tier: { eq: B } }, order: [{ vipProbability: DESC }]) { nodes { externalId ...why } } } fragment why on Customer { result { why: nextVip { ... on Prediction { reasons { text } } } } }")]
    public async Task A_list_of_customers_gives_the_reasons_of_the_list_of_next_vips(string query)
    {
        var expected = (await shop.QueryAsync("{ nextVips(first: 5) { nodes { " + Reasons + " } } }"))["nextVips"]!;
        var found = (await shop.QueryAsync(query))["customers"]!;

        Assert.All(Texts(expected), text => Assert.NotEqual("", text));
        Assert.NotEmpty(Texts(expected));
        Assert.Equal(Texts(expected), Texts(found));
    }

    private static List<string> Texts(JsonNode node) => node switch
    {
        JsonObject fields => [.. fields.SelectMany(field => field.Key == "text" ? [(string)field.Value!] : field.Value is null ? [] : Texts(field.Value))],
        JsonArray items => [.. items.OfType<JsonNode>().SelectMany(Texts)],
        _ => [],
    };
}
