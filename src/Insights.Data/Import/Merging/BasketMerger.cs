using Insights.Data.Customers;
using Insights.Data.Purchases;
using Insights.Data.Values;

namespace Insights.Data.Import.Merging;

/// <summary>
/// Brings staged baskets into the shop's history. An order with an id of its own replaces its earlier version; a basket
/// whose source has no ids only ever grows by rows that it does not have yet, since two equal rows may be two sales and
/// a row that is missing from a later file may merely not have been exported.
/// </summary>
internal sealed class BasketMerger(
    IImportSession session, BasketAssembler assembler, int sourceId, DateTime importedAt, Action<long, long> reportProgress)
{
    private const int ProgressEvery = 2_000;

    /// <summary>The exports of one till may state a sale's beginning, one of its payments or its end.</summary>
    private static readonly TimeSpan LongestSale = TimeSpan.FromDays(1);

    private readonly List<BasketFragment> group = [];
    private readonly CustomerUnderWay customer = new(session);

    internal long Imported { get; private set; }
    internal long AlreadyPresent { get; private set; }
    internal long Updated { get; private set; }
    internal long WithoutCustomer { get; private set; }
    internal long NewCustomers => customer.Added;
    internal long UndatedRefunds { get; private set; }
    internal Money CustomerAmount { get; private set; }
    internal Money AnonymousAmount { get; private set; }
    internal (DateOnly First, DateOnly Last)? Period { get; private set; }

    internal async Task MergeAsync(CancellationToken cancellationToken)
    {
        StagedBasket? head = null;
        long done = 0;
        await foreach (var staged in session.ReadBasketsAsync(sourceId, cancellationToken))
        {
            if (head is not null && !IsSameBasket(head.Fragment, staged.Fragment))
                await MergeGroupAsync(head, cancellationToken);
            if (group.Count == 0) head = staged;
            group.Add(staged.Fragment);
            if (++done % ProgressEvery != 0) continue;
            cancellationToken.ThrowIfCancellationRequested();
            reportProgress(done, session.StagedFragments);
        }
        if (head is not null) await MergeGroupAsync(head, cancellationToken);
        await customer.FinishAsync(cancellationToken);
        reportProgress(done, session.StagedFragments);
    }

    private static bool IsSameBasket(BasketFragment left, BasketFragment right) =>
        left.OrderRef == right.OrderRef && left.CustomerRef == right.CustomerRef;

    private async ValueTask MergeGroupAsync(StagedBasket head, CancellationToken cancellationToken)
    {
        if (head.Fragment.CustomerRef is { } reference) await MergeOwnedAsync(reference, head.Stored, cancellationToken);
        // An export that names nobody does not take a sale away from the customer whom another one named.
        else if (head.Fragment.HasOwnId && head.Stored?.CustomerId is { } owner) await MergeOrderAsync(owner, head.Stored, cancellationToken);
        else await MergeAnonymousAsync(head.Stored, cancellationToken);
        group.Clear();
    }

    private async ValueTask MergeOwnedAsync(string reference, StoredBasket? stored, CancellationToken cancellationToken)
    {
        var id = await customer.EnterAsync(reference, cancellationToken);
        foreach (var fragment in group) customer.Describe(fragment.OccurredAt, fragment.Details);
        if (group[0].HasOwnId)
        {
            await MergeOrderAsync(id, stored, cancellationToken);
            return;
        }
        var basket = assembler.Assemble(id, group);
        Cover(basket);
        CustomerAmount += basket.Amount;
        await MergeRowsAsync(basket, stored, cancellationToken);
    }

    private async ValueTask MergeOrderAsync(CustomerId owner, StoredBasket? stored, CancellationToken cancellationToken)
    {
        var (rows, amount, change) = await MergeOrderOfAsync(owner, stored, cancellationToken);
        CustomerAmount += amount;
        switch (change)
        {
            case OrderChange.New: Imported += rows; break;
            case OrderChange.Changed: Updated += rows; break;
            default: AlreadyPresent += rows; break;
        }
    }

    private async ValueTask MergeAnonymousAsync(StoredBasket? stored, CancellationToken cancellationToken)
    {
        if (group[0].HasOwnId)
        {
            var (rows, amount, _) = await MergeOrderOfAsync(owner: null, stored, cancellationToken);
            AnonymousAmount += amount;
            WithoutCustomer += rows;
            return;
        }
        var basket = assembler.Assemble(customer: null, group);
        Cover(basket);
        AnonymousAmount += basket.Amount;
        WithoutCustomer += basket.Lines.Count;
        // Rows without an id are told apart by their content, so that the larger number of equal rows holds.
        if (stored is null || stored.LineCount < basket.Lines.Count)
        {
            if (stored is not null) await session.DeleteAsync(stored, cancellationToken);
            await session.InsertAsync(basket, cancellationToken);
        }
    }

    private void Cover(BasketContent basket) =>
        Period = Period is var (first, last)
            ? (basket.Day < first ? basket.Day : first, basket.Day > last ? basket.Day : last)
            : (basket.Day, basket.Day);

    private enum OrderChange
    {
        None,
        New,
        Changed,
    }

    private async ValueTask<(int Rows, Money Amount, OrderChange Change)> MergeOrderOfAsync(
        CustomerId? owner, StoredBasket? stored, CancellationToken cancellationToken)
    {
        var days = assembler.AssembleOrder(owner, group);
        var refunded = days[0].Kind == BasketKind.Cancelled
            ? Money.Zero
            : group.Select(fragment => fragment.Totals?.Refunded).FirstOrDefault(amount => amount is not null) ?? Money.Zero;
        var amount = -refunded;
        foreach (var day in days)
        {
            Cover(day);
            amount += day.Amount;
        }
        var rows = group.Sum(fragment => fragment.Rows);
        if (stored is not null && await IsOlderAsync(days[0], refunded, cancellationToken)) return (rows, amount, OrderChange.None);
        var change = stored is null ? OrderChange.New : OrderChange.None;
        List<StoredBasket> storedDays = stored is null
            ? []
            : [stored, .. await session.ReadRelatedAsync(sourceId, OrderDayReference.RangeOf(stored.OrderRef), cancellationToken)];
        if (stored is null || IsChanged(storedDays, days))
        {
            if (stored is not null) change = OrderChange.Changed;
            foreach (var earlier in storedDays) await session.DeleteAsync(earlier, cancellationToken);
            foreach (var day in days) await session.InsertAsync(day, cancellationToken);
        }
        if (await MergeRefundsAsync(days[0], refunded, stored, cancellationToken) && stored is not null) change = OrderChange.Changed;
        return (rows, amount, change);
    }

    /// <summary>What was paid back never becomes less: an export that states less is an older one, and is not gone back to.</summary>
    private async ValueTask<bool> IsOlderAsync(BasketContent order, Money refunded, CancellationToken cancellationToken)
    {
        var statesRefunds = group.Exists(fragment => fragment.Totals is not null);
        if (!statesRefunds || order.Kind == BasketKind.Cancelled) return false;
        var booked = await session.ReadRelatedAsync(sourceId, RefundReference.RangeOf(order.OrderRef), cancellationToken);
        return refunded < booked.Aggregate(Money.Zero, (sum, refund) => sum - refund.Amount);
    }

    private static bool IsChanged(List<StoredBasket> stored, IReadOnlyList<BasketContent> days)
    {
        if (stored.Count != days.Count) return true;
        for (var i = 0; i < stored.Count; i++)
            if (stored[i].OrderRef != days[i].OrderRef || IsChanged(stored[i], days[i])) return true;
        return false;
    }

    /// <summary>
    /// True where the file's version differs. An export that names no products does not replace one of the same sale
    /// that does (a till writes both kinds).
    /// </summary>
    private static bool IsChanged(StoredBasket stored, BasketContent basket)
    {
        if (stored.CustomerId != basket.CustomerId) return true;
        if (stored.Fingerprint == basket.Fingerprint) return false;
        var saysLess = stored.ProductCount > 0 && basket.ProductCount == 0;
        return !(saysLess && stored.Amount == basket.Amount && (stored.OccurredAt - basket.OccurredAt).Duration() < LongestSale);
    }

    private async ValueTask MergeRowsAsync(BasketContent basket, StoredBasket? stored, CancellationToken cancellationToken)
    {
        if (stored is null)
        {
            await session.InsertAsync(basket, cancellationToken);
            Imported += basket.Lines.Count;
            return;
        }
        if (stored.Fingerprint == basket.Fingerprint)
        {
            AlreadyPresent += basket.Lines.Count;
            return;
        }
        var storedLines = await session.ReadLinesAsync(stored, cancellationToken);
        var unmatched = storedLines.GroupBy(line => line).ToDictionary(lines => lines.Key, lines => lines.Count());
        var added = new List<BasketContentLine>();
        foreach (var line in basket.Lines)
        {
            if (unmatched.GetValueOrDefault(line) > 0) unmatched[line]--;
            else added.Add(line);
        }
        Imported += added.Count;
        AlreadyPresent += basket.Lines.Count - added.Count;
        if (added.Count == 0) return;
        await session.DeleteAsync(stored, cancellationToken);
        await session.InsertAsync(assembler.Extend(basket, storedLines, added), cancellationToken);
    }

    /// <summary>
    /// Books what was refunded since the last export as a return of today; a source that states no day for it must not
    /// change what was known in the past.
    /// </summary>
    /// <returns>True where something was booked.</returns>
    private async ValueTask<bool> MergeRefundsAsync(
        BasketContent order, Money refunded, StoredBasket? stored, CancellationToken cancellationToken)
    {
        var statesRefunds = group.Exists(fragment => fragment.Totals is not null);
        if (!statesRefunds || (refunded == Money.Zero && stored is null)) return false;
        var booked = stored is null ? [] : await session.ReadRelatedAsync(sourceId, RefundReference.RangeOf(order.OrderRef), cancellationToken);
        var changed = false;
        if (order.Kind == BasketKind.Cancelled)
        {
            foreach (var refund in booked) await session.DeleteAsync(refund, cancellationToken);
            return booked.Count > 0;
        }
        var sum = Money.Zero;
        foreach (var refund in booked)
        {
            sum -= refund.Amount;
            if (refund.CustomerId == order.CustomerId) continue;
            await session.DeleteAsync(refund, cancellationToken);
            await session.InsertAsync(
                assembler.Refund(order.CustomerId, refund.OrderRef, refund.OccurredAt, -refund.Amount), cancellationToken);
            changed = true;
        }
        if (sum == refunded) return changed;
        UndatedRefunds++;
        var reference = RefundReference.Of(order.OrderRef, booked.Count + 1);
        await session.InsertAsync(assembler.Refund(order.CustomerId, reference, importedAt, refunded - sum), cancellationToken);
        return true;
    }
}
