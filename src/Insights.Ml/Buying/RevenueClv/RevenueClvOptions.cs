using System.ComponentModel.DataAnnotations;

namespace Insights.Ml.Buying.RevenueClv;

/// <summary>Over which time, and at which rate of interest, a customer's future revenue is added up.</summary>
public sealed record RevenueClvOptions
{
    /// <summary>Length of the time added up, in days.</summary>
    [Range(1, 3650)]
    public int HorizonDays { get; init; } = 365;

    /// <summary>What money a year later is worth less, as a share: 0.1 is 10 % a year. 0 adds up without discounting.</summary>
    [Range(0.0, 10.0)]
    public double DiscountRatePerYear { get; init; } = 0.1;

    /// <summary>Days in the buying model's unit of time: 7 where its summaries are in weeks.</summary>
    [Range(0.001, 366.0)]
    public double DaysPerTimeUnit { get; init; } = 7;
}
