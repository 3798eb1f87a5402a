using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Merging;

/// <summary>What all exports together say under one reference, in the way of the source's numbering.</summary>
/// <param name="assembler">Makes baskets of rows.</param>
/// <param name="numbers">For how long the source's order numbers hold.</param>
internal sealed class UnitFold(BasketAssembler assembler, OrderNumbers numbers)
{
    private readonly RowFold rows = new(assembler);
    private readonly ReceiptFold receipts = new(assembler);
    private readonly OrderFold orders = new(assembler, prefersFuller: false);

    /// <summary>The baskets of a reference; none where nobody states anything.</summary>
    internal List<BasketContent> Fold(string reference, IReadOnlyList<OrderStatement> statements)
    {
        if (statements.Count == 0) return [];
        if (OrderReference.IsGenerated(reference)) return rows.Fold(reference, statements);
        return numbers == OrderNumbers.Day ? receipts.Fold(reference, statements) : orders.Fold(reference, statements);
    }
}
