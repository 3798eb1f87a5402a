using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Insights.Data.Customers;
using Insights.Data.Runs;
using Insights.Ml.Explanations;
using Insights.Server.Features.Exports;
using Insights.Server.Queries.Customers;
using Insights.Server.Queries.Exports;

namespace Insights.Server.Tests.Features;

/// <summary>What is expected, how far it may be off, and when, as the API and exports show it.</summary>
[Collection(ServedShopTests.Name)]
public class ExpectationsTests(ServedShop served)
{
    [Fact]
    public async Task Every_figure_of_a_customer_comes_with_its_interval()
    {
        var customers = (await served.QueryAsync("""
            { nextVips(first: 50) { nodes { result { lifetimePurchaseDays
              nextVip { probability interval { low high } } churn { probability interval { low high } } probabilityAlive probabilityAliveInterval { low high }
              expectedPurchases expectedPurchasesInterval { low high } expectedSpend { amount } expectedSpendInterval { low { amount currency } high { amount } }
              clv { amount } clvInterval { low { amount } high { amount } } } } } }
            """))["nextVips"]!["nodes"]!.AsArray();

        Assert.NotEmpty(customers);
        Assert.All(customers, customer =>
        {
            var result = customer!["result"]!;
            foreach (var target in new[] { "nextVip", "churn" }) Holds(result[target]!["probability"]!, result[target]!["interval"]!);
            Holds(result["expectedPurchases"]!, result["expectedPurchasesInterval"]!);
            if ((int)result["lifetimePurchaseDays"]! > 1) Holds(result["probabilityAlive"]!, result["probabilityAliveInterval"]!);
            // One purchase does not tell who has left.
            else Assert.All(new[] { "probabilityAlive", "probabilityAliveInterval" }, figure => Assert.Null(result[figure]));
            foreach (var amount in new[] { "expectedSpend", "clv" })
            {
                var interval = result[amount + "Interval"]!;
                Assert.InRange(Amount(result[amount]!), Amount(interval["low"]!), Amount(interval["high"]!));
            }
        });
    }

    [Fact]
    public async Task The_next_purchase_of_regular_customers_has_dates_in_their_order()
    {
        var dates = (await served.QueryAsync("{ churnRisks(first: 100) { nodes { result { nextPurchase { early date late } } } } }"))["churnRisks"]!["nodes"]!.AsArray()
            .Select(customer => customer!["result"]!["nextPurchase"]).OfType<JsonNode>().Where(next => next["late"] is not null).ToList();

        Assert.NotEmpty(dates);
        Assert.All(dates, next => Assert.True(Day(next, "early") <= Day(next, "date") && Day(next, "date") <= Day(next, "late")));
    }

    [Fact]
    public async Task The_outlook_adds_up_and_has_an_interval()
    {
        var outlook = (await served.QueryAsync("""
            { run { outlook { knownCustomers { amount } newCustomers { amount } anonymous { amount } total { amount currency }
              totalInterval { low { amount } high { amount } } earlierPeriods coverage } } }
            """))["run"]!["outlook"]!;
        var total = Amount(outlook["total"]!);

        Assert.Equal(total, Amount(outlook["knownCustomers"]!) + Amount(outlook["newCustomers"]!) + Amount(outlook["anonymous"]!), 2);
        Assert.InRange(total, Amount(outlook["totalInterval"]!["low"]!), Amount(outlook["totalInterval"]!["high"]!));
        Assert.True((int)outlook["earlierPeriods"]! > 2);
        Assert.InRange((double)outlook["coverage"]!, 0, 1);
    }

    [Fact]
    public async Task An_export_has_the_intervals_in_cells_of_their_own_and_empty_cells_where_there_are_none()
    {
        var known = new CustomerResult
        {
            Reasons = "",
            VipProbabilityLow = 0.1,
            VipProbabilityHigh = 0.25,
            NextPurchase = new DateOnly(2024, 7, 3),
            Clv = Data.Values.Money.From(12.5m),
        };
        var customers = new[] { Exported("7", known), Exported("8", new CustomerResult { Reasons = "" }) };
        var writer = new ExportWriter(new DateOnly(2024, 6, 1), new Sentences(CultureInfo.GetCultureInfo("en"), "EUR"));
        using var csv = new StringWriter();
        using var json = new MemoryStream();

        await writer.WriteCsvAsync(customers.ToAsyncEnumerable(), csv, CancellationToken.None);
        await writer.WriteNdjsonAsync(customers.ToAsyncEnumerable(), json, CancellationToken.None);

        var rows = csv.ToString().Split("\r\n").Select(row => row.Split(',')).ToList();
        var objects = Encoding.UTF8.GetString(json.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!).ToList();
        Assert.Equal(rows[0], objects[0].AsObject().Select(property => property.Key));
        Assert.Equal(
            ["0.1", "0.25", "2024-07-03", "12.50", ""],
            new[] { "vip_probability_low", "vip_probability_high", "next_purchase", "clv", "clv_low" }.Select(column => rows[1][Array.IndexOf(rows[0], column)]));
        Assert.Equal(("2024-07-03", 12.5), ((string?)objects[0]["next_purchase"], (double?)objects[0]["clv"]));
        var intervals = Array.IndexOf(rows[0], "vip_probability_low");
        Assert.All(rows[2][intervals..(intervals + 16)], Assert.Empty);
        Assert.Null(objects[1]["clv"]);
    }

    private static ExportedCustomer Exported(string id, CustomerResult result) =>
        new(new CustomerView(new CustomerId(1), id, null, null, null, null, null, null, result), result, OrderCounts.None);

    private static void Holds(JsonNode figure, JsonNode interval) =>
        Assert.InRange((double)figure, (double)interval["low"]!, (double)interval["high"]!);

    private static decimal Amount(JsonNode money) => decimal.Parse(money["amount"]!.ToString(), CultureInfo.InvariantCulture);

    private static DateOnly Day(JsonNode next, string name) => DateOnly.Parse((string)next[name]!, CultureInfo.InvariantCulture);
}
