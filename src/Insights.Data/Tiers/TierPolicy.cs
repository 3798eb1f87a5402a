
namespace Insights.Data.Tiers;

/// <summary>
/// How customers are put into tiers. A policy gives every active customer a position, where less is better, and draws
/// one boundary below each tier; customers without a purchase in the window are D.
/// </summary>
public abstract record TierPolicy
{
    /// <summary>The window of the default policy in days.</summary>
    public const int DefaultWindowDays = 365;

    /// <summary>The policy of a shop that has not chosen another one.</summary>
    public static TierPolicy Default { get; } = new ShareTierPolicy();

    /// <summary>Purchases of this many days before the as-of date count, 1 or more.</summary>
    public int WindowDays { get; init; } = DefaultWindowDays;

    /// <summary>
    /// How much worse than a tier's boundary a customer who is in the tier may get before leaving it, as a factor of 1 or
    /// more: 1.3 lets a customer enter A in the top 10 % and leave it below the top 13 %. 1 is no hysteresis.
    /// </summary>
    public double Hysteresis { get; init; } = 1;

    /// <summary>The policy's name and all of its numbers, in the form that <see cref="Parse"/> reads.</summary>
    public abstract string Text { get; }

    /// <summary>The same as <see cref="Text"/>.</summary>
    public sealed override string ToString() => Text;

    /// <summary>Positions of the ranked customers and the boundaries for this many of them.</summary>
    internal abstract TierScale ScaleOf(RankedCustomers ranked);

    /// <summary>
    /// Reads "share", "share:a=0.1,b=0.3,window=365,hysteresis=1.3", "revenue-share:a=0.5,b=0.8,c=0.95",
    /// "thresholds:a=1000,b=300" or "rfm:a=13,b=9".
    /// </summary>
    /// <exception cref="FormatException">The text is no policy; the message states what is wrong and shows an example.</exception>
    public static TierPolicy Parse(string text)
    {
        var parameters = PolicyParameters.Parse(text);
        TierPolicy policy = parameters.Name switch
        {
            ShareTierPolicy.Name => ShareTierPolicy.From(parameters),
            RevenueShareTierPolicy.Name => RevenueShareTierPolicy.From(parameters),
            ThresholdTierPolicy.Name => ThresholdTierPolicy.From(parameters),
            RfmTierPolicy.Name => RfmTierPolicy.From(parameters),
            _ => throw new FormatException(
                $"There is no tier policy '{parameters.Name}'. There are: {ShareTierPolicy.Name}, {RevenueShareTierPolicy.Name}, {ThresholdTierPolicy.Name}, {RfmTierPolicy.Name}; for instance {Default.Text}."),
        };
        policy = policy with
        {
            WindowDays = parameters.Whole("window", DefaultWindowDays, least: 1, most: 36_500),
            Hysteresis = parameters.Number("hysteresis", 1, least: 1, most: 10),
        };
        parameters.RefuseUnused();
        return policy;
    }

    /// <summary>The part of <see cref="Text"/> that all policies share.</summary>
    private protected string CommonText =>
        FormattableString.Invariant($"window={WindowDays}") + (Hysteresis > 1 ? FormattableString.Invariant($",hysteresis={Hysteresis}") : "");
}
