using Insights.Data.Histories;

namespace Insights.Ml.Loyalty;

/// <summary>
/// How long the pauses between a customer's purchase days usually are, and from when on a pause is longer than is usual: the limit.
/// A customer with few pauses is compared with customers of the same categories, else with all of the shop.
/// </summary>
public sealed class PurchaseRhythm
{
    /// <summary>So many pauses of one's own make a limit of one's own.</summary>
    private const int MinOwnPauses = 4;

    /// <summary>So many pauses make the limit of a category.</summary>
    private const int MinCategoryPauses = 30;

    /// <summary>A pause shorter than a week is never too long.</summary>
    private const int MinLimitDays = 7;
    private const int MediansOfLimit = 3;

    private readonly PurchaseHistories histories;
    private readonly int?[] ofCategories;
    private readonly int? ofShop;

    /// <summary>Finds what is usual in the shop and its categories.</summary>
    /// <param name="histories">All known customers.</param>
    public PurchaseRhythm(PurchaseHistories histories)
    {
        this.histories = histories;
        var all = new List<int>();
        var byCategory = new List<int>[histories.Categories?.Category.Texts.Count + 1 ?? 0];
        for (var customer = 0; customer < histories.Count; customer++)
        {
            int? previous = null;
            foreach (var day in PurchaseDays(customer))
            {
                if (previous is { } before)
                {
                    all.Add(day - before);
                    foreach (var category in CategoriesOn(customer, before)) (byCategory[category] ??= []).Add(day - before);
                }
                previous = day;
            }
        }
        ofShop = NinetiethPercentile(all);
        ofCategories = Array.ConvertAll(byCategory, pauses => pauses is { Count: >= MinCategoryPauses } ? NinetiethPercentile(pauses) : null);
    }

    /// <summary>A customer's rhythm.</summary>
    /// <param name="customer">Place in the histories.</param>
    public Rhythm Of(int customer)
    {
        var days = PurchaseDays(customer).ToList();
        if (days.Count == 0) return new Rhythm(null, null);
        var pauses = days.Skip(1).Zip(days, (day, before) => day - before).Order().ToList();
        var usual = pauses.Count > 0 ? Median(pauses) : (double?)null;
        int? limit = usual is { } median && pauses.Count >= MinOwnPauses
            ? (int)Math.Max(pauses[^1], MediansOfLimit * median)
            : CategoriesOn(customer, days[^1]).Max(category => ofCategories[category]) ?? ofShop;
        return new Rhythm(usual, limit is { } found ? Math.Max(found, MinLimitDays) : null);
    }

    private IEnumerable<int> PurchaseDays(int customer)
    {
        for (var i = histories.Start(customer); i < histories.End(customer); i++)
            if (histories.Days.Purchases[i] > 0) yield return histories.Days.Day[i];
    }

    private IEnumerable<ushort> CategoriesOn(int customer, int day)
    {
        if (histories.Categories is not { } sales) yield break;
        var (low, end) = (sales.Start(customer), sales.End(customer));
        var at = Array.BinarySearch(sales.Day, low, end - low, day);
        if (at < 0) yield break;
        while (at > low && sales.Day[at - 1] == day) at--;
        for (; at < end && sales.Day[at] == day; at++) yield return sales.Category.Codes[at];
    }

    private static double Median(List<int> ascending) => (ascending[(ascending.Count - 1) / 2] + ascending[ascending.Count / 2]) / 2.0;

    /// <summary>By nearest rank; null of none.</summary>
    private static int? NinetiethPercentile(List<int> pauses)
    {
        if (pauses.Count == 0) return null;
        pauses.Sort();
        return pauses[(pauses.Count * 9 + 9) / 10 - 1];
    }
}
