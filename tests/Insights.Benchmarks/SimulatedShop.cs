using Insights.Data.Customers;
using Insights.Data.Histories;
using Insights.Data.Purchases;
using Insights.Data.Values;
using MathNet.Numerics.Distributions;

namespace Insights.Benchmarks;

/// <summary>A synthetic shop whose customers come, buy with the season, spend and leave, each in an own way.</summary>
/// <param name="Name">What it is like.</param>
/// <param name="Customers">How many come in all.</param>
/// <param name="Days">How long it is open.</param>
/// <param name="PurchasesPerYear">Mean rate while a customer stays.</param>
/// <param name="RateShape">Shape of the gamma distribution of rates; large where all are alike.</param>
/// <param name="Regularity">Shape of the gamma distribution of the time between purchases; 1 is chance.</param>
/// <param name="YearsOfLife">Mean time until a customer leaves.</param>
/// <param name="OnlyOnce">Share of customers who never come back.</param>
/// <param name="Between">Deviation of the logarithm of customers' mean spend.</param>
/// <param name="Within">Deviation of the logarithm of a customer's purchases.</param>
/// <param name="Together">How much more often the generous come.</param>
/// <param name="DaysOfComing">The days in which new customers come.</param>
/// <param name="Months">How much is bought in each month of the year.</param>
/// <param name="Growth">How much more customers come towards the end; 0 for evenly.</param>
internal sealed record SimulatedShop(
    string Name, int Customers, int Days, double PurchasesPerYear, double RateShape, int Regularity, double YearsOfLife, double OnlyOnce,
    double Between, double Within, double Together, double DaysOfComing, double[] Months, double Growth = 0)
{
    internal const string AtRandom = "random";

    private const double DaysOfYear = 365.25;
    private static readonly double[] Even = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1];
    private static readonly double[] Mild = [.9, .9, 1, 1, 1.05, 1.1, 1.05, 1, 1, 1, .95, 1.1];
    private static readonly double[] Presents = [.7, .6, .9, 1, 1, 1.1, 1.2, .8, .9, 1.1, 1.6, 2.2];
    private static readonly double[] Spring = [.4, .6, 1.4, 2.4, 2.2, 1.4, .8, .6, .8, .6, .4, .4];
    private static readonly double[] Autumn = [.8, .8, .9, .9, 1, .9, .9, .9, 1.2, 1.5, 1.7, .8];

    internal static readonly int FirstDay = EpochDay.From(new DateOnly(2020, 1, 1));

    internal static readonly SimulatedShop[] All =
    [
        new("coffee", 2_500, 1_000, 22, .8, 2, 1.2, .25, .4, .4, .1, 900, Mild),
        new("fashion", 4_000, 1_100, 4, .9, 1, 2, .35, .6, .6, .1, 1_000, Presents),
        new("wholesale", 700, 900, 14, 1, 3, 2.5, .15, 1.1, .7, .3, 600, Autumn),
        new("cohort", 5_000, 600, 6, .6, 1, .8, .5, .6, .5, 0, 90, Even),
        new("garden", 1_800, 1_200, 5, 1.2, 1, 2.5, .3, .6, .5, .1, 1_000, Spring),
        new("boutique", 300, 1_000, 5, .9, 1, 2, .3, .6, .5, .1, 800, Presents),
        new("growing", 3_000, 800, 9, .8, 1, 1, .3, .6, .5, .2, 750, Mild, Growth: 1.2),
        new(AtRandom, 2_000, 900, 8, 1e6, 1, 1e6, 0, 0, .5, 0, 60, Even),
    ];

    /// <summary>The shop's histories before a day.</summary>
    /// <param name="asOf">Days after it opened.</param>
    internal PurchaseHistories Histories(int asOf)
    {
        var random = new Random(Name.Sum(letter => letter));
        var builder = new HistoryBuilder();
        for (var customer = 1; customer <= Customers; customer++)
            foreach (var (day, spend) in Purchases(random))
                if (day < asOf)
                    builder.Add(new CustomerId(customer), FirstDay + day, BasketKind.Purchase, new Money((long)Math.Round(spend * 100) * 100), 1 + (int)(spend / 20), 1 + (int)(spend / 25), Quantity.One);
        return builder.Build(EpochDay.ToDate(FirstDay + asOf), id => id.Value.ToString("000000", System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>All purchases of one customer.</summary>
    private List<(int Day, double Spend)> Purchases(Random random)
    {
        var coming = DaysOfComing * Math.Pow(random.NextDouble(), 1 / (1 + Growth));
        var generosity = Normal.Sample(random, 0, 1);
        var eagerness = RateShape > 1e5 ? 1 : Gamma.Sample(random, RateShape, RateShape);
        var rate = PurchasesPerYear / DaysOfYear * eagerness * Math.Exp(Together * generosity - Together * Together / 2);
        var stays = random.NextDouble() < OnlyOnce ? 0 : -Math.Log(1 - random.NextDouble()) * YearsOfLife * DaysOfYear;
        var meanLog = Math.Log(40) + Between * generosity;
        var purchases = new List<(int, double)> { ((int)coming, Spend()) };
        var need = Gamma.Sample(random, Regularity, Regularity);
        for (var day = (int)coming + 1; day < Math.Min(coming + stays, Days); day++)
        {
            need -= rate * Season(FirstDay + day);
            if (need > 0) continue;
            purchases.Add((day, Spend()));
            need = Gamma.Sample(random, Regularity, Regularity);
        }
        return purchases;

        double Spend() => Math.Exp(meanLog + Within * Normal.Sample(random, 0, 1));
    }

    /// <summary>Linear between the middles of the months.</summary>
    private double Season(int day)
    {
        var place = day / DaysOfYear % 1 * 12 - 0.5;
        var month = (int)Math.Floor(place);
        var share = place - month;
        return Months[(month + 12) % 12] * (1 - share) + Months[(month + 13) % 12] * share;
    }
}
