namespace Insights.Data.Runs;

/// <summary>What a column of results holds, and how it is stored.</summary>
public enum ResultColumnKind
{
    /// <summary>A tier, stored as its number.</summary>
    Tier,

    /// <summary>A whole number.</summary>
    Count,

    /// <summary>A probability or an expectation.</summary>
    Number,

    /// <summary>An amount in the shop's currency, stored in ten-thousandths.</summary>
    Money,

    /// <summary>A calendar day, stored as days since 1970-01-01.</summary>
    Day,

    /// <summary>Text.</summary>
    Text,
}
