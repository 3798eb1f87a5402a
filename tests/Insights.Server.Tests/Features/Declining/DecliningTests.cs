using System.Text.Json.Nodes;

namespace Insights.Server.Tests.Features.Declining;

[Collection(OwnersShopTests.Name)]
public class DecliningTests(OwnersShop shop)
{
    private const string One = "from to churnBefore churnNow customer { externalId result { netSpend { amount } } }";

    [Fact]
    public async Task Those_who_slipped_are_the_ones_whom_both_runs_tell_so_by_what_they_had_spent()
    {
        var slipped = (await shop.Served.QueryAsync($"{{ slipped(first: 100) {{ {One} }} }}"))["slipped"]!.AsArray();
        var expected = new List<(decimal Spend, string Id)>();
        string? cursor = null;
        do
        {
            var page = (await shop.Served.QueryAsync($"{{ customers(first: 100{(cursor is null ? "" : $", after: \"{cursor}\"")}) {{ pageInfo {{ hasNextPage endCursor }} nodes {{ externalId tierHistory {{ tier netSpend {{ amount }} churn {{ probability }} }} }} }} }}"))["customers"]!;
            foreach (var customer in page["nodes"]!.AsArray())
            {
                if (customer!["tierHistory"]!.AsArray() is not [{ } now, { } before]) continue;
                var (from, to) = ((string)before["tier"]!, (string)now["tier"]!);
                var isDown = string.CompareOrdinal(to, from) > 0;
                var isAtRisk = to is "A" or "B" && Churn(now) >= 0.5 && Churn(before) < 0.5;
                if (from is "A" or "B" && (isDown || isAtRisk)) expected.Add(((decimal)before["netSpend"]!["amount"]!, (string)customer["externalId"]!));
            }
            cursor = (bool)page["pageInfo"]!["hasNextPage"]! ? (string?)page["pageInfo"]!["endCursor"] : null;
        }
        while (cursor is not null);

        Assert.NotEmpty(expected);
        Assert.Equal(expected.OrderByDescending(one => one.Spend).Take(100).Select(one => one.Spend), slipped.Select(one => expected.Single(e => e.Id == (string)one!["customer"]!["externalId"]!).Spend));
    }

    [Fact]
    public async Task Before_the_second_run_nobody_has_slipped()
    {
        var first = (await shop.Served.QueryAsync("{ runs { nodes { id asOf } } }"))["runs"]!["nodes"]!.AsArray()[^1]!;

        var slipped = (await shop.Served.QueryAsync($"{{ slipped(run: \"{first["id"]}\") {{ {One} }} }}"))["slipped"]!.AsArray();

        Assert.Empty(slipped);
    }

    private static double? Churn(JsonNode result) => (double?)result["churn"]!["probability"];
}
