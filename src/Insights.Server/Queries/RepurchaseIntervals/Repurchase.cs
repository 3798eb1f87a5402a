using Insights.Server.Queries.Products;

namespace Insights.Server.Queries.RepurchaseIntervals;

/// <summary>Of what repeated purchases are looked at.</summary>
internal enum RepurchaseKey
{
    Product,
    Category,
}

/// <summary>The rhythm in which customers buy something again.</summary>
internal sealed record Repurchase(
    ProductView? Product, string? Category, int Customers, int Intervals, int LowerQuartileDays, double MedianDays, int UpperQuartileDays);
