using Insights.Data.Histories;

namespace Insights.Ml.Features;

/// <summary>
/// What can be said about one customer at one cutoff, gathered in one pass over the days before it. Money is in currency
/// units, time in days. Nothing at or after the cutoff is visible.
/// </summary>
internal sealed class CustomerView
{
    private const double TenThousandths = 10_000;
    private readonly List<int> gaps = [];

    /// <summary>The lengths of the windows over which spend and purchases are summed.</summary>
    internal static readonly int[] Windows = [30, 90, 180, 365];

    private readonly double[] spend = new double[Windows.Length];
    private readonly int[] purchaseDays = new int[Windows.Length];

    internal int Cutoff { get; private set; }
    internal int HorizonDays { get; private set; }

    /// <summary>What is usual in the shop.</summary>
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

    /// <summary>Net spend in the window over that of the last customer in tier A; 1 is the threshold, 0 stands where there is none.</summary>
    internal double ShareOfThresholdA { get; private set; }

    internal double ExpectedPurchases { get; private set; }
    internal double ExpectedSpend { get; private set; }
    internal double ProbabilityOfNoPurchase { get; private set; }

    internal double Spend(int windowDays) => spend[Array.IndexOf(Windows, windowDays)];

    internal int PurchaseDaysIn(int windowDays) => purchaseDays[Array.IndexOf(Windows, windowDays)];

    /// <summary>Days since the last purchase over the customer's own mean gap, or the typical one.</summary>
    internal double Overdue => DaysSinceLastPurchase / Math.Max(1, MeanGap ?? TypicalGap);

    /// <summary>Looks at one customer with a purchase before the cutoff.</summary>
    internal void LookAt(PurchaseHistories histories, int customer, CutoffContext context)
    {
        Cutoff = context.Cutoff;
        HorizonDays = context.HorizonDays;
        Shop = context.Habits;
        TypicalGap = context.TypicalGap;
        HasThresholdA = context.ThresholdA > 0;
        ShareOfThresholdA = HasThresholdA ? context.NetSpend(customer) / context.ThresholdA : 0;
        ExpectedPurchases = context.Buying.ExpectedPurchases[customer] ?? 0;
        ExpectedSpend = context.Buying.ExpectedSpend[customer] ?? 0;
        ProbabilityOfNoPurchase = context.Buying.ProbabilityOfNoPurchase[customer] ?? 0;
        Habits.Begin(histories, customer, Shop);
        Categories.LookAt(histories, customer, Shop, Cutoff);
        Gather(histories, customer, context);
    }

    private void Gather(PurchaseHistories histories, int customer, CutoffContext context)
    {
        Clear();
        var days = histories.Days;
        int first = 0, last = 0, month = int.MinValue;
        double sum = 0, squares = 0, lines = 0, products = 0, units = 0;
        for (var i = histories.Start(customer); i < histories.End(customer) && days.Day[i] < Cutoff; i++)
        {
            var day = days.Day[i];
            var age = Cutoff - day;
            var net = days.NetSpend[i] / TenThousandths;
            AddSpend(age, net);
            if (age <= 365) Returned365 += days.Returned[i] / TenThousandths;
            if (days.Purchases[i] == 0) continue;

            for (var w = 0; w < Windows.Length; w++)
                if (age <= Windows[w]) purchaseDays[w]++;
            var value = days.PurchaseValue[i] / TenThousandths;
            if (PurchaseDays == 0) (first, FirstValue) = (day, value);
            else gaps.Add(day - last);
            last = day;
            LastValue = value;
            LargestValue = Math.Max(LargestValue, value);
            sum += value;
            squares += value * value;
            lines += days.Lines[i];
            products += days.Products[i];
            units += days.Quantity[i] / TenThousandths;
            if (age <= 365 && MonthOf(day) is var current && current != month)
            {
                ActiveMonths++;
                month = current;
            }
            Habits.Add(days, i, context);
            PurchaseDays++;
        }
        DaysSinceLastPurchase = Cutoff - last;
        TenureDays = Cutoff - first;
        MeanValue = sum / PurchaseDays;
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
        PurchaseDays = ActiveMonths = 0;
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
        var date = Data.Values.EpochDay.ToDate(day);
        return date.Year * 12 + date.Month;
    }
}
