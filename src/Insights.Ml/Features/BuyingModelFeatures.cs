namespace Insights.Ml.Features;

/// <summary>Purchases that the buying model, fitted at the cutoff, expects within the horizon; 0 where it has no fit.</summary>
internal sealed class ModelledPurchases() : Feature("modelled-purchases", FeatureUnit.Purchases)
{
    internal override double ValueOf(CustomerView customer) => customer.ExpectedPurchases;
}

/// <summary>Spend that the buying and spending models expect within the horizon; 0 where they have no fit.</summary>
internal sealed class ModelledSpend() : Feature("modelled-spend", FeatureUnit.Money)
{
    internal override double ValueOf(CustomerView customer) => customer.ExpectedSpend;
}

/// <summary>
/// Probability, under the buying and spending models, of spending more within the horizon than the last of the best customers
/// did in the one before the cutoff; 0 where they have no fit.
/// </summary>
internal sealed class ModelledVipProbability() : Feature("modelled-vip-chance", FeatureUnit.Probability)
{
    internal override double ValueOf(CustomerView customer) => customer.ProbabilityOfVipSpend;
    internal override (string Sentence, double[] Facts) Describe(CustomerView customer) => (Name, [customer.ProbabilityOfVipSpend * 100, customer.VipSpend, customer.HorizonDays]);
}

/// <summary>Probability of no purchase within the horizon under the buying model; 0 where it has no fit.</summary>
internal sealed class ModelledNoPurchaseProbability() : Feature("modelled-silence", FeatureUnit.Probability)
{
    internal override double ValueOf(CustomerView customer) => customer.ProbabilityOfNoPurchase;
    internal override (string Sentence, double[] Facts) Describe(CustomerView customer) => (Name, [customer.ProbabilityOfNoPurchase * 100]);
}
