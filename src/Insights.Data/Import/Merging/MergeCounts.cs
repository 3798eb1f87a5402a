using Insights.Data.Import.Messages;
using Insights.Data.Import.Rows;
using Insights.Data.Values;

namespace Insights.Data.Import.Merging;

/// <summary>What became of the rows of a sales file, and what of it its owner should know.</summary>
internal sealed class MergeCounts
{
    private long replaced;
    private Money replacedDifference;
    private long older;
    private Money olderDifference;

    internal long Imported { get; private set; }
    internal long AlreadyPresent { get; private set; }
    internal long Updated { get; private set; }
    internal long WithoutCustomer { get; private set; }
    internal long UndatedRefunds { get; private set; }
    internal Money CustomerAmount { get; private set; }
    internal Money AnonymousAmount { get; private set; }

    /// <summary>What was replaced, and what was not taken.</summary>
    internal IEnumerable<ImportMessage> Remarks
    {
        get
        {
            if (replaced > 0) yield return new("note-orders-replaced", ImportMessage.Number(replaced), ImportMessage.Number(replacedDifference));
            if (older > 0) yield return new("note-orders-older", ImportMessage.Number(older), ImportMessage.Number(olderDifference));
        }
    }

    internal void Add(MergedUnit unit)
    {
        foreach (var basket in unit.File)
            if (OwnerIn(unit, basket) is null) AnonymousAmount += basket.Amount;
            else CustomerAmount += basket.Amount;
        UndatedRefunds += unit.Change.Refunds;
        CountRows(unit);
        if (OrderReference.IsGenerated(unit.Reference)) return;
        if (unit.Change.IsNew) return;
        if (unit.Change.Removed > 0) AddReplaced(unit.Change);
        if (unit.Change.IsNone || (unit.Change.Removed > 0 && unit.Change.Before == unit.Change.After)) AddOlder(unit);
    }

    /// <summary>A file that names nobody does not take a sale from the customer whom another one named.</summary>
    private static Customers.CustomerId? OwnerIn(MergedUnit unit, BasketContent basket) => basket.CustomerId ?? unit.Baskets[0].CustomerId;

    private void CountRows(MergedUnit unit)
    {
        long rows = 0, anonymous = 0;
        foreach (var staged in unit.Staged)
        {
            if ((staged.Fragment.CustomerId ?? unit.Baskets[0].CustomerId) is null) anonymous += staged.Fragment.Rows;
            else rows += staged.Fragment.Rows;
        }
        WithoutCustomer += anonymous;
        if (rows == 0) return;
        var change = unit.Change;
        var isRowByRow = OrderReference.IsGenerated(unit.Reference);
        if (change.IsNone) AlreadyPresent += rows;
        else if (isRowByRow || (change.Removed == 0 && (change.IsNew || (change.Added > 0 && unit.Stated[0].Totals is null)))) AddNew(unit, rows, isRowByRow);
        else Updated += rows;
    }

    private void AddNew(MergedUnit unit, long rows, bool isRowByRow)
    {
        // Where the file has an order or a row once only, all of its rows are new; else some of them repeat others.
        var isOnce = unit.Change.IsNew && unit.Stated.Count == 1 && !unit.Stated[0].HasLineIds;
        var added = isOnce ? rows : Math.Min(rows, unit.Change.AddedRows - (isRowByRow ? unit.Change.RemovedRows : unit.Change.Refunds));
        Imported += added;
        AlreadyPresent += rows - added;
    }

    private void AddReplaced(UnitChange change)
    {
        replaced++;
        replacedDifference += change.After - change.Before;
    }

    /// <summary>The file's version of the order changed no money: where its own is another, it is an older or shorter one.</summary>
    private void AddOlder(MergedUnit unit)
    {
        // Beside other receipts of its number, the file's own is found by nothing but its content.
        if (unit.Baskets.Any(basket => basket.OrderRef.Contains(DerivedReference.Further, StringComparison.Ordinal))) return;
        var days = unit.File.Where(basket => !DerivedReference.IsRefund(basket.OrderRef)).Select(basket => basket.Day).ToHashSet();
        var difference = Sum(unit.File, days) - Sum(unit.Baskets, days);
        if (difference == Money.Zero) return;
        older++;
        olderDifference += difference;
    }

    private static Money Sum(IReadOnlyList<BasketContent> baskets, HashSet<DateOnly> days) => baskets
        .Where(basket => days.Contains(basket.Day) || DerivedReference.IsRefund(basket.OrderRef))
        .Aggregate(Money.Zero, (sum, basket) => sum + basket.Amount);
}
