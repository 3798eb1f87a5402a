namespace Insights.Server.Access;

/// <summary>What a key may do; a key has any number of them. docs/access.md says what each is for.</summary>
[Flags]
internal enum Scope
{
    /// <summary>Nothing but what every caller may.</summary>
    None = 0,

    /// <summary>Lists of customers with tiers, predictions and reasons.</summary>
    Lists = 1,

    /// <summary>The card of each customer: purchases and history.</summary>
    Customers = 2,

    /// <summary>Names, addresses and whatever else says who somebody is.</summary>
    Personal = 4,

    /// <summary>Sums, groups and charts of the shop.</summary>
    Analytics = 8,

    /// <summary>Writes of a till.</summary>
    WriteTill = 16,

    /// <summary>Writes of what customers say.</summary>
    WriteFeedback = 32,

    /// <summary>Uploads and imports.</summary>
    Import = 64,

    /// <summary>Analyses and settings.</summary>
    Admin = 128,
}
