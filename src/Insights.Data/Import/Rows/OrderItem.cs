using Insights.Data.Values;

namespace Insights.Data.Import.Rows;

/// <summary>An article of an order whose file lists the articles in one cell.</summary>
/// <param name="Product">The article number, else the name; empty where the cell states neither.</param>
/// <param name="Name">The article's name, or empty.</param>
/// <param name="Quantity">Units.</param>
/// <param name="Amount">Value of these units; zero where it is not stated.</param>
internal sealed record OrderItem(string Product, string Name, Quantity Quantity, Money Amount)
{
    /// <summary>What was paid back of it, 0 or more, where nothing states the refunds of the order.</summary>
    public Money Refunded { get; init; }
}
