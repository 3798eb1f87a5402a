namespace Insights.Data.Runs;

/// <summary>One analysis run within this database.</summary>
public readonly record struct RunId(long Value);
