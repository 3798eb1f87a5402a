using System.Text.Json.Serialization;

namespace Insights.Ml.Features;

/// <summary>What could have been different about a customer before the date of the analysis, the smallest step first.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<WhatIfKind>))]
public enum WhatIfKind
{
    /// <summary>One more purchase of the customer's own mean value, on the day before the date.</summary>
    OneMorePurchase,

    /// <summary>The same number of purchases, those in the tier policy's window each a quarter larger.</summary>
    LargerPurchases,

    /// <summary>Two more purchases of the customer's own mean value, one on the day before the date and one half-way to it.</summary>
    TwoMorePurchases,
}
