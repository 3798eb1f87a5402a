namespace Insights.Data.Import.Formats.PayPal;

/// <summary>What a row of a PayPal report is to a shop.</summary>
internal enum PayPalKind
{
    /// <summary>A payment: by a buyer where money comes in, by the shop where it goes out.</summary>
    Payment,

    /// <summary>Money that goes back: to a buyer where it goes out, to the shop where it comes in.</summary>
    Refund,

    /// <summary>A chargeback by a buyer's bank, or its reversal.</summary>
    Chargeback,

    /// <summary>One side of a conversion of a payment into another currency.</summary>
    Conversion,

    /// <summary>No sale: authorisations, holds, withdrawals, deposits, fees, corrections, items of a cart whose payment has a row of its own.</summary>
    NoSale,
}
