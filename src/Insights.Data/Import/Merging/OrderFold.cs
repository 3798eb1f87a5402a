using Insights.Data.Customers;
using Insights.Data.Import.Rows;
using Insights.Data.Purchases;
using Insights.Data.Values;

namespace Insights.Data.Import.Merging;

/// <summary>
/// What all exports together say of one order. It depends on the statements only and not on the order in which the files came,
/// so that the same files always give the same shop: the newest statement of the whole order holds; a cancelled order stays
/// cancelled; one that is paid is not pending any more; rows with ids of their own are each there once.
/// </summary>
/// <param name="assembler">Makes baskets of rows.</param>
/// <param name="prefersFuller">True where a statement with some of the rows of an earlier one is taken for a part of it.</param>
internal sealed class OrderFold(BasketAssembler assembler, bool prefersFuller)
{
    /// <summary>The exports of one till may state a sale's beginning, one of its payments or its end.</summary>
    private static readonly TimeSpan LongestSale = TimeSpan.FromDays(1);

    internal List<BasketContent> Fold(string reference, IReadOnlyList<OrderStatement> statements)
    {
        var candidates = Candidates(statements);
        var newest = candidates[0];
        var owner = newest.CustomerId;
        if (owner is null && statements.Count > 1)
            owner = statements.OrderByDescending(statement => statement, Comparer<OrderStatement>.Create(OrderStatement.CompareAge)).Select(statement => statement.CustomerId).FirstOrDefault(id => id is not null);
        var content = newest.Totals is null ? Content(candidates) : [.. Content(candidates).Where(fragment => !fragment.IsDatedRefund), .. DatedRefunds(newest.Totals, candidates)];
        var baskets = assembler.AssembleOrder(owner, content, reference, newest.Origin.ImportId);
        if (newest.Totals is not null && baskets[0].Kind != BasketKind.Cancelled) AddRefunds(baskets, owner, reference, candidates);
        return baskets;
    }

    /// <summary>Those that may say what the order is: who states its totals before who states items only, and newest first.</summary>
    private static List<OrderStatement> Candidates(IReadOnlyList<OrderStatement> statements)
    {
        if (statements.Count == 1) return [statements[0]];
        var candidates = statements.Where(statement => statement.IsCancelled).ToList();
        if (candidates.Count == 0) candidates = [.. statements.Where(statement => !statement.IsPending)];
        if (candidates.Count == 0) candidates = [.. statements];
        candidates.Sort((left, right) => OrderStatement.CompareAge(right, left));
        if (candidates.Exists(statement => statement.Totals is not null))
            return [.. candidates.OrderBy(statement => statement.Totals is null)];
        while (candidates.Count > 1 && !candidates[0].NamesProducts && candidates.Exists(other => other.NamesProducts && IsSameSale(other, candidates[0])))
            candidates.RemoveAt(0);
        return candidates;
    }

    /// <summary>An export that names no products does not replace one of the same sale that does (a till writes both kinds).</summary>
    private static bool IsSameSale(OrderStatement left, OrderStatement right) =>
        left.Amount == right.Amount && left.IsCancelled == right.IsCancelled && (left.OccurredAt - right.OccurredAt).Duration() < LongestSale;

    private List<StatementFragment> Content(List<OrderStatement> candidates)
    {
        var newest = candidates[0];
        if (newest.Totals is not null) return WithItems(newest, candidates);
        if (newest.HasLineIds) return RowsById(candidates);
        if (candidates.Count == 1) return newest.Fragments;
        return prefersFuller ? Fullest(candidates).Fragments : RowsByDay(candidates);
    }

    /// <summary>A shop system may write the money of an order into one export and its items into another: each states its part.</summary>
    private List<StatementFragment> WithItems(OrderStatement totals, List<OrderStatement> candidates)
    {
        if (totals.NamesProducts) return totals.Fragments;
        var items = candidates.FindAll(statement => statement.Totals is null && statement.NamesProducts);
        if (items.Count == 0) return totals.Fragments;
        var head = totals.Fragments.Find(fragment => fragment.Totals is not null) ?? totals.Fragments[0];
        return [head.With([.. Content(items).Where(fragment => fragment.Kind != LineKind.Return).SelectMany(fragment => fragment.Lines)])];
    }

    /// <summary>Every row once; where two exports state it, as the newer one does.</summary>
    private static List<StatementFragment> RowsById(List<OrderStatement> candidates)
    {
        var known = new HashSet<long>();
        var fragments = new List<StatementFragment>();
        foreach (var statement in candidates)
        {
            if (!statement.HasLineIds) continue;
            for (var i = statement.Fragments.Count - 1; i >= 0; i--)
            {
                var lines = statement.Fragments[i].Lines;
                var added = new List<StatementLine>(lines.Count);
                for (var j = lines.Count - 1; j >= 0; j--)
                    if (known.Add(lines[j].LineId)) added.Add(lines[j]);
                if (added.Count > 0) fragments.Add(added.Count == lines.Count ? statement.Fragments[i] : statement.Fragments[i].With(added));
            }
        }
        return fragments;
    }

    /// <summary>An export speaks for the days between its oldest and its newest sale; of those before and after, others do.</summary>
    private List<StatementFragment> RowsByDay(List<OrderStatement> candidates)
    {
        var fragments = new List<StatementFragment>();
        foreach (var day in candidates.SelectMany(statement => statement.Fragments).Select(fragment => assembler.DayOf(fragment.OccurredAt)).Distinct().Order())
        {
            var speaker = candidates.Find(statement => assembler.DayOf(statement.Origin.Since) <= day && day <= assembler.DayOf(statement.Origin.Until)) ?? candidates[0];
            fragments.AddRange(speaker.Fragments.Where(fragment => assembler.DayOf(fragment.OccurredAt) == day));
        }
        return fragments.Count > 0 ? fragments : candidates[0].Fragments;
    }

    /// <summary>
    /// Refunds with their days, up to what was paid: as the newest statement has them, or, where it does not date them, an older one.
    /// Where exports that state rows only date more of them, they say it; both may state the same refund, so that they are never added up.
    /// </summary>
    private List<StatementFragment> DatedRefunds(OrderTotals totals, List<OrderStatement> candidates)
    {
        var stated = candidates
            .Where(statement => statement.Totals is not null).Select(statement => DatedRefunds(statement.Fragments))
            .FirstOrDefault(refunds => refunds.Count > 0) ?? [];
        var rowsOnly = candidates.FindAll(statement => statement.Totals is null);
        var rows = rowsOnly.Count == 0 ? [] : DatedRefunds(Content(rowsOnly));
        return UpTo(totals.Total, Sum(rows) > Sum(stated) ? rows : stated);
    }

    private static List<StatementFragment> DatedRefunds(List<StatementFragment> fragments) => fragments.FindAll(fragment => fragment.IsDatedRefund);

    /// <summary>The earliest refunds, until all that was paid is paid back.</summary>
    private static List<StatementFragment> UpTo(Money paid, List<StatementFragment> refunds)
    {
        if (Sum(refunds) <= paid) return refunds;
        var parts = new List<StatementFragment>(refunds.Count);
        foreach (var refund in refunds.OrderBy(fragment => fragment.OccurredAt))
        {
            if (paid <= Money.Zero) break;
            var amount = Sum([refund]);
            parts.Add(amount <= paid ? refund : refund.With([new StatementLine(new BasketContentLine(productId: null, default, -paid), LineId: 0, Count: 1)]));
            paid -= amount;
        }
        return parts;
    }

    /// <summary>What refunds pay back, 0 or more.</summary>
    private static Money Sum(List<StatementFragment> refunds) => refunds
        .SelectMany(fragment => fragment.Lines).Aggregate(Money.Zero, (sum, line) => sum - new Money(line.Content.Amount.TenThousandths * line.Count));

    private static OrderStatement Fullest(List<OrderStatement> candidates)
    {
        var fullest = candidates[0];
        foreach (var other in candidates)
            if (StatementRows.IsPartOf(fullest, other)) fullest = other;
        return fullest;
    }

    /// <summary>
    /// What was paid back without a day counts from the import that first shows it: a source that states no day must not change
    /// what was known in the past.
    /// </summary>
    private void AddRefunds(List<BasketContent> baskets, CustomerId? owner, string reference, List<OrderStatement> statements)
    {
        var booked = baskets.Where(basket => basket.OrderRef != reference).Aggregate(Money.Zero, (sum, basket) => sum - basket.Amount);
        var number = 1;
        foreach (var statement in statements.OrderBy(s => s.Origin.ImportId.Value).ThenBy(s => s.Origin.Part))
        {
            if (statement.Totals is not { } totals || totals.Refunded <= booked) continue;
            baskets.Add(assembler.Refund(owner, RefundReference.Of(reference, number++), statement.Origin.ImportedAt, totals.Refunded - booked, statement.Origin.ImportId));
            booked = totals.Refunded;
        }
    }
}
