
namespace Insights.Ml.Features;

/// <summary>Purchases that the buying model, fitted at the cutoff, expects within the horizon; 0 where it has no fit.</summary>
internal sealed class ModelledPurchases : Feature
{
    internal override string Name => "modelled-purchases";
    internal override string Unit => "purchases";
    internal override bool HasHeavyTail => true;
    internal override double ValueOf(CustomerView customer) => customer.ExpectedPurchases;
}

/// <summary>Spend that the buying and spending models expect within the horizon; 0 where they have no fit.</summary>
internal sealed class ModelledSpend : MoneyFeature
{
    internal override string Name => "modelled-spend";
    internal override double ValueOf(CustomerView customer) => customer.ExpectedSpend;
}

/// <summary>
/// Probability, under the buying and spending models, of spending more within the horizon than the last of the best customers
/// did in the one before the cutoff; 0 where they have no fit.
/// </summary>
internal sealed class ModelledVipChance : Feature
{
    internal override string Name => "modelled-vip-chance";
    internal override string Unit => "probability";
    internal override FeatureScale Scale => FeatureScale.LogOdds;
    internal override double ValueOf(CustomerView customer) => customer.ChanceOfVipSpend;
    internal override (string Sentence, double[] Facts) Describe(CustomerView customer) => (Name, [customer.ChanceOfVipSpend * 100, customer.VipSpend, customer.HorizonDays]);
}

/// <summary>Probability of no purchase within the horizon under the buying model; 0 where it has no fit.</summary>
internal sealed class ModelledSilence : Feature
{
    internal override string Name => "modelled-silence";
    internal override string Unit => "probability";
    internal override FeatureScale Scale => FeatureScale.LogOdds;
    internal override double ValueOf(CustomerView customer) => customer.ProbabilityOfNoPurchase;
    internal override (string Sentence, double[] Facts) Describe(CustomerView customer) => (Name, [customer.ProbabilityOfNoPurchase * 100]);
}
