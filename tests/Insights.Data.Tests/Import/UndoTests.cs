using System.Collections;
using CsCheck;
using Insights.Data.Import;
using Insights.Data.Import.Messages;
using Insights.Data.Import.Results;
using Insights.Data.Import.Rows;
using Insights.Data.Purchases;
using Insights.Testing;
using Microsoft.EntityFrameworkCore;

namespace Insights.Data.Tests.Import;

public sealed class UndoTests : IDisposable
{
    private const string Header = "customer,date,amount,order,country\n";
    private readonly TestShop shop = new();

    public void Dispose() => shop.Dispose();

    [Fact]
    public async Task After_undoing_an_import_the_shop_is_as_if_it_had_not_been()
    {
        await shop.ImportTextAsync(Header + "K1,2024-01-13,20.00,1,DE\n,2024-01-13,4.00,2,\n");
        var before = await shop.DumpAsync();
        var second = await shop.ImportTextAsync(Header + "K1,2024-01-13,20.00,1,DE\nK1,2024-01-14,5.00,3,AT\nK2,2024-01-14,6.00,4,\n,2024-01-15,1.00,5,\n");

        var undone = await UndoAsync(second);

        Assert.Equal(before, await shop.DumpAsync());
        Assert.Equal((4L, 3L, 0L, 1L), (undone.Rows, undone.OrdersRemoved, undone.OrdersRestored, undone.CustomersRemoved));
        Assert.Equal((32.00m, 20.00m), (undone.AmountBefore.Amount, undone.AmountAfter.Amount));
        await using var context = shop.Database.CreateContext();
        Assert.Equal([ImportOutcome.Completed, ImportOutcome.Undone], await context.Imports.OrderBy(import => import.ImportId).Select(import => import.Outcome).ToListAsync());
    }

    [Fact]
    public async Task Products_of_an_undone_file_are_gone_and_others_have_the_names_that_are_left()
    {
        const string Products = "customer,date,amount,order,product,product name,category\n";
        await shop.ImportTextAsync(Products + "K1,2024-01-13,20.00,1,P1,Tea,Drinks\n");
        var before = await shop.DumpAsync();
        var second = await shop.ImportTextAsync(Products + "K1,2024-01-14,20.00,2,P1,20.00,Tea\nK1,2024-01-14,3.00,2,P2,Cup,\n");
        Assert.Equal([("P1", "20.00", "Tea"), ("P2", "Cup", null)], await ProductsAsync());

        await UndoAsync(second);

        Assert.Equal([("P1", "Tea", "Drinks")], await ProductsAsync());
        Assert.Equal(before, await shop.DumpAsync());
    }

    [Fact]
    public async Task What_a_file_states_of_products_once_more_takes_no_further_row()
    {
        const string File = "customer,date,amount,order,product,product name\nK1,2024-01-13,20.00,1,P1,Tea\nK1,2024-01-13,3.00,1,P2,\n";
        await shop.ImportTextAsync(File);
        await shop.ImportTextAsync(File);
        await shop.ImportTextAsync(File.Replace("Tea", "Green tea", StringComparison.Ordinal));

        await shop.ImportTextAsync(File);

        await using var context = shop.Database.CreateContext();
        Assert.Equal(3, await context.Database.SqlQuery<int>($"SELECT count(*) AS Value FROM product_statements").SingleAsync());
    }

    [Fact]
    public void Products_are_what_the_imports_that_are_left_state_in_whatever_order_the_others_are_taken_back() =>
        Gen.Select(Gen.Int[0, 17].Array[2, 7], Gen.Int[0, 100]).Sample((choices, seed) =>
        {
            using TestShop target = new();
            var files = choices.Select((choice, place) => ProductFile(choice, place)).ToList();
            var left = files.Select(file => (File: file, Import: Id(target.ImportTextAsync(file).GetAwaiter().GetResult()))).ToList();
            var chance = new Random(seed);
            while (left.Count > 1)
            {
                var place = chance.Next(left.Count);
                new Importer(target.Database, target.Clock).UndoAsync(left[place].Import, dryRun: false, CancellationToken.None).GetAwaiter().GetResult();
                left.RemoveAt(place);
                using TestShop expected = new();
                foreach (var (file, _) in left) expected.ImportTextAsync(file).GetAwaiter().GetResult();
                Assert.Equal(Read(expected), Read(target));
            }
        }, iter: 10);

    /// <summary>One of few names and categories, or none, so that files repeat each other's, on days before or after those of other files.</summary>
    private static string ProductFile(int choice, int place) =>
        "customer,date,amount,order,product,product name,category\n"
        + $"K1,2024-01-{10 + (place * 7 % 10):D2},20.00,{place},P{choice % 2},{(choice / 2 % 3 == 0 ? "" : $"Tea {choice / 2 % 3}")},{(choice / 6 == 0 ? "" : $"Drinks {choice / 6}")}\n";

    [Fact]
    public async Task Registering_products_ends_where_it_is_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        await shop.ImportTextAsync(Header + "K1,2024-01-13,20.00,1,DE\n");
        await using var session = await shop.Database.BeginImportAsync(CancellationToken.None);
        await session.BeginMergeAsync(CancellationToken.None);
        var products = new CancellingProducts(cancellation);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await session.RegisterProductsAsync(products, cancellation.Token));

        Assert.Equal(1, products.Asked);
    }

    [Fact]
    public async Task Taking_back_statements_ends_where_it_is_cancelled()
    {
        var import = await shop.ImportTextAsync("customer,date,amount,order,product\nK1,2024-01-13,20.00,1,P1\n");
        await using var session = await shop.Database.BeginImportAsync(CancellationToken.None);
        await session.BeginMergeAsync(CancellationToken.None);

        Assert.Throws<OperationCanceledException>(() => session.RemoveStatements(Id(import), new CancellationToken(canceled: true)));
        Assert.Throws<OperationCanceledException>(() => session.MarkOrdersOf(Id(import), new CancellationToken(canceled: true)));
    }

    private sealed class CancellingProducts(CancellationTokenSource cancellation) : IReadOnlyList<CatalogProduct>
    {
        public int Asked { get; private set; }

        public int Count => 1_000;

        public CatalogProduct this[int index]
        {
            get
            {
                Asked++;
                cancellation.Cancel();
                return new CatalogProduct($"P{index}");
            }
        }

        public IEnumerator<CatalogProduct> GetEnumerator() => Enumerable.Range(0, Count).Select(index => this[index]).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    [Fact]
    public async Task An_order_that_the_undone_file_had_changed_is_again_what_the_earlier_one_states_and_later_files_stay()
    {
        await shop.ImportTextAsync(Header + "K1,2024-01-13,20.00,1,\n");
        var second = await shop.ImportTextAsync(Header + "K1,2024-01-13,20.00,1,\nK1,2024-01-13,7.00,1,\n");
        await shop.ImportTextAsync(Header + "K3,2024-01-20,3.00,9,\n");

        var undone = await UndoAsync(second);

        Assert.Equal((0L, 1L), (undone.OrdersRemoved, undone.OrdersRestored));
        Assert.Equal([20.00m, 3.00m], await AmountsAsync());
    }

    [Fact]
    public async Task A_dry_run_says_what_would_be_gone_and_changes_nothing()
    {
        var import = await shop.ImportTextAsync(Header + "K1,2024-01-13,20.00,1,\n");
        var before = await shop.DumpAsync();

        var undone = await new Importer(shop.Database, shop.Clock).UndoAsync(Id(import), dryRun: true, CancellationToken.None);

        Assert.Equal((1L, 20.00m, 0m), (undone.OrdersRemoved, undone.AmountBefore.Amount, undone.AmountAfter.Amount));
        Assert.Equal(before, await shop.DumpAsync());
        await using var context = shop.Database.CreateContext();
        Assert.Equal(ImportOutcome.Completed, (await context.Imports.SingleAsync()).Outcome);
    }

    [Fact]
    public async Task An_import_is_undone_once_and_comes_in_again_like_new()
    {
        const string File = Header + "K1,2024-01-13,20.00,1,DE\n";
        var import = await shop.ImportTextAsync(File);
        var before = await shop.DumpAsync();
        await UndoAsync(import);

        var error = await Assert.ThrowsAsync<ImportException>(() => UndoAsync(import));
        var again = await shop.ImportTextAsync(File);

        Assert.Equal("undo-done", error.Details.Code);
        Assert.Equal(new LineCounts(1, 0, 0, 0, 0), again.Lines);
        Assert.Equal(before, await shop.DumpAsync());
    }

    [Fact]
    public async Task Currency_and_time_zone_are_open_again_where_only_the_undone_import_had_named_them()
    {
        await shop.ImportTextAsync("customer,date,amount\nK1,2024-01-13 23:30,20.00\n", new ImportOptions { Currency = "CHF" });
        var second = await shop.ImportTextAsync("customer,date,amount\nK1,2024-01-14 23:30,20.00\n", new ImportOptions { TimeZone = "Europe/Zurich" });
        Assert.Equal("Europe/Zurich", (await shop.Database.ReadShopAsync(CancellationToken.None))?.TimeZone);

        await UndoAsync(second);

        var settled = await shop.Database.ReadShopAsync(CancellationToken.None);
        Assert.Equal(("CHF", false, true), (settled?.Currency, settled?.CurrencyIsAssumed, settled?.TimeZoneIsAssumed));
    }

    [Fact]
    public async Task Customers_of_an_undone_list_are_gone_and_those_who_bought_are_as_their_orders_say()
    {
        await shop.ImportTextAsync(Header + "K1,2024-01-13,20.00,1,DE\n");
        var before = await shop.DumpAsync();
        var list = await shop.ImportTextAsync("id,name,country\nK1,Ann,AT\nK2,Bo,CH\n");

        var undone = await UndoAsync(list);

        Assert.Equal(1, undone.CustomersRemoved);
        Assert.Equal(before, await shop.DumpAsync());
        await using var context = shop.Database.CreateContext();
        Assert.Equal(0, await context.Database.SqlQuery<int>($"SELECT count(*) AS Value FROM customer_search WHERE customer_search MATCH 'bo'").SingleAsync());
    }

    [Fact]
    public async Task What_does_not_exist_or_failed_is_not_undone_and_the_reason_is_said()
    {
        await Assert.ThrowsAsync<ImportException>(() => shop.ImportTextAsync("colour,size\nred,5\n"));
        await using var context = shop.Database.CreateContext();
        var failed = (await context.Imports.SingleAsync()).ImportId;
        var importer = new Importer(shop.Database, shop.Clock);

        Assert.Equal("undo-failed-import", (await Assert.ThrowsAsync<ImportException>(() => importer.UndoAsync(failed, dryRun: false, CancellationToken.None))).Details.Code);
        Assert.Equal("undo-unknown", (await Assert.ThrowsAsync<ImportException>(() => importer.UndoAsync(new ImportId(99), dryRun: false, CancellationToken.None))).Details.Code);
    }

    [Fact]
    public void Files_of_the_same_orders_give_the_same_shop_in_whatever_order_they_come_and_are_taken_back() =>
        Gen.Select(Orders.Array[4, 24], Gen.Int[0, 100], Gen.Bool).Sample((orders, seed, hasNumbers) =>
        {
            var files = Files(orders, hasNumbers);
            using TestShop expected = new(), shuffled = new();
            foreach (var file in files) Import(expected, file);

            var chance = new Random(seed);
            var sequence = files.Concat(files.Take(2)).OrderBy(_ => chance.Next()).ToList();
            foreach (var file in sequence)
            {
                var extra = Import(shuffled, files[chance.Next(files.Count)]);
                Import(shuffled, file);
                if (extra.ImportId is { } id) new Importer(shuffled.Database, shuffled.Clock).UndoAsync(id, dryRun: false, CancellationToken.None).GetAwaiter().GetResult();
            }

            Assert.Equal(Read(expected), Read(shuffled));
            // Each order is there once, with all of its money.
            Assert.Equal(orders.DistinctBy(order => order.Key(hasNumbers)).Sum(order => hasNumbers ? order.Cents : 0) / 100m, hasNumbers ? Total(expected) : 0m);
        }, iter: 25);

    [Fact]
    public void Undoing_all_but_one_leaves_what_that_one_gives() =>
        Gen.Select(Orders.Array[4, 20], Gen.Int[0, 2], Gen.Bool).Sample((orders, kept, hasNumbers) =>
        {
            var files = Files(orders, hasNumbers);
            kept %= files.Count;
            using TestShop alone = new(), undone = new();
            Import(alone, files[kept]);
            var imports = files.Select(file => Import(undone, file)).ToList();

            for (var i = 0; i < imports.Count; i++)
                if (i != kept && imports[i].ImportId is { } id) new Importer(undone.Database, undone.Clock).UndoAsync(id, dryRun: false, CancellationToken.None).GetAwaiter().GetResult();

            Assert.Equal(Read(alone), Read(undone));
        }, iter: 25);

    /// <summary>Monthly files, and one of the whole quarter that overlaps with all of them.</summary>
    private static List<string> Files(SaleOrder[] orders, bool hasNumbers)
    {
        var unique = orders.DistinctBy(order => order.Key(hasNumbers)).OrderBy(order => (order.Month, order.Day)).ToList();
        var files = unique.GroupBy(order => order.Month).Select(month => Text(month, hasNumbers)).ToList();
        files.Add(Text(unique, hasNumbers));
        return files;
    }

    private static string Text(IEnumerable<SaleOrder> orders, bool hasNumbers) => (hasNumbers ? "customer,date,amount,country,product,product name,order\n" : "customer,date,amount,country,product,product name\n")
        + string.Concat(orders.SelectMany(order => order.Rows(hasNumbers)));

    private static ImportResult Import(TestShop target, string file)
    {
        var result = target.ImportTextAsync(file, new ImportOptions { Dialect = new() { DecimalMark = Insights.Data.Import.Reading.DecimalMark.Point } }).GetAwaiter().GetResult();
        Assert.Equal(file.Count(character => character == '\n') - 1, result.Lines.Total);
        return result;
    }

    private static string Read(TestShop target) => target.DumpAsync().GetAwaiter().GetResult();

    private static decimal Total(TestShop target)
    {
        using var context = target.Database.CreateContext();
        return context.Baskets.Select(basket => basket.Amount).ToList().Sum(amount => amount.Amount)
            + context.AnonymousBaskets.Select(basket => basket.Amount).ToList().Sum(amount => amount.Amount);
    }

    private static readonly Gen<SaleOrder> Orders = Gen.Select(Gen.Int[0, 4], Gen.Int[1, 3], Gen.Int[1, 28], Gen.Int[1, 6], Gen.Int[2, 9_999])
        .Select((customer, month, day, number, cents) => new SaleOrder(customer, month, day, number, cents));

    private sealed record SaleOrder(int Customer, int Month, int Day, int Number, int Cents)
    {
        public string Key(bool hasNumber) => hasNumber ? $"{Number}/{Month}-{Day}" : $"{Customer}/{Month}-{Day}/{Cents}";

        /// <summary>Two rows, which make the order's value together.</summary>
        public IEnumerable<string> Rows(bool hasNumber)
        {
            foreach (var part in new[] { 1, Cents - 1 })
                yield return FormattableString.Invariant($"{(Customer == 0 ? "" : $"K{Customer}")},2024-{Month:D2}-{Day:D2},{part / 100m:0.00},{(Customer > 2 ? "DE" : "")},P{Customer},Tea {Month}{(hasNumber ? $",{Number}" : "")}\n");
        }
    }

    private Task<UndoResult> UndoAsync(ImportResult import) => new Importer(shop.Database, shop.Clock).UndoAsync(Id(import), dryRun: false, CancellationToken.None);

    private static ImportId Id(ImportResult import) => import.ImportId ?? throw new InvalidOperationException("It was a dry run.");

    private async Task<List<(string, string?, string?)>> ProductsAsync()
    {
        await using var context = shop.Database.CreateContext();
        return [.. (await context.Products.OrderBy(product => product.Code).ToListAsync()).Select(product => (product.Code, product.Name, product.Category))];
    }

    private async Task<decimal[]> AmountsAsync()
    {
        await using var context = shop.Database.CreateContext();
        return [.. (await context.Baskets.OrderBy(basket => basket.OccurredAt).Select(basket => basket.Amount).ToListAsync()).Select(amount => amount.Amount)];
    }
}
