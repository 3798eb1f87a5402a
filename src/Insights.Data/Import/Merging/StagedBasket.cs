using Insights.Data.Customers;

namespace Insights.Data.Import.Merging;

/// <summary>A staged fragment.</summary>
/// <param name="OrderRef">The order's reference.</param>
/// <param name="CustomerRef">Who bought; null for an anonymous sale.</param>
/// <param name="Details">What the rows say about the customer.</param>
/// <param name="Part">The export within the file, from 0.</param>
/// <param name="IsKnown">True where earlier imports state something of the order.</param>
/// <param name="Fragment">The rows.</param>
public sealed record StagedBasket(string OrderRef, string? CustomerRef, CustomerDetails Details, int Part, bool IsKnown, StatementFragment Fragment);
