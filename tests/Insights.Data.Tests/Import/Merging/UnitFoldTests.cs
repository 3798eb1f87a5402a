using Insights.Data.Customers;
using Insights.Data.Import.Merging;
using Insights.Data.Import.Rows;
using Insights.Data.Purchases;
using Insights.Data.Shops;
using Insights.Data.Values;

namespace Insights.Data.Tests.Import.Merging;

/// <summary>What statements of one order give, without a database.</summary>
public class UnitFoldTests
{
    private static readonly DateTime Noon = new(2024, 5, 1, 12, 0, 0, DateTimeKind.Utc);
    private static readonly ShopCalendar Calendar = new("Etc/UTC");

    [Fact]
    public void An_order_that_two_exports_joined_in_one_file_both_have_is_there_once()
    {
        var basket = Assert.Single(Fold(OrderNumbers.Day, Stated(1, 0, [20, 20]), Stated(1, 1, [20, 20])));

        Assert.Equal((40.00m, 2), (basket.Amount.Amount, basket.Lines.Count));
    }

    [Fact]
    public void The_articles_of_an_order_with_a_total_do_not_double_either()
    {
        var totals = new OrderTotals(Money.From(50), Money.Zero, Discount: null);

        var basket = Assert.Single(Fold(OrderNumbers.Forever, Stated(1, 0, [50], totals: totals), Stated(1, 1, [50], totals: totals)));

        Assert.Equal((50.00m, 1m), (basket.Amount.Amount, basket.Quantity.Units));
    }

    [Theory]
    [InlineData(OrderNumbers.Forever)]
    [InlineData(OrderNumbers.Day)]
    public void Rows_with_ids_are_each_there_once_as_the_newer_export_has_them(OrderNumbers numbers)
    {
        var older = Stated(1, 0, [40, 25], ids: [7, 8]);
        var newer = Stated(2, 0, [41, 3], ids: [7, 9]);

        var basket = Assert.Single(Fold(numbers, older, newer));

        Assert.Equal([3m, 25m, 41m], basket.Lines.Select(line => line.Amount.Amount).Order());
    }

    [Fact]
    public void A_pending_order_counts_once_another_export_says_that_it_is_paid_whichever_is_newer()
    {
        var paid = Stated(1, 0, [20]);
        var pending = Stated(2, 0, [20], kind: LineKind.PendingSale);

        Assert.Equal(0m, Assert.Single(Fold(OrderNumbers.Forever, pending)).Amount.Amount);
        Assert.Equal(20m, Assert.Single(Fold(OrderNumbers.Forever, paid, pending)).Amount.Amount);
    }

    [Fact]
    public void Sales_and_returns_of_one_number_are_baskets_of_their_own()
    {
        var mixed = new OrderStatement(Origin(1, 0)) { Fragments = [Fragment([20], null, null, LineKind.Return), Fragment([50], null, null, LineKind.Sale)] };
        foreach (var fragment in mixed.Fragments.Where(fragment => fragment.Kind == LineKind.Return)) fragment.Lines[0] = fragment.Lines[0] with { Content = new BasketContentLine(null, default, Money.From(-20)) };

        var baskets = Fold(OrderNumbers.Forever, mixed);

        Assert.Equal([(BasketKind.Purchase, 50m), (BasketKind.Return, -20m)], baskets.Select(basket => (basket.Kind, basket.Amount.Amount)));
    }

    [Fact]
    public void What_was_paid_back_is_booked_when_it_was_first_seen_and_never_becomes_less()
    {
        OrderTotals Refunded(decimal amount) => new(Money.From(50), Money.From(amount), Discount: null);

        var baskets = Fold(OrderNumbers.Forever, Stated(1, 0, [50], totals: Refunded(5)), Stated(2, 0, [50], totals: Refunded(20)), Stated(3, 0, [50], totals: Refunded(0)));

        Assert.Equal([(50m, Noon), (-5m, Noon.AddDays(1)), (-15m, Noon.AddDays(2))], baskets.Select(basket => (basket.Amount.Amount, basket.OccurredAt)));
    }

    private static List<BasketContent> Fold(OrderNumbers numbers, params OrderStatement[] statements) =>
        new UnitFold(new BasketAssembler(1, Calendar), numbers).Fold("A", statements);

    private static OrderStatement Stated(int import, int part, decimal[] amounts, long[]? ids = null, OrderTotals? totals = null, LineKind kind = LineKind.Sale) =>
        new(Origin(import, part)) { Fragments = [Fragment(amounts, ids, totals, kind)] };

    private static StatementOrigin Origin(int import, int part) => new(new ImportId(import), part, Noon, Noon, Noon.AddDays(import));

    private static StatementFragment Fragment(decimal[] amounts, long[]? ids, OrderTotals? totals, LineKind kind) => new()
    {
        CustomerId = new CustomerId(1),
        OccurredAt = Noon,
        Kind = kind,
        Totals = totals,
        Rows = amounts.Length,
        Lines = [.. amounts.Select((amount, i) => new StatementLine(new BasketContentLine(new ProductId(1), Quantity.One, Money.From(amount)), ids?[i] ?? 0, Count: 1))],
    };
}
