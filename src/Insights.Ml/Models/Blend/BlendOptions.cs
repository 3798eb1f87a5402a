namespace Insights.Ml.Models.Blend;

/// <summary>How much each kind of model counts in a blend, once their scores have the same spread.</summary>
internal sealed record BlendOptions
{
    /// <summary>The logistic regression's share.</summary>
    internal double Logistic { get; init; } = 1;

    /// <summary>The trees' share.</summary>
    internal double Trees { get; init; } = 1;

    /// <summary>The best simple rule's share.</summary>
    internal double Rule { get; init; } = 0.5;
}
