using Insights.Data.Customers;
using Insights.Data.Purchases;
using Insights.Data.Values;

namespace Insights.Data.Histories;

/// <summary>Builds histories from baskets that come one customer after the other, each in the order of time.</summary>
public sealed class HistoryBuilder
{
    private readonly Column<int> day = new();
    private readonly Column<int> purchases = new();
    private readonly Column<long> purchaseValue = new();
    private readonly Column<long> netSpend = new();
    private readonly Column<long> returned = new();
    private readonly Column<int> lines = new();
    private readonly Column<int> products = new();
    private readonly Column<long> quantity = new();
    private readonly List<CustomerId> customers = [];
    private readonly List<int> starts = [];
    private bool isKnown;

    /// <summary>Adds one basket; voided and worthless ones leave no trace.</summary>
    /// <exception cref="ArgumentException">The baskets are not in order.</exception>
    public void Add(CustomerId customer, int onDay, BasketKind kind, Money amount, int lineCount, int productCount, Quantity units)
    {
        if (kind is BasketKind.Cancelled or BasketKind.Zero) return;
        if (customers.Count == 0 || customers[^1] != customer) Begin(customer);
        if (day.Count == starts[^1] || day[^1] != onDay)
        {
            if (day.Count > starts[^1] && day[^1] > onDay) throw new ArgumentException("Baskets come in the order of time.", nameof(onDay));
            AddDay(onDay);
        }
        netSpend[^1] += amount.TenThousandths;
        if (kind == BasketKind.Return)
        {
            returned[^1] -= amount.TenThousandths;
            return;
        }
        isKnown = true;
        purchases[^1]++;
        purchaseValue[^1] += amount.TenThousandths;
        lines[^1] += lineCount;
        products[^1] += productCount;
        quantity[^1] += units.TenThousandths;
    }

    /// <summary>Completes the histories; customers without a purchase are left out.</summary>
    /// <param name="asOf">The first day that was not added.</param>
    /// <param name="externalIdOf">The shop's own id of each customer.</param>
    /// <param name="anonymousMonths">Sales that name no customer; null for none.</param>
    public PurchaseHistories Build(
        DateOnly asOf, Func<CustomerId, string> externalIdOf, IReadOnlyList<AnonymousMonth>? anonymousMonths = null)
    {
        DropUnknown();
        var ids = new string[customers.Count];
        for (var i = 0; i < ids.Length; i++) ids[i] = externalIdOf(customers[i]);
        int[] bounds = [.. starts, day.Count];
        var order = OrderOf(ids);
        if (order is null) return new PurchaseHistories(asOf, [.. customers], ids, bounds, Columns()) { AnonymousMonths = anonymousMonths ?? [] };

        Array.Sort(ids, order, StringComparer.Ordinal);
        return Reordered(asOf, ids, order, bounds, anonymousMonths ?? []);
    }

    private void Begin(CustomerId customer)
    {
        DropUnknown();
        customers.Add(customer);
        starts.Add(day.Count);
        isKnown = false;
    }

    /// <summary>A customer of whom only returns are recorded bought before the records begin, or elsewhere.</summary>
    private void DropUnknown()
    {
        if (customers.Count == 0 || isKnown) return;
        var start = starts[^1];
        customers.RemoveAt(customers.Count - 1);
        starts.RemoveAt(starts.Count - 1);
        day.Truncate(start);
        purchases.Truncate(start);
        purchaseValue.Truncate(start);
        netSpend.Truncate(start);
        returned.Truncate(start);
        lines.Truncate(start);
        products.Truncate(start);
        quantity.Truncate(start);
        isKnown = true;
    }

    private void AddDay(int onDay)
    {
        day.Add(onDay);
        purchases.Add(0);
        purchaseValue.Add(0);
        netSpend.Add(0);
        returned.Add(0);
        lines.Add(0);
        products.Add(0);
        quantity.Add(0);
    }

    private CustomerDays Columns() => new()
    {
        Day = day.ToArray(),
        Purchases = purchases.ToArray(),
        PurchaseValue = purchaseValue.ToArray(),
        NetSpend = netSpend.ToArray(),
        Returned = returned.ToArray(),
        Lines = lines.ToArray(),
        Products = products.ToArray(),
        Quantity = quantity.ToArray(),
    };

    /// <summary>The places of the customers to be sorted along with their ids, or null where they are in order already.</summary>
    private static int[]? OrderOf(string[] ids)
    {
        for (var i = 1; i < ids.Length; i++)
            if (string.CompareOrdinal(ids[i - 1], ids[i]) > 0) return [.. Enumerable.Range(0, ids.Length)];
        return null;
    }

    private PurchaseHistories Reordered(DateOnly asOf, string[] ids, int[] order, int[] bounds, IReadOnlyList<AnonymousMonth> anonymousMonths)
    {
        var newStarts = new int[order.Length + 1];
        for (var i = 0; i < order.Length; i++) newStarts[i + 1] = newStarts[i] + bounds[order[i] + 1] - bounds[order[i]];
        var columns = new CustomerDays
        {
            Day = Reorder(day, order, bounds, newStarts),
            Purchases = Reorder(purchases, order, bounds, newStarts),
            PurchaseValue = Reorder(purchaseValue, order, bounds, newStarts),
            NetSpend = Reorder(netSpend, order, bounds, newStarts),
            Returned = Reorder(returned, order, bounds, newStarts),
            Lines = Reorder(lines, order, bounds, newStarts),
            Products = Reorder(products, order, bounds, newStarts),
            Quantity = Reorder(quantity, order, bounds, newStarts),
        };
        return new PurchaseHistories(asOf, [.. order.Select(i => customers[i])], ids, newStarts, columns) { AnonymousMonths = anonymousMonths };
    }

    private static T[] Reorder<T>(Column<T> column, int[] order, int[] bounds, int[] newStarts)
    {
        var target = new T[newStarts[^1]];
        for (var i = 0; i < order.Length; i++)
            column.Slice(bounds[order[i]], bounds[order[i] + 1]).CopyTo(target.AsSpan(newStarts[i]));
        return target;
    }

    /// <summary>A list whose last entry can be changed in place.</summary>
    private sealed class Column<T>
    {
        private T[] items = new T[1024];

        internal int Count { get; private set; }

        internal ref T this[Index index] => ref items[index.GetOffset(Count)];

        internal void Add(T item)
        {
            if (Count == items.Length) Array.Resize(ref items, items.Length * 2);
            items[Count++] = item;
        }

        internal void Truncate(int count) => Count = count;

        internal ReadOnlySpan<T> Slice(int from, int to) => items.AsSpan(from, to - from);

        internal T[] ToArray() => items.AsSpan(0, Count).ToArray();
    }
}
