namespace Insights.Ml.Features;

/// <summary>A feature of the categories that a customer buys.</summary>
internal abstract class CategoryFeature(string name, FeatureUnit unit) : Feature(name, unit)
{
    /// <summary>The sentence for customers of whom no category is known.</summary>
    private protected const string Unknown = "category-unknown";

    internal override double PriorScale => HabitPriorScale;
}

/// <summary>
/// Share of the customer's spend on categories that is on one of the shop's top ones; the shop's share where no category of
/// the customer is known.
/// </summary>
/// <param name="rank">1 for the category of the highest spend.</param>
internal sealed class TopCategoryShare(int rank) : CategoryFeature($"top-category-{rank}", FeatureUnit.Share)
{
    internal override double ValueOf(CustomerView customer) =>
        customer.Categories.Top(rank - 1) ?? (customer.Shop.TopCategories is { } top && top.Count >= rank ? top[rank - 1].Share : 0);

    internal override (string Sentence, double[] Facts) Describe(CustomerView customer) => customer.Categories.Top(rank - 1) switch
    {
        null => (Unknown, []),
        > 0 and var share => (Name, [share * 100]),
        _ => None(),
    };
}

/// <summary>Share of the customer's spend on categories that is on the largest of them; 0 where none is known.</summary>
internal sealed class FavouriteCategory() : CategoryFeature("favourite-category", FeatureUnit.Share)
{
    internal override double ValueOf(CustomerView customer) => customer.Categories.Favourite ?? 0;

    internal override (string Sentence, double[] Facts) Describe(CustomerView customer) =>
        customer.Categories.Favourite is { } share ? (Name, [share * 100]) : (Unknown, []);
}

/// <summary>Different categories bought in the last 365 days; 0 where none is known.</summary>
internal sealed class CategoriesInYear() : CategoryFeature("categories-365", FeatureUnit.Categories)
{
    internal override double ValueOf(CustomerView customer) => customer.Categories.Recent;

    internal override (string Sentence, double[] Facts) Describe(CustomerView customer) =>
        customer.Categories.Favourite is null ? (Unknown, []) : base.Describe(customer);
}
