
namespace Insights.Server.Queries.Products;

/// <summary>A product, as the API shows it.</summary>
/// <param name="Code">The shop's article number.</param>
/// <param name="Name">The name, or null.</param>
/// <param name="Category">The category, or null.</param>
internal sealed record ProductView(string Code, string? Name, string? Category);
