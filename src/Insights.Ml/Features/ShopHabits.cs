using Insights.Data.Histories;

namespace Insights.Ml.Features;

/// <summary>Means over all customers of a shop before a cutoff, with which each of them is compared.</summary>
internal sealed class ShopHabits
{
    /// <summary>Categories whose share of a customer's spend is a feature.</summary>
    internal const int TopCategoryCount = 3;

    /// <summary>Share of purchase days on a Saturday or Sunday.</summary>
    internal double Weekend { get; init; }

    /// <summary>Share of purchase days with a known hour before noon, from 6 on; 0 where no hour is known.</summary>
    internal double Morning { get; init; }

    /// <summary>Share of purchase days with a known hour from 18 on; 0 where no hour is known.</summary>
    internal double Evening { get; init; }

    /// <summary>The most frequent channel, and its share of purchase days with a known one; no code where none is known.</summary>
    internal CodeShare MainChannel { get; init; }

    /// <summary>The most frequent country, and its share of customers with a known one; no code where none is known.</summary>
    internal CodeShare HomeCountry { get; init; }

    /// <summary>The categories of the highest spend, the first first; fewer than <see cref="TopCategoryCount"/> where there are fewer.</summary>
    internal IReadOnlyList<CodeShare> TopCategories { get; init; } = [];

    /// <summary>Computes the means over the days before a cutoff.</summary>
    internal static ShopHabits At(PurchaseHistories histories, int cutoff)
    {
        CountedShare weekend = default, morning = default, evening = default;
        var days = histories.Days;
        var channels = new double[(days.Channel?.Texts.Count ?? 0) + 1];
        var countries = new double[(histories.Country?.Texts.Count ?? 0) + 1];
        for (var customer = 0; customer < histories.Count; customer++)
        {
            var isKnown = false;
            for (var i = histories.Start(customer); i < histories.End(customer) && days.Day[i] < cutoff; i++)
            {
                if (days.Purchases[i] == 0) continue;
                isKnown = true;
                weekend = weekend.With(Calendar.IsWeekend(days.Day[i]));
                if (days.HourOf(i) is { } hour)
                {
                    morning = morning.With(Calendar.IsMorning(hour));
                    evening = evening.With(Calendar.IsEvening(hour));
                }
                if (days.Channel is { } channel) channels[channel.Codes[i]]++;
            }
            if (isKnown && histories.Country is { } country) countries[country.Codes[customer]]++;
        }
        return new ShopHabits
        {
            Weekend = Share(weekend),
            Morning = Share(morning),
            Evening = Share(evening),
            MainChannel = Ranked(channels).FirstOrDefault(),
            HomeCountry = Ranked(countries).FirstOrDefault(),
            TopCategories = [.. Ranked(CategorySpend(histories, cutoff)).Take(TopCategoryCount)],
        };
    }

    private static double[] CategorySpend(PurchaseHistories histories, int cutoff)
    {
        if (histories.Categories is not { } sales) return [];
        var spend = new double[sales.Category.Texts.Count + 1];
        for (var i = 0; i < sales.Day.Length; i++)
            if (sales.Day[i] < cutoff) spend[sales.Category.Codes[i]] += sales.Amount[i];
        return spend;
    }

    /// <summary>Codes by their weight, the heaviest first; the lower code before an equal one.</summary>
    private static IEnumerable<CodeShare> Ranked(double[] weights)
    {
        var total = weights.Skip(1).Sum(weight => Math.Max(0, weight));
        return Enumerable.Range(0, weights.Length)
            .Where(code => code != DictionaryEncodedColumn.None && weights[code] > 0)
            .OrderByDescending(code => weights[code])
            .Select(code => new CodeShare((ushort)code, weights[code] / total));
    }

    private static double Share(CountedShare share) => share.Of == 0 ? 0 : share.Count / (double)share.Of;

    /// <summary>A code and its share of all that have one.</summary>
    /// <param name="Code"><see cref="DictionaryEncodedColumn.None"/> where there is none.</param>
    /// <param name="Share">0 to 1.</param>
    internal readonly record struct CodeShare(ushort Code, double Share);
}
