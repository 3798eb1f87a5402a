using Insights.Data.Histories;
using Insights.Data.Tiers;

namespace Insights.Ml.Features;

/// <summary>The features of some customers at one cutoff, row after row.</summary>
internal sealed class FeatureMatrix
{
    private readonly float[] values;
    private readonly float[] scaled;
    private readonly FeatureSpread spread;
    private readonly Winsorizer limits;

    private FeatureMatrix(int[] customers, float[] values, CutoffContext context)
    {
        Customers = customers;
        this.values = values;
        limits = Winsorizer.Fit(Rows, row => values.AsSpan(row * FeatureCatalog.All.Count, FeatureCatalog.All.Count));
        scaled = FeatureScaler.Scale(Winsorised());
        spread = new FeatureSpread([], []);
        spread = FeatureScaler.SpreadOf(Rows, Row);
        Context = context;
    }

    /// <summary>The customers' indices in the histories, one for each row.</summary>
    internal int[] Customers { get; }

    /// <summary>The context the features were computed with.</summary>
    internal CutoffContext Context { get; }

    internal int Rows => Customers.Length;

    internal FeatureRow Row(int row)
    {
        var width = FeatureCatalog.All.Count;
        return new FeatureRow(values.AsSpan(row * width, width), scaled.AsSpan(row * width, width), spread);
    }

    /// <summary>A row of a customer in a view, among the customers of this matrix.</summary>
    /// <param name="customer">The customer.</param>
    /// <param name="values">Takes as many numbers as there are features.</param>
    /// <param name="scaledValues">Takes as many numbers as there are features.</param>
    internal FeatureRow RowOf(CustomerView customer, Span<float> values, Span<float> scaledValues)
    {
        for (var i = 0; i < values.Length; i++) values[i] = (float)FeatureCatalog.All[i].ValueOf(customer);
        values.CopyTo(scaledValues);
        limits.Apply(scaledValues);
        FeatureScaler.Scale(scaledValues, scaledValues);
        return new FeatureRow(values, scaledValues, spread);
    }

    /// <summary>A value of a feature in standard deviations from the mean of the rows, within the limits that hold for them.</summary>
    internal double Relative(int column, double value) =>
        spread.Standardise(FeatureScaler.Scale(Math.Clamp(value, limits.Low[column], limits.High[column]), column), column);

    /// <summary>Mean of a feature over the rows, within the limits that hold for them.</summary>
    internal double MeanWithinLimits(int column)
    {
        double sum = 0;
        for (var row = 0; row < Rows; row++) sum += Math.Clamp(Row(row).Values[column], limits.Low[column], limits.High[column]);
        return sum / Rows;
    }

    /// <summary>One feature of all rows.</summary>
    internal double[] Column<TFeature>()
        where TFeature : Feature
    {
        var column = 0;
        while (FeatureCatalog.All[column] is not TFeature) column++;
        var result = new double[Rows];
        for (var row = 0; row < result.Length; row++) result[row] = Row(row).Values[column];
        return result;
    }

    /// <summary>The active customers at a cutoff, that is tiers A, B and C.</summary>
    internal static IEnumerable<int> ActiveCustomers(TierAssignment tiers) =>
        Enumerable.Range(0, tiers.Ranks.Count).Where(customer => tiers.Ranks[customer] is not null);

    /// <summary>The features of customers who are active at the cutoff; they are independent, so that threads share the work.</summary>
    internal static FeatureMatrix Of(
        int[] customers, PurchaseHistories histories, CutoffContext context, CancellationToken cancellationToken)
    {
        var width = FeatureCatalog.All.Count;
        var values = new float[customers.Length * width];
        Parallel.For(0, customers.Length, new ParallelOptions { CancellationToken = cancellationToken }, () => new CustomerView(), (row, _, view) =>
        {
            view.Load(histories, customers[row], context);
            for (var i = 0; i < width; i++) values[row * width + i] = (float)FeatureCatalog.All[i].ValueOf(view);
            return view;
        }, _ => { });
        return new FeatureMatrix(customers, values, context);
    }

    /// <summary>The features within the limits of all but a few of the rows.</summary>
    private float[] Winsorised()
    {
        var width = FeatureCatalog.All.Count;
        var result = (float[])values.Clone();
        for (var row = 0; row < Rows; row++) limits.Apply(result.AsSpan(row * width, width));
        return result;
    }
}
