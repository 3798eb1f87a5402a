
namespace Insights.Server.Queries.Exports;

/// <summary>The lists that other programs can have.</summary>
internal enum ExportList
{
    /// <summary>All known customers, by the shop's own id.</summary>
    Customers,

    /// <summary>Tier B, the likeliest next VIP first.</summary>
    NextVips,

    /// <summary>Tier B, the likeliest to leave first.</summary>
    ChurnRisks,

    /// <summary>Tiers A and B, away for longer than is usual for them: the overdue ones first, by keeping worth.</summary>
    AtRisk,
}
