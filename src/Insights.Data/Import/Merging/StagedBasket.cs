namespace Insights.Data.Import.Merging;

/// <summary>A staged fragment and what the database has under its reference.</summary>
/// <param name="Fragment">The fragment.</param>
/// <param name="Stored">The stored basket with the same reference, or null.</param>
public sealed record StagedBasket(BasketFragment Fragment, StoredBasket? Stored);
