using Insights.Ml.Training;

namespace Insights.Ml.Evaluation;

/// <summary>The customers of a figure.</summary>
public enum CustomerGroup
{
    /// <summary>Tier B at the cutoff: the product's question.</summary>
    B,

    /// <summary>All active customers: tiers A, B and C at the cutoff.</summary>
    All,
}

/// <summary>The rows of groups of customers.</summary>
internal static class CustomerGroupRows
{
    /// <summary>The rows of a group at a cutoff, ascending.</summary>
    internal static int[] RowsOf(this Cutoff cutoff, CustomerGroup group) =>
        [.. group == CustomerGroup.All ? Enumerable.Range(0, cutoff.Rows.Rows) : cutoff.RowsOfB];
}
