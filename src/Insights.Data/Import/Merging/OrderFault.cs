namespace Insights.Data.Import.Merging;

/// <summary>What can be wrong with an order as a whole, though each of its rows can be read.</summary>
public enum OrderFault
{
    /// <summary>Its rows name several customers.</summary>
    SeveralCustomers,

    /// <summary>It has more different rows than one order can have.</summary>
    TooManyRows,

    /// <summary>Its amounts add up to more than a shop can take.</summary>
    BeyondRange,
}
