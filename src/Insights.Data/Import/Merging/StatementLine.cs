namespace Insights.Data.Import.Merging;

/// <summary>Equal rows of an order.</summary>
/// <param name="Content">What one of them states.</param>
/// <param name="LineId">Hash of the source's own id of the row; 0 where it has none.</param>
/// <param name="Count">How many rows they are, at least 1.</param>
public readonly record struct StatementLine(BasketContentLine Content, long LineId, int Count);
