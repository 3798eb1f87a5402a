namespace Insights.Ml.Features;

/// <summary>A feature that is an amount: a few customers, such as resellers, spend many times what all others do.</summary>
internal abstract class MoneyFeature : Feature
{
    internal sealed override string Unit => "currency units";
    internal sealed override bool HasHeavyTail => true;
}
