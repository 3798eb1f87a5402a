
namespace Insights.Data.Purchases;

/// <summary>One import of one file within this database.</summary>
public readonly record struct ImportId(long Value);
