using System.Runtime.InteropServices;

namespace Insights.Ml.Buying.Summaries;

/// <summary>The input of the buying models for one customer. Recency and tenure have one unit, weeks unless stated otherwise.</summary>
/// <param name="Frequency">x: number of repeat purchases, 0 or more; purchases of one day count once.</param>
/// <param name="Recency">t_x: time from the first to the last purchase, 0 where there is one only; high is good.</param>
/// <param name="Tenure">T: time from the first purchase to the observation end, at least the recency.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct CustomerSummary(int Frequency, double Recency, double Tenure) : IComparable<CustomerSummary>
{
    internal const double DaysPerWeek = 7;

    /// <summary>A summary in weeks of times in days.</summary>
    internal static CustomerSummary OfDays(int frequency, int recencyDays, int tenureDays) => new(frequency, recencyDays / DaysPerWeek, tenureDays / DaysPerWeek);

    /// <summary>Somebody whose purchases are spread evenly over the tenure.</summary>
    internal static CustomerSummary Evenly(int frequency, double tenure) => new(frequency, tenure * frequency / (frequency + 1), tenure);

    /// <summary>By frequency, recency and tenure.</summary>
    public int CompareTo(CustomerSummary other)
    {
        if (Frequency != other.Frequency) return Frequency.CompareTo(other.Frequency);
        return Recency.Equals(other.Recency) ? Tenure.CompareTo(other.Tenure) : Recency.CompareTo(other.Recency);
    }
}
