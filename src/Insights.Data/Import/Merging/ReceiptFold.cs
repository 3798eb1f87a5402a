using System.Globalization;
using Insights.Data.Customers;
using Insights.Data.Import.Rows;
using Insights.Data.Values;

namespace Insights.Data.Import.Merging;

/// <summary>
/// What all exports together say of the receipts that have one number on one day. Mostly that is one receipt, which the
/// exports state again; two tills or branches may have given the number twice, which the rows, the customers or the owner say.
/// </summary>
internal sealed class ReceiptFold(BasketAssembler assembler)
{
    private readonly OrderFold receipts = new(assembler, prefersFuller: true);

    internal List<BasketContent> Fold(string reference, IReadOnlyList<OrderStatement> statements)
    {
        if (statements.Count == 1 && !HasSeveralCustomers(statements[0])) return receipts.Fold(reference, statements);
        var groups = Group(statements);
        var baskets = receipts.Fold(reference, groups[0]);
        for (var i = 1; i < groups.Count; i++)
            baskets.AddRange(receipts.Fold(string.Create(CultureInfo.InvariantCulture, $"{reference}{DerivedReference.Further}{i + 1:D4}"), groups[i]));
        return baskets;
    }

    /// <summary>True where it stays open whether a statement is of one of the receipts that are known, or of a further one.</summary>
    internal static bool IsOpen(OrderStatement statement, IReadOnlyList<OrderStatement> known) =>
        known.Count > 0 && !GivesBack(statement)
        && !known.Any(other => AreOfOneReceipt(other, statement) || (statement.HasLineIds && other.HasLineIds))
        && !known.All(GivesBack);

    /// <summary>True where a statement names several customers.</summary>
    internal static bool HasSeveralCustomers(OrderStatement statement)
    {
        CustomerId? first = null;
        foreach (var fragment in statement.Fragments)
        {
            if (fragment.CustomerId is not { } customer) continue;
            if (first is { } other && other != customer) return true;
            first = customer;
        }
        return false;
    }

    private static List<List<OrderStatement>> Group(IReadOnlyList<OrderStatement> statements)
    {
        var groups = new List<List<OrderStatement>>();
        foreach (var statement in statements.SelectMany(ByCustomer).OrderBy(statement => statement, Comparer<OrderStatement>.Create(OrderStatement.CompareAge)))
        {
            var group = groups.Find(known => known.Exists(other => AreOfOneReceipt(other, statement)));
            // Where nothing distinguishes them and the owner has not stated so either, the number means the same receipt.
            if (group is null && !statement.Adds && !statement.HasLineIds && !GivesBack(statement))
                group = groups.FindLast(known => !known.Exists(other => other.Adds || GivesBack(other)));
            if (group is null) groups.Add([statement]);
            else group.Add(statement);
        }
        return groups;
    }

    private static IEnumerable<OrderStatement> ByCustomer(OrderStatement statement)
    {
        if (!HasSeveralCustomers(statement)) return [statement];
        var first = statement.CustomerId;
        return statement.Fragments.GroupBy(fragment => fragment.CustomerId ?? first)
            .Select(fragments => new OrderStatement(statement.Origin) { Adds = true, Fragments = [.. fragments] });
    }

    /// <summary>What only gives something back does not replace a sale: it comes beside it.</summary>
    private static bool GivesBack(OrderStatement statement) => statement.Totals is null && statement.Fragments.TrueForAll(
        fragment => fragment.Kind == LineKind.Return || fragment.Lines.TrueForAll(line => line.Content.Amount < Money.Zero));

    private static bool AreOfOneReceipt(OrderStatement left, OrderStatement right)
    {
        if (left.CustomerId is { } customer && right.CustomerId is { } other && customer != other) return false;
        if (left.Totals is not null || right.Totals is not null) return true;
        return (left.HasLineIds && right.HasLineIds) || StatementRows.HaveCommon(left, right);
    }
}
