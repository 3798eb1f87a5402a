
namespace Insights.Ml.Features;

/// <summary>A feature of the categories that a customer buys.</summary>
internal abstract class CategoryFeature : Feature
{
    internal override double Trust => Habit;
    /// <summary>What is said where no category of the customer is known.</summary>
    private protected const string Unknown = "category-unknown";
}

/// <summary>
/// Share of the customer's spend on categories that is on one of the shop's top ones; the shop's share where no category of
/// the customer is known.
/// </summary>
/// <param name="rank">1 for the category of the highest spend.</param>
internal sealed class TopCategoryShare(int rank) : CategoryFeature
{
    internal override string Name => $"top-category-{rank}";
    internal override string Unit => "share";
    internal override FeatureScale Scale => FeatureScale.Plain;

    internal override double ValueOf(CustomerView customer) =>
        customer.Categories.Top(rank - 1) ?? (customer.Shop.TopCategories is { } top && top.Count >= rank ? top[rank - 1].Share : 0);

    internal override (string Sentence, double[] Facts) Describe(CustomerView customer) => customer.Categories.Top(rank - 1) switch
    {
        null => (Unknown, []),
        > 0 and var share => (Name, [share * 100]),
        _ => ($"{Name}-none", []),
    };
}

/// <summary>Share of the customer's spend on categories that is on the largest of them; 0 where none is known.</summary>
internal sealed class FavouriteCategory : CategoryFeature
{
    internal override string Name => "favourite-category";
    internal override string Unit => "share";
    internal override FeatureScale Scale => FeatureScale.Plain;
    internal override double ValueOf(CustomerView customer) => customer.Categories.Favourite ?? 0;

    internal override (string Sentence, double[] Facts) Describe(CustomerView customer) =>
        customer.Categories.Favourite is { } share ? (Name, [share * 100]) : (Unknown, []);
}

/// <summary>Different categories bought in the last 365 days; 0 where none is known.</summary>
internal sealed class CategoriesInYear : CategoryFeature
{
    internal override string Name => "categories-365";
    internal override string Unit => "categories";
    internal override double ValueOf(CustomerView customer) => customer.Categories.Recent;

    internal override (string Sentence, double[] Facts) Describe(CustomerView customer) =>
        customer.Categories.Favourite is null ? (Unknown, []) : base.Describe(customer);
}
