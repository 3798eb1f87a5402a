
namespace Insights.Ml.Buying.Fitting;

/// <summary>Why there can be no model.</summary>
public enum NoModelReason
{
    /// <summary>There are no customers: an empty shop.</summary>
    NoCustomers,

    /// <summary>Nobody has bought on a second day, so that nothing is known of how often customers come back.</summary>
    NoRepeatPurchase,

    /// <summary>A single customer has repeat purchases of positive value: nothing is known of how customers differ.</summary>
    OneRepeatBuyer,

    /// <summary>All customers spend the same per purchase: there is nothing to be modelled, that amount is the expectation.</summary>
    ConstantAmounts,
}
