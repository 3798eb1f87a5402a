namespace Insights.Data.Import;

/// <summary>One import of one file within this database.</summary>
public readonly record struct ImportId(long Value);
