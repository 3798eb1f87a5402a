using Insights.Data.Values;
using Insights.Ml.Buying.Fitting;
using Insights.Ml.Evaluation;
using Insights.Ml.Numerics;

namespace Insights.Ml.Analysis;

/// <summary>Compares the buying models' expectations at an earlier date with the actual values.</summary>
internal static class ExpectationBacktest
{
    /// <summary>Purchases and spend, for each group of customers; empty where no buying model may be used.</summary>
    /// <param name="result">The result at the date.</param>
    /// <param name="groups">The groups.</param>
    /// <param name="cancellationToken">Stops the computation.</param>
    internal static IReadOnlyList<ExpectationFigures> Of(PipelineResult result, IEnumerable<CustomerGroup> groups, CancellationToken cancellationToken)
    {
        var cutoff = result.Cutoff;
        if (!cutoff.Buying.IsUsable || cutoff.Labels is not { } labels) return [];
        var customers = cutoff.Rows.Customers;
        var purchaseErrors = new double[customers.Length];
        var spendErrors = new double[customers.Length];
        Parallel.For(0, customers.Length, new ParallelOptions { CancellationToken = cancellationToken }, row =>
        {
            var forecast = cutoff.Buying.Forecasts.Of(customers[row]);
            purchaseErrors[row] = ErrorOf(forecast?.ExpectedPurchases);
            spendErrors[row] = ErrorOf(forecast?.ExpectedSpend);
        });
        var purchases = Rows(cutoff.Buying.ExpectedPurchases, purchaseErrors, customer => labels.PurchaseDays[customer]);
        var spend = Rows(cutoff.Buying.ExpectedSpend, spendErrors, customer => (double)new Money(labels.NetSpend[customer]).Amount);
        return [.. groups.SelectMany(group =>
        {
            var members = cutoff.RowsOf(group);
            return new[] { purchases.Of(members).Figures(ExpectedQuantity.Purchases, group), spend.Of(members).Figures(ExpectedQuantity.Spend, group) };
        })];

        ExpectedRows Rows(IReadOnlyList<double?> expected, double[] errors, Func<int, double> actual) => new(
            Array.ConvertAll(customers, customer => expected[customer] ?? 0), Array.Exists(errors, double.IsNaN) ? null : errors, Array.ConvertAll(customers, customer => actual(customer)));
    }

    private static double ErrorOf(ConfidenceInterval? interval) => interval is null ? double.NaN : (interval.High - interval.Low) / Normal.Width95;
}
