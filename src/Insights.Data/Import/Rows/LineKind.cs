
namespace Insights.Data.Import.Rows;

/// <summary>What kind of document a row is part of. The numbers are stored while a file is being imported.</summary>
public enum LineKind
{
    /// <summary>A sale; lines of negative value in it are discounts or corrections.</summary>
    Sale = 0,

    /// <summary>A return, refund or cancellation with a date of its own.</summary>
    Return = 1,

    /// <summary>A sale that its shop voided or cancelled as a whole: it counts for nothing.</summary>
    CancelledSale = 2,

    /// <summary>A sale that is not paid yet or was not when the file was written: it counts for nothing until a later file states that it is.</summary>
    PendingSale = 3,
}
