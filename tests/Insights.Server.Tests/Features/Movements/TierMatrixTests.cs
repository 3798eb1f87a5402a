using System.Globalization;
using System.Text.Json.Nodes;

namespace Insights.Server.Tests.Features.Movements;

[Collection(AnalystShopTests.Name)]
public class TierMatrixTests(AnalystShop shop)
{
    private const string WithSpend = """
        query($from: ID, $to: ID) { tierMatrix(from: $from, to: $to) { from { asOf knownCustomers } to { asOf knownCustomers }
          cells { from to customers netSpendBefore { amount } netSpendAfter { amount } } } }
        """;

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 1)]
    [InlineData(2, 2)]
    public async Task A_cell_has_the_customers_and_the_spend_of_both_runs(int from, int to)
    {
        var matrix = (await shop.Served.QueryAsync(WithSpend, new { from = AnalystShop.Run(from), to = AnalystShop.Run(to) }))["tierMatrix"]!;

        var expected = await shop.RowsAsync($"""
            SELECT coalesce(substr('ABCD', f + 1, 1), '') || '>' || coalesce(substr('ABCD', t + 1, 1), '') || ' ' || count(*) || ' ' || coalesce(sum(fs), '') || ' ' || coalesce(sum(ts), '')
            FROM (SELECT c.customer_id,
                (SELECT tier FROM customer_results r WHERE r.customer_id = c.customer_id AND r.run_id = {from}) AS f,
                (SELECT net_spend FROM customer_results r WHERE r.customer_id = c.customer_id AND r.run_id = {from}) AS fs,
                (SELECT tier FROM customer_results r WHERE r.customer_id = c.customer_id AND r.run_id = {to}) AS t,
                (SELECT net_spend FROM customer_results r WHERE r.customer_id = c.customer_id AND r.run_id = {to}) AS ts FROM customers c)
            WHERE f IS NOT NULL OR t IS NOT NULL GROUP BY f, t
            """);
        Assert.Equal(expected.Select(row => (string)row[0]!).Order(StringComparer.Ordinal), Cells(matrix).Select(Describe).Order(StringComparer.Ordinal));
        Assert.Equal((int)matrix["from"]!["knownCustomers"]!, Cells(matrix).Where(cell => cell["from"] is not null).Sum(cell => (int)cell["customers"]!));
        Assert.Equal((int)matrix["to"]!["knownCustomers"]!, Cells(matrix).Where(cell => cell["to"] is not null).Sum(cell => (int)cell["customers"]!));
    }

    [Fact]
    public async Task Without_runs_it_is_the_current_one_and_the_one_before_from_the_sums_stored_with_it()
    {
        const string query = "{ tierMatrix { from { asOf } to { asOf } cells { from to customers } } }";
        var matrix = (await shop.Served.QueryAsync(query))["tierMatrix"]!;
        var counted = (await shop.Served.QueryAsync(WithSpend))["tierMatrix"]!;

        Assert.Equal("2024-02-15", (string?)matrix["from"]!["asOf"]);
        Assert.Equal("2024-05-01", (string?)matrix["to"]!["asOf"]);
        Assert.Equal(
            Cells(counted).Select(cell => $"{cell["from"]} {cell["to"]} {cell["customers"]}"), Cells(matrix).Select(cell => $"{cell["from"]} {cell["to"]} {cell["customers"]}"));
    }

    [Fact]
    public async Task There_is_no_matrix_of_a_run_without_an_earlier_one() =>
        Assert.Null((await shop.Served.QueryAsync(WithSpend, new { to = AnalystShop.Run(1) }))["tierMatrix"]);

    private static IEnumerable<JsonNode> Cells(JsonNode matrix) => matrix["cells"]!.AsArray().OfType<JsonNode>();

    private static string Describe(JsonNode cell) => $"{cell["from"]}>{cell["to"]} {cell["customers"]} {Stored(cell["netSpendBefore"])} {Stored(cell["netSpendAfter"])}";

    private static string Stored(JsonNode? money) => money is null ? "" : ((long)((decimal)money["amount"]! * 10_000)).ToString(CultureInfo.InvariantCulture);
}
