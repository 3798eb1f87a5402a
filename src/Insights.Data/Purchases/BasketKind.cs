namespace Insights.Data.Purchases;

/// <summary>What a basket means for the relation with its customer. The numbers are stored.</summary>
public enum BasketKind
{
    /// <summary>At least one line of positive value, not cancelled: an event of buying.</summary>
    Purchase = 0,

    /// <summary>A return, refund or cancellation document: counts against spend, is never an event of buying.</summary>
    Return = 1,

    /// <summary>Worth 0.00, such as a sample or a replacement: stored, but neither a purchase nor a return.</summary>
    Zero = 2,

    /// <summary>An order that its shop voided or cancelled as a whole: stored so that it is recognised again, worth nothing.</summary>
    Cancelled = 3,
}
