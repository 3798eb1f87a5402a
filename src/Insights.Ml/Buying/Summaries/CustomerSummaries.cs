using Insights.Data.Histories;
using Insights.Data.Values;

namespace Insights.Ml.Buying.Summaries;

/// <summary>Buying summaries of all customers of some histories at a cutoff.</summary>
public sealed class CustomerSummaries
{
    /// <summary>One summary for each customer in weeks; null for those without a purchase before the cutoff.</summary>
    public required IReadOnlyList<CustomerSummary?> Summaries { get; init; }

    /// <summary>
    /// MonetaryValue: mean value of the repeat purchases in currency units, one for each customer; null without a repeat
    /// purchase. It is as the receipts have it, at most 0 where they are negative in sum.
    /// </summary>
    public required IReadOnlyList<double?> MonetaryValues { get; init; }

    /// <summary>
    /// Somebody with the median tenure and the mean number of repeat purchases, at least one, evenly over time: with whom
    /// customers are compared. There must be a customer.
    /// </summary>
    internal CustomerSummary Typical()
    {
        var known = Summaries.OfType<CustomerSummary>().ToList();
        var tenures = known.Select(summary => summary.Tenure).Order().ToArray();
        return CustomerSummary.Evenly(Math.Max(1, (int)Math.Round(known.Average(summary => summary.Frequency))), tenures[tenures.Length / 2]);
    }

    /// <summary>Summarises the purchases before a cutoff; those of one day are one purchase, as the glossary defines.</summary>
    /// <param name="histories">All customers.</param>
    /// <param name="cutoff">The first day that is not used, as days since 1970-01-01.</param>
    public static CustomerSummaries At(PurchaseHistories histories, int cutoff)
    {
        var summaries = new CustomerSummary?[histories.Count];
        var values = new double?[histories.Count];
        var days = histories.Days;
        for (var customer = 0; customer < histories.Count; customer++)
        {
            var count = 0;
            int first = 0, last = 0;
            long repeatValue = 0;
            for (var i = histories.Start(customer); i < histories.End(customer) && days.Day[i] < cutoff; i++)
            {
                if (days.Purchases[i] == 0) continue;
                if (count++ == 0) first = days.Day[i];
                else repeatValue += days.PurchaseValue[i];
                last = days.Day[i];
            }
            if (count == 0) continue;
            summaries[customer] = CustomerSummary.OfDays(count - 1, last - first, cutoff - first);
            if (count > 1) values[customer] = new Money(repeatValue).ToDouble() / (count - 1);
        }
        return new CustomerSummaries { Summaries = summaries, MonetaryValues = values };
    }
}
