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
        else await MergeAnonymousAsync(head.Stored, cancellationToken);
        group.Clear();
    }

    private async ValueTask MergeOwnedAsync(string reference, StoredBasket? stored, CancellationToken cancellationToken)
    {
        var id = await customer.EnterAsync(reference, cancellationToken);
        var basket = assembler.Assemble(id, group);
        foreach (var fragment in group) customer.Describe(fragment.OccurredAt, fragment.Details);
        Count(basket, out var refunded);
        CustomerAmount += basket.Amount - refunded;
        if (group[0].HasOwnId) await MergeOrderAsync(basket, refunded, stored, cancellationToken);
        else await MergeRowsAsync(basket, stored, cancellationToken);
    }

    private async ValueTask MergeAnonymousAsync(StoredBasket? stored, CancellationToken cancellationToken)
    {
        var basket = assembler.Assemble(customer: null, group);
        Count(basket, out var refunded);
        AnonymousAmount += basket.Amount - refunded;
        WithoutCustomer += basket.Lines.Count;
        if (group[0].HasOwnId)
        {
            if (stored is null || IsChanged(stored, basket)) await ReplaceAsync(stored, basket, cancellationToken);
            await MergeRefundsAsync(basket, refunded, stored, cancellationToken);
        }
        else if (stored is null || stored.LineCount < basket.Lines.Count)
        {
            // Rows without an id are told apart by their content, so that the larger number of equal rows holds.
            await ReplaceAsync(stored, basket, cancellationToken);
        }
    }

    private void Count(BasketContent basket, out Money refunded)
    {
        refunded = basket.Kind == BasketKind.Cancelled
            ? Money.Zero
            : group.Select(fragment => fragment.Totals?.Refunded).FirstOrDefault(amount => amount is not null) ?? Money.Zero;
        Period = Period is var (first, last)
            ? (basket.Day < first ? basket.Day : first, basket.Day > last ? basket.Day : last)
            : (basket.Day, basket.Day);
    }

    private async ValueTask MergeOrderAsync(
        BasketContent basket, Money refunded, StoredBasket? stored, CancellationToken cancellationToken)
    {
        var changed = stored is not null && IsChanged(stored, basket);
        if (stored is null || changed) await ReplaceAsync(stored, basket, cancellationToken);
        changed |= await MergeRefundsAsync(basket, refunded, stored, cancellationToken) && stored is not null;

        if (stored is null) Imported += basket.Lines.Count;
        else if (changed) Updated += basket.Lines.Count;
        else AlreadyPresent += basket.Lines.Count;
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

    private async ValueTask ReplaceAsync(StoredBasket? stored, BasketContent basket, CancellationToken cancellationToken)
    {
        if (stored is not null) await session.DeleteAsync(stored, cancellationToken);
        await session.InsertAsync(basket, cancellationToken);
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
        if (added.Count > 0)
            await ReplaceAsync(stored, assembler.Extend(basket, storedLines, added), cancellationToken);
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
        var booked = stored is null ? [] : await session.ReadRefundsAsync(sourceId, order.OrderRef, cancellationToken);
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
