
namespace Insights.Server.Queries.Customers;

/// <summary>How often a customer has ordered before a run's date.</summary>
/// <param name="InWindow">Orders in the tier policy's window, 0 or more.</param>
/// <param name="Lifetime">All orders, 0 or more.</param>
internal sealed record OrderCounts(int InWindow, int Lifetime)
{
    /// <summary>No orders, for instance where the imports of those that a run has seen were undone since.</summary>
    internal static readonly OrderCounts None = new(0, 0);
}
