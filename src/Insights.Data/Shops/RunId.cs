
namespace Insights.Data.Shops;

/// <summary>One analysis run within this database.</summary>
public readonly record struct RunId(long Value);
