using Insights.Data.Import.Merging;
using Insights.Data.Import.Results;
using Insights.Data.Import.Rows;
using Insights.Testing;
using Microsoft.EntityFrameworkCore;

namespace Insights.Data.Tests.Import.Merging;

/// <summary>What several files together say of the same orders.</summary>
public sealed class OrdersOverTimeTests : IDisposable
{
    private const string Header = "customer,date,amount,order,product\n";
    private const string Shopify = "Name,Email,Financial Status,Currency,Total,Discount Amount,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Cancelled at,Refunded Amount,Source,Lineitem discount\n";
    private const string Square = "Date,Time,Time Zone,Gross Sales,Net Sales,Partial Refunds,Transaction ID,Event Type,Customer ID,Customer Name,Transaction Status\n";
    private readonly TestShop shop = new();

    public void Dispose() => shop.Dispose();

    [Fact]
    public async Task Receipt_numbers_that_start_again_on_another_day_are_other_receipts()
    {
        await shop.ImportTextAsync(Header + "K1,2025-01-13,10.00,1,\nK2,2025-01-13,20.00,2,\n", At(2025));

        var tuesday = await shop.ImportTextAsync(Header + "K1,2025-01-14,30.00,1,\nK3,2025-01-14,40.00,2,\n", At(2025));

        Assert.Equal(new LineCounts(2, 0, 0, 0, 0), tuesday.Lines);
        Assert.Equal(100.00m, await TotalAsync());
        Assert.DoesNotContain(tuesday.Remarks, remark => remark.Code == "note-orders-replaced");
    }

    [Fact]
    public async Task Twenty_receipts_of_one_month_are_not_replaced_by_those_of_the_next()
    {
        string Month(int month) => Header + string.Concat(Enumerable.Range(1, 20).Select(i => FormattableString.Invariant($"K{i % 7},2024-0{month}-{i:D2},{month}.00,{i},\n")));
        await shop.ImportTextAsync(Month(1));

        await shop.ImportTextAsync(Month(2));

        Assert.Equal(60.00m, await TotalAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_order_whose_rows_lie_in_two_monthly_files_is_there_as_a_whole(bool februaryFirst)
    {
        string[] files = [Header + "bob,2024-01-31,10.00,A,P1\nann,2024-01-15,5.00,B,P1\n", Header + "bob,2024-02-01,20.00,A,P2\nann,2024-02-15,5.00,C,P1\n"];
        if (februaryFirst) Array.Reverse(files);

        foreach (var file in files) await shop.ImportTextAsync(file);

        Assert.Equal(40.00m, await TotalAsync());
    }

    [Fact]
    public async Task An_id_that_looks_like_one_of_the_programs_is_an_order_of_its_own()
    {
        await shop.ImportTextAsync(Header + "bob,2024-05-01,10.00,A,P1\nbob,2024-05-02,20.00,A,P2\nbob,2024-05-02,7.00,A#day-2024-05-02,P3\nbob,2024-05-02,1.00,~17s~bob,P3\nbob,2024-05-02,2.00,A\u001eday-2024-05-01,P3\n");
        await shop.ImportTextAsync(Header + "bob,2024-05-01,10.00,A,P1\nbob,2024-05-02,20.00,A,P2\n");

        Assert.Equal(40.00m, await TotalAsync());
        await using var context = shop.Database.CreateContext();
        Assert.Equal(
            ["A", "A", "A#day-2024-05-02", "Aday-2024-05-01", "~17s~bob"],
            (await context.Baskets.Select(basket => basket.OrderRef).ToListAsync()).Select(DerivedReference.OrderOf).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_older_export_does_not_revive_a_cancelled_order_and_says_so()
    {
        const string Paid = "#1,ada@example.org,paid,EUR,50.00,0.00,2024-05-01 10:00:00 +0000,1,Hat,50.00,,,0.00,web,0.00\n";
        await shop.ImportTextAsync(Shopify + Paid.Replace(",,,0.00,web", ",,2024-05-02 10:00:00 +0000,0.00,web", StringComparison.Ordinal));

        var older = await shop.ImportTextAsync(Shopify + Paid);

        Assert.Equal(0m, await TotalAsync());
        Assert.Equal(["1", "50.00"], Assert.Single(older.Remarks, remark => remark.Code == "note-orders-older").Arguments);
    }

    [Fact]
    public async Task An_export_that_reaches_less_far_is_older_whichever_was_imported_first()
    {
        const string January = Shopify + "#1,ada@example.org,paid,EUR,50.00,0.00,2024-01-01 10:00:00 +0000,1,Hat,50.00,,,0.00,web,0.00\n";
        const string February = Shopify + "#1,ada@example.org,paid,EUR,45.00,0.00,2024-01-01 10:00:00 +0000,1,Hat,45.00,,,0.00,web,0.00\n#2,ada@example.org,paid,EUR,7.00,0.00,2024-02-01 10:00:00 +0000,1,Cap,7.00,,,0.00,web,0.00\n";
        using var other = new TestShop();

        await shop.ImportTextAsync(January);
        var newer = await shop.ImportTextAsync(February);
        await other.ImportTextAsync(February);
        await other.ImportTextAsync(January);

        Assert.Equal(52.00m, await TotalAsync());
        Assert.Equal(await shop.DumpAsync(), await other.DumpAsync());
        Assert.Equal(["1", "-5.00"], Assert.Single(newer.Remarks, remark => remark.Code == "note-orders-replaced").Arguments);
    }

    [Fact]
    public async Task Both_exports_joined_in_one_file_count_what_they_have_in_common_once()
    {
        // The second header begins another export; readers of files count it.
        await shop.ImportTextAsync(Header + "K1,2024-01-13,20.00,B1,T\nK1,2024-01-13,20.00,B1,T\n");
        var again = await shop.ImportTextAsync(Header + "K1,2024-01-13,20.00,B1,T\nK1,2024-01-13,20.00,B1,T\nK2,2024-01-14,10.00,B2,T\n");

        Assert.Equal(new LineCounts(1, 2, 0, 0, 0), again.Lines);
        Assert.Equal(50.00m, await TotalAsync());
    }

    [Fact]
    public async Task A_return_on_the_number_of_a_receipt_comes_beside_it()
    {
        await shop.ImportTextAsync(Header + "K1,2024-01-13,20.00,B1,T\n");

        var returned = await shop.ImportTextAsync(Header + "K1,2024-01-13,-5.00,B1,T\n");
        await shop.ImportTextAsync(Header + "K1,2024-01-20,-3.00,B1,T\n");

        Assert.Equal(1, returned.Lines.Imported);
        Assert.Equal(12.00m, await TotalAsync());
    }

    [Fact]
    public async Task A_receipt_that_comes_again_with_more_rows_is_replaced_and_one_with_fewer_changes_nothing()
    {
        await shop.ImportTextAsync(Header + "K1,2024-01-13,20.00,B1,T\n");
        await shop.ImportTextAsync(Header + "K1,2024-01-13,20.00,B1,T\nK1,2024-01-13,3.00,B1,S\n");
        Assert.Equal(23.00m, await TotalAsync());

        var fewer = await shop.ImportTextAsync(Header + "K1,2024-01-13,20.00,B1,T\n");

        Assert.Equal(23.00m, await TotalAsync());
        Assert.Equal(["1", "-3.00"], Assert.Single(fewer.Remarks, remark => remark.Code == "note-orders-older").Arguments);
    }

    [Theory]
    [InlineData("K2", SameNumbers.Add, 33.00)]
    [InlineData("K1", SameNumbers.Add, 33.00)]
    [InlineData("K1", SameNumbers.Replace, 13.00)]
    public async Task Whether_a_number_of_the_same_day_means_another_receipt_is_a_question(string customer, string answer, double total)
    {
        await shop.ImportTextAsync(Header + "K1,2024-01-13,20.00,1,T\n");
        var branch = Header + $"{customer},2024-01-13,13.00,1,S\n";

        var question = Assert.Single((await Assert.ThrowsAsync<QuestionsException>(() => shop.ImportTextAsync(branch))).Questions, asked => asked.IsRequired);
        Assert.Equal((SameNumbers.Key, 1L, 13.00m), (question.Key, question.Rows, question.Amount?.Amount));
        Assert.Equal(20.00m, await TotalAsync());
        var options = new ImportOptions { Answers = new Dictionary<string, string> { [SameNumbers.Key] = answer } };
        await shop.ImportTextAsync(branch, options);
        var before = await shop.DumpAsync();
        var again = await shop.ImportTextAsync(branch);

        Assert.Equal((decimal)total, await TotalAsync());
        Assert.Equal(new LineCounts(0, 1, 0, 0, 0), again.Lines);
        Assert.Equal(before, await shop.DumpAsync());
    }

    [Fact]
    public async Task Two_customers_under_one_receipt_number_in_one_file_are_a_question_too()
    {
        const string File = Header + "K1,2024-01-13,20.00,1,T\nK2,2024-01-13,13.00,1,S\nK1,2024-01-13,1.00,2,S\n";

        await Assert.ThrowsAsync<QuestionsException>(() => shop.ImportTextAsync(File));
        var result = await shop.ImportTextAsync(File, new ImportOptions { TakesProposals = true });
        var again = await shop.ImportTextAsync(File);

        Assert.Equal(new LineCounts(3, 0, 0, 0, 0), result.Lines);
        Assert.Equal(new LineCounts(0, 3, 0, 0, 0), again.Lines);
        Assert.Equal(34.00m, await TotalAsync());
    }

    [Fact]
    public async Task An_order_of_a_system_that_spans_two_files_keeps_the_days_that_the_newer_one_does_not_cover()
    {
        await shop.ImportTextAsync(Square + "2024-01-31,10:00:00,London,£8.00,£8.00,£0.00,T1,Payment,CU1,Ada,Complete\n", new ImportOptions { Currency = "GBP" });

        await shop.ImportTextAsync(Square + "2024-02-01,00:05:00,London,£4.50,£4.50,£0.00,T1,Payment,CU1,Ada,Complete\n2024-02-02,00:05:00,London,£1.00,£1.00,£0.00,T2,Payment,CU1,Ada,Complete\n");

        Assert.Equal(13.50m, await TotalAsync());
    }

    [Fact]
    public async Task Rows_without_order_ids_only_grow()
    {
        const string NoOrders = "customer,date,amount\n";
        await shop.ImportTextAsync(NoOrders + "K1,2024-01-13,5.00\nK1,2024-01-13,5.00\n");

        var other = await shop.ImportTextAsync(NoOrders + "K1,2024-01-13,5.00\nK1,2024-01-13,7.00\n");

        Assert.Equal(new LineCounts(1, 1, 0, 0, 0), other.Lines);
        Assert.Equal(17.00m, await TotalAsync());
    }

    private ImportOptions At(int year)
    {
        shop.Clock.Now = new DateTimeOffset(year, 7, 1, 12, 0, 0, TimeSpan.Zero);
        return new ImportOptions();
    }

    private async Task<decimal> TotalAsync()
    {
        await using var context = shop.Database.CreateContext();
        return (await context.Baskets.Select(basket => basket.Amount).ToListAsync()).Sum(amount => amount.Amount)
            + (await context.AnonymousBaskets.Select(basket => basket.Amount).ToListAsync()).Sum(amount => amount.Amount);
    }
}
