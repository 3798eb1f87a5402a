using Insights.Data.Histories;
using Insights.Data.Runs;
using Insights.Data.Tiers;
using Insights.Data.Values;
using Insights.Ml.Analysis;
using Insights.Ml.Evaluation;
using Insights.Ml.Explanations;
using Insights.Ml.Models.Trees;
using Insights.Ml.Targets;
using Insights.Testing;

namespace Insights.Ml.Tests.Analysis;

public class AnalystTests
{
    private const int HorizonDays = 90;

    private static readonly AnalysisOptions Options = new() { HorizonDays = HorizonDays };

    private static readonly PurchaseHistories Histories = SyntheticShop.WithStructure(400, seed: 6).Histories(SyntheticShop.AsOf);

    /// <summary>The shop that several tests compare with, in full.</summary>
    private static readonly Lazy<string> Text = new(() => TextOf(AnalysedShop.WithStructure(400, seed: 6, HorizonDays), Histories));

    [Fact]
    public void Purchases_on_or_after_the_date_change_no_prediction()
    {
        // The same shop with everything after the date in the file, and read as of the date.
        var whole = SyntheticShop.WithStructure(400, seed: 6);
        for (var customer = 0; customer < 500; customer++) whole.Buy(customer, EpochDay.From(SyntheticShop.AsOf) + customer % 90, 10_000);

        Assert.Equal(Text.Value, Analyse(whole.Histories(SyntheticShop.AsOf)));
    }

    [Fact]
    public void An_evaluation_does_not_depend_on_customers_who_came_after_its_date()
    {
        var shop = SyntheticShop.WithStructure(500, seed: 5);
        var date = SyntheticShop.AsOf.AddDays(-90);
        for (var i = 1; i <= 9; i++) shop.Buy(-i, EpochDay.From(date) + i, 20);

        Assert.Equal(ProbabilitiesAt(0, shop.Histories(date)), ProbabilitiesAt(3, shop.Histories(SyntheticShop.AsOf)));

        static IEnumerable<(string, double, double)> ProbabilitiesAt(int step, PurchaseHistories histories)
        {
            var result = new Pipeline(histories, Options, CancellationToken.None).RunAt(step);
            Assert.Equal(RunStatus.Trained, result.Status);
            var rows = result.Cutoff.Rows;
            return Enumerable.Range(0, rows.Rows).Select(row => (histories.ExternalIds[rows.Customers[row]], result.NextVip!.Probability(row), result.Churn!.Probability(row)));
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_result_to_the_last_digit_on_one_thread_and_on_many()
    {
        var first = Text.Value;
        ThreadPool.GetMinThreads(out var workers, out var ports);
        ThreadPool.SetMinThreads(16, ports);
        try
        {
            Assert.Equal(first, Analyse(Histories));
        }
        finally
        {
            ThreadPool.SetMinThreads(workers, ports);
        }
    }

    [Fact]
    public void The_ids_of_the_database_do_not_matter() =>
        Assert.Equal(Text.Value, Analyse(SyntheticShop.WithStructure(400, seed: 6).Histories(SyntheticShop.AsOf, idSeed: 77)));

    [Fact]
    public void Where_purchases_are_pure_chance_the_auc_is_that_of_chance()
    {
        var (_, evaluations) = Evaluate(SyntheticShop.AtRandom(3_000, seed: 4));

        foreach (var evaluation in evaluations.Where(e => e.Group == CustomerGroup.B))
            Assert.InRange(evaluation.Scores[0].Auc!.Value, 0.43, 0.57);
    }

    [Fact]
    public void Where_customers_differ_the_model_beats_chance_and_is_calibrated()
    {
        var (day, evaluations) = Evaluate(SyntheticShop.WithStructure(3_000, seed: 5));

        Assert.Equal(EpochDay.From(SyntheticShop.AsOf.AddDays(-HorizonDays)), day);
        foreach (var evaluation in evaluations.Where(e => e.Group == CustomerGroup.All))
        {
            Assert.True(evaluation.Scores[0].Auc!.Low > 0.7, $"{evaluation.Target}: {evaluation.Scores[0].Auc}");
            Assert.True(evaluation.Scores[0].Ece!.Value < 0.05, $"{evaluation.Target}: {evaluation.Scores[0].Ece}");
        }
    }

    [Fact]
    public void Active_customers_have_probabilities_with_three_reasons()
    {
        var results = AnalysedShop.WithStructure(400, seed: 6, HorizonDays).Customers.ToList();

        foreach (var customer in results)
        {
            var reasons = CustomerReasons.Parse(customer.Reasons);
            if (customer.Tier == Tier.D)
            {
                Assert.Null(customer.VipProbability);
                Assert.Empty(reasons.NextVip);
                continue;
            }
            Assert.InRange(customer.VipProbability!.Value, 0, 1);
            Assert.InRange(customer.ChurnProbability!.Value, 0, 1);
            Assert.Equal(3, reasons.NextVip.Count);
            Assert.Equal(3, reasons.Churn.Count);
            Assert.Equal(3, reasons.NextVip.Select(reason => reason.Sentence).Distinct().Count());
        }
        Assert.Contains(results, customer => customer.Tier == Tier.D);
    }

    [SharedDataFact]
    public async Task Cdnow_with_a_horizon_of_273_days_falls_back_to_bg_nbd_with_a_reason()
    {
        var setting = LabelledSetting.All.Single(s => s.Name == "cdnow_39w");
        var labels = setting.ReadLabels();
        var histories = await RealShops.HistoriesAsync(setting.File, setting.AsOf);

        var result = Analyst.Analyse(histories, new AnalysisOptions { HorizonDays = 273 }, progress: null, CancellationToken.None);

        Assert.Equal(RunStatus.Fallback, result.Status);
        Assert.Equal(Notice.TooLittleHistory, result.Report.StatusReason?.Code);
        var customers = result.Customers.ToList();
        for (var i = 0; i < customers.Count; i++)
            if (customers[i].Tier != Tier.D)
                Assert.Equal(labels[histories.ExternalIds[i]].ChurnProbability, customers[i].ChurnProbability!.Value, tolerance: 0.002);
        // The order is that of BG/NBD times Gamma-Gamma, and as many VIPs are expected as there will be.
        var inB = customers.Where(customer => customer.Tier == Tier.B).ToList();
        Assert.Equal(
            inB.OrderByDescending(customer => customer.ExpectedPurchases * (double)customer.ExpectedSpend!.Value.Amount / customer.ExpectedPurchases).Select(customer => customer.CustomerId).Take(50),
            inB.OrderByDescending(customer => customer.VipProbability).Select(customer => customer.CustomerId).Take(50));
        Assert.Equal(customers.Count(customer => customer.Tier == Tier.A), customers.Sum(customer => customer.VipProbability ?? 0), tolerance: 120);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void A_tiny_shop_gets_its_tiers_and_a_plain_reason_instead_of_guesses(int customers)
    {
        var shop = new SyntheticShop();
        for (var customer = 0; customer < customers; customer++) shop.Buy(customer, EpochDay.From(SyntheticShop.AsOf) - 20 - customer, 10);

        var result = Analyst.Analyse(shop.Histories(SyntheticShop.AsOf), Options, progress: null, CancellationToken.None);

        Assert.Equal(RunStatus.Unavailable, result.Status);
        Assert.NotNull(result.Report.StatusReason);
        Assert.Equal(customers, result.Customers.Count());
        Assert.All(result.Customers, customer => Assert.Null(customer.ChurnProbability));
    }

    [Fact]
    public void A_single_repeat_purchase_is_too_little_for_a_buying_model()
    {
        var shop = new SyntheticShop();
        var day = EpochDay.From(SyntheticShop.AsOf);
        shop.Buy(1, day - 60, 5);
        shop.Buy(2, day - 59, 7);
        shop.Buy(3, day - 30, 9);
        shop.Buy(1, day - 1, 2);

        var result = Analyst.Analyse(shop.Histories(SyntheticShop.AsOf), Options, progress: null, CancellationToken.None);

        Assert.Equal(RunStatus.Unavailable, result.Status);
        Assert.All(result.Customers, customer => Assert.Null(customer.ChurnProbability));
        Assert.DoesNotContain(result.Report.Warnings, warning => warning.Code == Notice.BuyingModelAtBoundary);
    }

    [Fact]
    public void A_shop_whose_customers_all_spend_the_same_is_analysed_all_the_same()
    {
        var shop = new SyntheticShop();
        var random = new Random(11);
        for (var customer = 0; customer < 300; customer++)
            for (var day = EpochDay.From(SyntheticShop.AsOf) - 500; day < Data.Values.EpochDay.From(SyntheticShop.AsOf); day += 5 + random.Next(60)) shop.Buy(customer, day, 10);

        var result = Analyst.Analyse(shop.Histories(SyntheticShop.AsOf), Options, progress: null, CancellationToken.None);

        Assert.Null(result.Report.SpendModel);
        Assert.All(result.Customers, customer => Assert.True(customer.ExpectedSpend is null || customer.ExpectedSpend.Value.Amount >= 0));
    }

    [Fact]
    public void Without_lightgbm_the_trees_are_grown_by_fasttree()
    {
        var result = AnalysedShop.WithStructure(400, seed: 6, HorizonDays, TreeAlgorithm.FastTree);

        Assert.True(result.Report.Evaluations.First(e => e is { Target: PredictionTarget.Churn, Group: CustomerGroup.All }).Scores[0].Auc!.Value > 0.7);
    }

    [Fact]
    public void A_report_is_stored_and_read_without_loss()
    {
        var report = AnalysedShop.WithStructure(400, seed: 6, HorizonDays).Report;

        Assert.Equal(report.Serialize(), RunReport.Parse(report.Serialize()).Serialize());
        Assert.Equal(report.BuyingModel, RunReport.Parse(report.Serialize()).BuyingModel);
    }

    [Fact]
    public async Task An_analysis_can_be_stopped()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        var histories = SyntheticShop.WithStructure(300, seed: 14).Histories(SyntheticShop.AsOf);

        Assert.ThrowsAny<OperationCanceledException>(() => Analyst.Analyse(histories, Options, progress: null, stop.Token));
    }

    /// <summary>The evaluation of an analysis on the horizon before its date, without the rest of it.</summary>
    private static (int Day, IReadOnlyList<TargetEvaluation> Evaluations) Evaluate(SyntheticShop shop)
    {
        var pipeline = new Pipeline(shop.Histories(SyntheticShop.AsOf), Options, CancellationToken.None);
        var result = pipeline.RunAt(pipeline.Series.Grid.StepsPerHorizon);
        Assert.Equal(RunStatus.Trained, result.Status);
        return (result.Cutoff.Tiers.Day, new Backtester(pipeline, Options.Seed, CancellationToken.None).Evaluate(result));
    }

    private static string Analyse(PurchaseHistories histories) =>
        TextOf(Analyst.Analyse(histories, Options, progress: null, CancellationToken.None), histories);

    private static string TextOf(AnalysisResult result, PurchaseHistories histories)
    {
        var customers = result.Customers.Select((customer, i) =>
            $"{histories.ExternalIds[i]} {customer.Tier} {customer.NetSpend} {customer.VipProbability:R} {customer.ChurnProbability:R} {customer.ExpectedPurchases:R} {customer.ExpectedSpend} {customer.Reasons}");
        return result.Report.Serialize() + string.Join('\n', customers);
    }
}
