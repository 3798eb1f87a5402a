namespace Insights.Ml.Features;

/// <summary>The features that models are trained on, in the order of their columns.</summary>
internal static class FeatureCatalog
{
    internal static IReadOnlyList<Feature> All { get; } =
    [
        new DaysSinceLastPurchase(), new Tenure(), new Overdue(), new MeanGap(), new MedianGap(), new GapDeviation(), new ActiveMonths(),
        new SpendInWindow(30), new SpendInWindow(90), new SpendInWindow(180), new SpendInWindow(365), new LifetimeSpend(),
        new PurchasesInWindow(30), new PurchasesInWindow(90), new PurchasesInWindow(180), new PurchasesInWindow(365), new LifetimePurchases(),
        new SpendTrend(), new SpendSamePeriodLastYear(), new ShareOfThresholdA(), new Returned(),
        new MeanValue(), new LargestValue(), new ValueDeviation(), new FirstValue(), new LastValue(),
        new LinesPerPurchase(), new ProductsPerPurchase(), new UnitsPerPurchase(),
        new PurchasesSamePeriodLastYear(), new SeasonShare(), new WeekendShare(), new UsualWeekday(), new MorningShare(), new EveningShare(),
        new MainChannelShare(), new HomeCountry(), new DiscountShare(), new MaxProducts(),
        new TopCategoryShare(1), new TopCategoryShare(2), new TopCategoryShare(3), new FavouriteCategory(), new CategoriesInYear(),
        new ModelledPurchases(), new ModelledSpend(), new ModelledVipProbability(), new ModelledNoPurchaseProbability(),
    ];

    /// <summary>The column of a feature.</summary>
    /// <exception cref="ArgumentException">There is no feature of this name.</exception>
    internal static int IndexOf(string name)
    {
        for (var i = 0; i < All.Count; i++)
            if (All[i].Name == name) return i;
        throw new ArgumentException($"There is no feature '{name}'.", nameof(name));
    }
}
