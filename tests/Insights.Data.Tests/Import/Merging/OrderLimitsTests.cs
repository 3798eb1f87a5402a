using Insights.Data.Import.Messages;
using Insights.Data.Import.Results;
using Insights.Data.Import.Rows;
using Insights.Testing;
using Microsoft.EntityFrameworkCore;

namespace Insights.Data.Tests.Import.Merging;

public sealed class OrderLimitsTests : IDisposable
{
    private const string Header = "customer,date,amount,order,product\n";
    private readonly TestShop shop = new();

    private static readonly ImportOptions RowByRow = new() { Answers = new Dictionary<string, string> { ["amount-per-order"] = "row" } };

    public void Dispose() => shop.Dispose();

    [Fact]
    public async Task The_rows_of_an_order_that_adds_up_to_more_than_money_can_be_are_rejected_and_the_others_are_in()
    {
        var result = await shop.ImportTextAsync(Header + string.Concat(Enumerable.Range(0, 1000).Select(i => $"bob,2024-05-01,999999999999,A1,P{i}\n")) + "ann,2024-05-01,5.00,A2,P\n", RowByRow);

        Assert.Equal(new LineCounts(1, 0, 0, 0, 1000), result.Lines);
        Assert.Contains("more than one trillion", result.Rejections[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_with_which_the_shop_would_have_more_than_money_can_be_is_refused()
    {
        string File(int from) => Header + string.Concat(Enumerable.Range(from, 60).Select(i => $"bob,2024-05-01,999999999999,A{i},P\n"));
        await shop.ImportTextAsync(File(0));

        var error = await Assert.ThrowsAsync<ImportException>(() => shop.ImportTextAsync(File(60)));

        Assert.Equal("shop-beyond-range", error.Details.Code);
        await using var context = shop.Database.CreateContext();
        Assert.Equal(60, await context.Baskets.CountAsync());
    }

    [Fact]
    public async Task Very_many_equal_rows_of_one_order_are_one_line()
    {
        var result = await shop.ImportTextAsync(Header + string.Concat(Enumerable.Repeat("bob,2024-05-01,0.50,A1,P\n", 150_000)));

        Assert.Equal(new LineCounts(150_000, 0, 0, 0, 0), result.Lines);
        await using var context = shop.Database.CreateContext();
        var basket = await context.Baskets.SingleAsync();
        Assert.Equal((75_000m, 150_000, 150_000m), (basket.Amount.Amount, basket.LineCount, basket.Quantity.Units));
        Assert.Equal(75_000m, (await context.BasketLines.SingleAsync()).Amount.Amount);
    }

    [Fact]
    public async Task An_order_of_more_different_rows_than_one_can_have_is_rejected()
    {
        var result = await shop.ImportTextAsync(Header + string.Concat(Enumerable.Range(0, 100_001).Select(i => FormattableString.Invariant($"bob,2024-05-01,{i % 977}.{i / 977 % 100:D2},A1,P{i % 3}\n"))) + "ann,2024-05-01,5.00,A2,P\n");

        Assert.Equal(new LineCounts(1, 0, 0, 0, 100_001), result.Lines);
        Assert.Contains("A1", result.Rejections[0].Reason, StringComparison.Ordinal);
    }
}
