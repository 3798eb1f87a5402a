
namespace Insights.Data.Import.Rows;

/// <summary>What the status or the type of a row states about its money.</summary>
internal enum StatusMeaning
{
    /// <summary>A sale: paid, shipped, completed, on its way.</summary>
    Sale,

    /// <summary>Not paid yet: it counts once a later file states that it is.</summary>
    Pending,

    /// <summary>Cancelled, voided or failed: it counts for nothing.</summary>
    Cancelled,

    /// <summary>A sale that was paid back as a whole.</summary>
    Refunded,

    /// <summary>A sale of which a part was paid back.</summary>
    PartlyRefunded,

    /// <summary>Money that goes back in a row of its own: a refund, return or credit note.</summary>
    Return,

    /// <summary>No money: an offer, quotation, draft or cart.</summary>
    Offer,

    /// <summary>A receipt of a training.</summary>
    Training,

    /// <summary>Money that is only reserved.</summary>
    Authorisation,

    /// <summary>Money that the shop moves itself: payouts, top-ups, conversions, purchases of its own.</summary>
    Transfer,

    /// <summary>A fee that the shop pays.</summary>
    Fee,
}
