namespace Insights.Server.Tests.GraphQL;

/// <summary>Variables whose values cannot be: the error names the variable, whichever engine is built.</summary>
[Collection(ServedShopTests.Name)]
public class VariablesTests(ServedShop served)
{
    [Theory]
    [InlineData("Int", "customers(first: $some) { totalCount }", "many")]
    [InlineData("Int", "customers(first: $some) { totalCount }", 99999999999)]
    [InlineData("ID!", "customer(id: $some) { id }", null)]
    [InlineData("Tier", "nextVips(tier: $some) { totalCount }", "Z")]
    [InlineData("Date", "purchases(where: { day: { eq: $some } }) { totalCount }", "2024-02-30")]
    [InlineData("Decimal", "customers(where: { netSpend: { gt: $some } }) { totalCount }", "much")]
    public async Task The_error_names_the_variable(string type, string field, object? some)
    {
        var answer = await served.PostAsync($"query($some: {type}) {{ {field} }}", new { some });

        Assert.Equal("VALIDATION_FAILED", (string?)answer["errors"]![0]!["extensions"]!["code"]);
        Assert.Contains("'$some'", (string?)answer["errors"]![0]!["message"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("purchaseDays", "many")]
    [InlineData("netSpend", "much")]
    [InlineData("lastPurchase", "2024-02-30")]
    public async Task The_error_names_the_variable_in_which_the_value_lies(string field, string value)
    {
        var where = new Dictionary<string, object> { [field] = new { gt = value } };
        var answer = await served.PostAsync("query($where: CustomerFilter) { customers(where: $where) { totalCount } }", new { where });

        Assert.Equal("VALIDATION_FAILED", (string?)answer["errors"]![0]!["extensions"]!["code"]);
        Assert.Contains("'$where", (string?)answer["errors"]![0]!["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_of_the_document_is_no_error_of_a_variable()
    {
        var answer = await served.PostAsync("query($shop: ID!) { shop { nonsense } node(id: $shop) { id } }", new { shop = "x" });

        Assert.DoesNotContain("Variable '$shop'", (string?)answer["errors"]![0]!["message"], StringComparison.Ordinal);
    }
}
