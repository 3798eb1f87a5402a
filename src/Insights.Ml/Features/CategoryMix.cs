using System.Runtime.InteropServices;
using Insights.Data.Histories;

namespace Insights.Ml.Features;

/// <summary>How one customer's spend before a cutoff is spread over categories; one object is loaded with one customer after the other.</summary>
internal sealed class CategoryMix
{
    private readonly Dictionary<ushort, (long Amount, bool IsRecent)> categories = [];
    private readonly double?[] top = new double?[ShopHabits.TopCategoryCount];

    /// <summary>Share, 0 to 1, of the largest category; null where no category is known.</summary>
    internal double? Favourite { get; private set; }

    /// <summary>Categories bought in the last 365 days; 0 where none is known.</summary>
    internal int Recent { get; private set; }

    /// <summary>
    /// Share, 0 to 1, of one of the shop's top categories, the first being 0; null where no category of the customer is known.
    /// </summary>
    internal double? Top(int rank) => top[rank];

    /// <summary>Loads a customer's sales before the cutoff.</summary>
    internal void Load(PurchaseHistories histories, int customer, ShopHabits shop, int cutoff)
    {
        categories.Clear();
        if (histories.Categories is { } sales) Add(sales, customer, cutoff);
        Summarise(shop);
    }

    private void Add(CategorySales sales, int customer, int cutoff)
    {
        for (var i = sales.Start(customer); i < sales.End(customer) && sales.Day[i] < cutoff; i++)
        {
            ref var category = ref CollectionsMarshal.GetValueRefOrAddDefault(categories, sales.Category.Codes[i], out _);
            category = (category.Amount + sales.Amount[i], category.IsRecent || cutoff - sales.Day[i] <= Calendar.DaysOfYear);
        }
    }

    private void Summarise(ShopHabits shop)
    {
        long total = 0, largest = 0;
        Recent = 0;
        foreach (var (amount, isRecent) in categories.Values)
        {
            total += Math.Max(0, amount);
            largest = Math.Max(largest, amount);
            if (isRecent) Recent++;
        }
        Favourite = total == 0 ? null : largest / (double)total;
        for (var rank = 0; rank < top.Length; rank++)
            top[rank] = total == 0 ? null : rank < shop.TopCategories.Count ? Math.Max(0, AmountOf(shop.TopCategories[rank].Code)) / (double)total : 0;
    }

    private long AmountOf(ushort code) => categories.TryGetValue(code, out var category) ? category.Amount : 0;
}
