namespace Insights.Ml.Features;

/// <summary>What a feature's numbers count, which decides how models see them.</summary>
/// <param name="Name">In the plural where it is countable.</param>
/// <param name="Scale">The scale for a model that adds up features.</param>
/// <param name="HasHeavyTail">True where a few customers have numbers far beyond those of all others; see <see cref="Winsorizer"/>.</param>
internal sealed record FeatureUnit(string Name, FeatureScale Scale, bool HasHeavyTail)
{
    internal static readonly FeatureUnit Days = new("days", FeatureScale.SignedLog, HasHeavyTail: false);
    internal static readonly FeatureUnit Months = new("months", FeatureScale.SignedLog, HasHeavyTail: false);
    internal static readonly FeatureUnit Categories = new("categories", FeatureScale.SignedLog, HasHeavyTail: false);
    internal static readonly FeatureUnit Purchases = new("purchases", FeatureScale.SignedLog, HasHeavyTail: true);
    internal static readonly FeatureUnit PurchaseDays = new("purchase days", FeatureScale.SignedLog, HasHeavyTail: true);
    internal static readonly FeatureUnit Items = new("items", FeatureScale.SignedLog, HasHeavyTail: true);
    internal static readonly FeatureUnit Ratio = new("ratio", FeatureScale.SignedLog, HasHeavyTail: true);

    /// <summary>Currency units: a few customers, such as resellers, spend many times what all others do.</summary>
    internal static readonly FeatureUnit Money = new("currency units", FeatureScale.SignedLog, HasHeavyTail: true);

    internal static readonly FeatureUnit Share = new("share", FeatureScale.Plain, HasHeavyTail: false);
    internal static readonly FeatureUnit Probability = new("probability", FeatureScale.LogOdds, HasHeavyTail: false);
}
