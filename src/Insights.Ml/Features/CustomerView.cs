using Insights.Data.Histories;
using Insights.Data.Values;
using Insights.Ml.Buying;
using Insights.Ml.Buying.Summaries;

namespace Insights.Ml.Features;

/// <summary>
/// The quantities of one customer at one cutoff, gathered in one pass over the days before it. Money is in currency
/// units, time in days. Nothing at or after the cutoff is visible.
/// </summary>
internal sealed class CustomerView
{
    /// <summary>How much larger <see cref="WhatIfKind.LargerPurchases"/> are.</summary>
    private const double Larger = 1.25;

    private readonly List<int> gaps = [];

    /// <summary>The lengths of the windows over which spend and purchases are summed.</summary>
    internal static readonly int[] Windows = [30, 90, 180, 365];

    private readonly double[] spend = new double[Windows.Length];
    private readonly int[] purchaseDays = new int[Windows.Length];

    private int first;
    private int last;
    private int month;
    private int purchasesInWindow;
    private double sum;
    private double squares;
    private double lines;
    private double products;
    private double units;
    private double valueInWindow;

    internal int Cutoff { get; private set; }
    internal int HorizonDays { get; private set; }

    /// <summary>The means of the shop.</summary>
    internal ShopHabits Shop { get; private set; } = new();

    /// <summary>When, where and how cheaply the customer buys.</summary>
    internal CustomerHabits Habits { get; } = new();

    /// <summary>What the customer buys.</summary>
    internal CategoryMix Categories { get; } = new();

    internal int DaysSinceLastPurchase { get; private set; }
    internal int TenureDays { get; private set; }
    internal int PurchaseDays { get; private set; }
    internal double LifetimeSpend { get; private set; }
    internal double SpendPrevious90 { get; private set; }
    internal double SpendSamePeriodLastYear { get; private set; }
    internal double Returned365 { get; private set; }
    internal double MeanValue { get; private set; }

    /// <summary>Mean value of a purchase day in the tier policy's window; of all where there is none in it.</summary>
    internal double MeanValueInWindow { get; private set; }

    internal double ValueDeviation { get; private set; }
    internal double LargestValue { get; private set; }
    internal double FirstValue { get; private set; }
    internal double LastValue { get; private set; }
    internal double LinesPerPurchase { get; private set; }
    internal double ProductsPerPurchase { get; private set; }
    internal double UnitsPerPurchase { get; private set; }
    internal int ActiveMonths { get; private set; }
    internal double? MeanGap { get; private set; }
    internal double? MedianGap { get; private set; }
    internal double? GapDeviation { get; private set; }

    /// <summary>Mean gap of all customers with a repeat purchase at this cutoff; stands in where a customer has no gap yet.</summary>
    internal double TypicalGap { get; private set; }

    /// <summary>False in shops too small to have a customer in tier A.</summary>
    internal bool HasThresholdA { get; private set; }

    /// <summary>Net spend in the window over that of the last customer in tier A; 1 is the threshold.</summary>
    internal double ShareOfThresholdA { get; private set; }

    internal double ExpectedPurchases { get; private set; }
    internal double ExpectedSpend { get; private set; }

    /// <summary>Net spend, in currency units, of the last VIP of the horizon before the cutoff.</summary>
    internal double VipSpend { get; private set; }

    /// <summary>Probability, under the buying models, of spending more than that within the horizon.</summary>
    internal double ProbabilityOfVipSpend { get; private set; }

    internal double ProbabilityOfNoPurchase { get; private set; }

    internal double Spend(int windowDays) => spend[Array.IndexOf(Windows, windowDays)];

    internal int PurchaseDaysIn(int windowDays) => purchaseDays[Array.IndexOf(Windows, windowDays)];

    /// <summary>Days since the last purchase over the customer's own mean gap, or the typical one.</summary>
    internal double Overdue => DaysSinceLastPurchase / Math.Max(1, MeanGap ?? TypicalGap);

    /// <summary>Loads one customer with a purchase before the cutoff.</summary>
    internal void Load(PurchaseHistories histories, int customer, CutoffContext context)
    {
        Gather(histories, customer, context, growth: 1);
        Describe();
        ShareOfThresholdA = HasThresholdA ? context.NetSpend(customer) / context.ThresholdA : 0;
        ExpectedPurchases = context.Buying.ExpectedPurchases[customer] ?? 0;
        ExpectedSpend = context.Buying.ExpectedSpend[customer] ?? 0;
        ProbabilityOfVipSpend = context.Buying.Summaries.Summaries[customer] is { } summary
            ? context.Buying.ProbabilityOfSpendAbove(VipSpend, summary, context.Buying.Summaries.MonetaryValues[customer])
            : 0;
        ProbabilityOfNoPurchase = context.Buying.ProbabilityOfNoPurchase[customer] ?? 0;
    }

    /// <summary>
    /// Loads one customer with a purchase before the cutoff as if one thing had been different; the buying models are
    /// evaluated again, and the threshold of tier A stays.
    /// </summary>
    /// <returns>
    /// False where there are no days for more purchases, since the last one was too shortly before the cutoff, or where purchases
    /// have no positive value.
    /// </returns>
    internal bool TryLoadWhatIf(PurchaseHistories histories, int customer, CutoffContext context, WhatIfKind difference)
    {
        Gather(histories, customer, context, difference == WhatIfKind.LargerPurchases ? Larger : 1);
        var free = Cutoff - 1 - last;
        var added = difference switch { WhatIfKind.OneMorePurchase => 1, WhatIfKind.TwoMorePurchases => 2, _ => 0 };
        if (free < added) return false;
        // Of receipts that are negative in sum, neither more nor larger ones raise the spend.
        if ((difference == WhatIfKind.LargerPurchases ? valueInWindow : sum) <= 0) return false;
        var more = new Day(Cutoff - 1, sum / PurchaseDays, 0, IsPurchase: true, sum / PurchaseDays, lines / PurchaseDays, products / PurchaseDays, units / PurchaseDays);
        if (difference == WhatIfKind.TwoMorePurchases) Add(more with { Number = last + free / 2 }, context);
        if (added > 0) Add(more, context);
        Describe();
        var extra = added * more.Value + (difference == WhatIfKind.LargerPurchases ? valueInWindow * (1 - 1 / Larger) : 0);
        ShareOfThresholdA = HasThresholdA ? (context.NetSpend(customer) + extra) / context.ThresholdA : 0;
        PredictAgain(context.Buying);
        return true;
    }

    private void PredictAgain(BuyingPredictions buying)
    {
        var summary = CustomerSummary.OfDays(PurchaseDays - 1, last - first, TenureDays);
        var monetaryValue = PurchaseDays > 1 ? (sum - FirstValue) / (PurchaseDays - 1) : (double?)null;
        ExpectedPurchases = buying.UsableModel?.ExpectedPurchases(summary, buying.HorizonWeeks) ?? 0;
        ExpectedSpend = ExpectedPurchases * buying.ValuePerPurchase(summary.Frequency, monetaryValue);
        ProbabilityOfVipSpend = buying.ProbabilityOfSpendAbove(VipSpend, summary, monetaryValue);
        ProbabilityOfNoPurchase = buying.UsableModel?.ProbabilityOfNoPurchase(summary, buying.HorizonWeeks) ?? 0;
    }

    private void Gather(PurchaseHistories histories, int customer, CutoffContext context, double growth)
    {
        Clear();
        Cutoff = context.Cutoff;
        HorizonDays = context.HorizonDays;
        Shop = context.Habits;
        TypicalGap = context.TypicalGap;
        HasThresholdA = context.ThresholdA > 0;
        VipSpend = context.VipSpend;
        Habits.Begin(histories, customer, Shop);
        Categories.Load(histories, customer, Shop, Cutoff);
        var days = histories.Days;
        for (var i = histories.Start(customer); i < histories.End(customer) && days.Day[i] < Cutoff; i++)
        {
            var value = new Money(days.PurchaseValue[i]).ToDouble();
            var net = new Money(days.NetSpend[i]).ToDouble();
            if (growth > 1 && Cutoff - days.Day[i] <= context.WindowDays) (net, value) = (net + value * (growth - 1), value * growth);
            Add(new Day(
                days.Day[i], net, new Money(days.Returned[i]).ToDouble(), days.Purchases[i] > 0, value, days.Lines[i], days.Products[i],
                days.Quantity[i] / (double)Quantity.Scale), context);
            if (days.Purchases[i] > 0) Habits.AddDetails(days, i, context);
        }
    }

    private void Add(Day day, CutoffContext context)
    {
        var age = Cutoff - day.Number;
        AddSpend(age, day.Net);
        if (age <= 365) Returned365 += day.Returned;
        if (!day.IsPurchase) return;

        for (var w = 0; w < Windows.Length; w++)
            if (age <= Windows[w]) purchaseDays[w]++;
        if (age <= context.WindowDays)
        {
            valueInWindow += day.Value;
            purchasesInWindow++;
        }
        if (PurchaseDays == 0) (first, FirstValue) = (day.Number, day.Value);
        else gaps.Add(day.Number - last);
        last = day.Number;
        LastValue = day.Value;
        LargestValue = Math.Max(LargestValue, day.Value);
        sum += day.Value;
        squares += day.Value * day.Value;
        lines += day.Lines;
        products += day.Products;
        units += day.Units;
        if (age <= 365 && MonthOf(day.Number) is var current && current != month)
        {
            ActiveMonths++;
            month = current;
        }
        Habits.AddDay(day.Number, context);
        PurchaseDays++;
    }

    private void Describe()
    {
        DaysSinceLastPurchase = Cutoff - last;
        TenureDays = Cutoff - first;
        MeanValue = sum / PurchaseDays;
        MeanValueInWindow = purchasesInWindow == 0 ? MeanValue : valueInWindow / purchasesInWindow;
        ValueDeviation = PurchaseDays > 1 ? Math.Sqrt(Math.Max(0, (squares - sum * MeanValue) / (PurchaseDays - 1))) : 0;
        LinesPerPurchase = lines / PurchaseDays;
        ProductsPerPurchase = products / PurchaseDays;
        UnitsPerPurchase = units / PurchaseDays;
        DescribeGaps();
    }

    private void Clear()
    {
        gaps.Clear();
        Array.Clear(spend);
        Array.Clear(purchaseDays);
        PurchaseDays = ActiveMonths = purchasesInWindow = first = last = 0;
        month = int.MinValue;
        sum = squares = lines = products = units = valueInWindow = 0;
        LifetimeSpend = SpendPrevious90 = SpendSamePeriodLastYear = Returned365 = LargestValue = FirstValue = LastValue = 0;
        MeanGap = MedianGap = GapDeviation = null;
    }

    private void AddSpend(int age, double net)
    {
        for (var w = 0; w < Windows.Length; w++)
            if (age <= Windows[w]) spend[w] += net;
        LifetimeSpend += net;
        if (age is > 90 and <= 180) SpendPrevious90 += net;
        if (age <= Calendar.DaysOfYear && Calendar.IsInSeason(age, HorizonDays)) SpendSamePeriodLastYear += net;
    }

    private void DescribeGaps()
    {
        if (gaps.Count == 0) return;
        double mean = gaps.Average();
        MeanGap = mean;
        GapDeviation = gaps.Count > 1 ? Math.Sqrt(gaps.Sum(gap => (gap - mean) * (gap - mean)) / (gaps.Count - 1)) : 0;
        gaps.Sort();
        var middle = gaps.Count / 2;
        MedianGap = gaps.Count % 2 == 1 ? gaps[middle] : (gaps[middle - 1] + gaps[middle]) / 2.0;
    }

    private static int MonthOf(int day)
    {
        var date = EpochDay.ToDate(day);
        return date.Year * 12 + date.Month;
    }

    /// <summary>What happened on one day.</summary>
    private readonly record struct Day(
        int Number, double Net, double Returned, bool IsPurchase, double Value, double Lines, double Products, double Units);
}
