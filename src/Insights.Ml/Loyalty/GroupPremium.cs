
namespace Insights.Ml.Loyalty;

/// <summary>How much more a group's customers spent than the average customer.</summary>
/// <param name="Group">The group.</param>
/// <param name="Customers">How many they are, 1 or more.</param>
/// <param name="MeanSpend">Their mean net spend in the period, in currency units; those who bought nothing count with 0.</param>
/// <param name="Premium">Their mean over that of all active customers, minus 1: 0.23 is 23 % more, -0.5 is half.</param>
/// <param name="Low">Lower end of the 95 % interval of <paramref name="Premium"/>; both ends are null with fewer than 30 customers in the group.</param>
/// <param name="High">Upper end.</param>
public sealed record GroupPremium(LoyaltyGroup Group, int Customers, double MeanSpend, double Premium, double? Low, double? High);
