using Insights.Data.Tiers;

namespace Insights.Server.Features.Pages;

/// <summary>Rules of tiers in words.</summary>
internal static class PolicyWords
{
    /// <summary>A rule as sentences: who is A and B, which days count, and how much slack there is.</summary>
    internal static string Of(PageFrame frame, PolicyForm policy)
    {
        var texts = frame.Texts;
        var rule = policy.Kind switch
        {
            "share" => texts.Of("policy-share-words", policy.A, policy.B),
            "revenue-share" => texts.Of("policy-revenue-share-words", policy.A, policy.B, policy.C),
            "thresholds" => texts.Of("policy-thresholds-words", frame.Money(policy.A ?? 0), frame.Money(policy.B ?? 0)),
            _ => texts.Of("policy-rfm-words", policy.A, policy.B),
        };
        var slack = policy.Hysteresis > 1 ? " " + texts.Of("policy-hysteresis-words", policy.Hysteresis) : "";
        return $"{rule} {texts.Of("policy-window-words", policy.Window ?? TierPolicy.DefaultWindowDays)}{slack}";
    }
}
