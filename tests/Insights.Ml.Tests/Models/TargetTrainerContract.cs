using Insights.Data.Runs;
using Insights.Ml.Features;
using Insights.Ml.Metrics;
using Insights.Ml.Models;
using Insights.Ml.Models.Stored;

namespace Insights.Ml.Tests.Models;

/// <summary>The contract of every trainer of a target; one subclass for each.</summary>
public abstract class TargetTrainerContract
{
    private const int Customers = 400;

    private protected abstract ITargetTrainer Trainer { get; }

    [Fact]
    public void The_order_of_the_customers_changes_not_a_single_digit()
    {
        var entries = TrainingSample.Entries(Customers, seed: 1).ToArray();
        var model = Fit(new TrainingTable(entries));

        new Random(1).Shuffle(entries);

        Assert.Equal(Stored(model).Content, Stored(Fit(new TrainingTable(entries))).Content);
    }

    [Fact]
    public void A_model_that_is_saved_and_loaded_is_the_same()
    {
        var rows = TrainingSample.Of(Customers, seed: 2);
        var model = Fit(rows);

        var loaded = StoredModels.Read(Stored(model)).Model;

        Assert.Equal(Stored(model).Content, Stored(loaded).Content);
        for (var row = 0; row < rows.Count; row++) Assert.Equal(model.Score(rows.Features(row)), loaded.Score(rows.Features(row)));
    }

    [Fact]
    public void A_fit_can_be_stopped()
    {
        var rows = TrainingSample.Of(Customers, seed: 3);

        Assert.ThrowsAny<OperationCanceledException>(() => Trainer.Fit(rows, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void It_ranks_held_out_rows_better_than_chance()
    {
        var rows = TrainingSample.Of(1_000, seed: 4);
        var model = Fit(rows.Where(row => row % 2 == 0));
        var unseen = rows.Where(row => row % 2 == 1);

        var scores = Enumerable.Range(0, unseen.Count).Select(row => model.Score(unseen.Features(row))).ToArray();

        Assert.InRange(new RankedSample(scores, unseen.Labels).Auc()!.Value, 0.7, 1);
    }

    [Fact]
    public void Contributions_of_the_features_and_a_constant_add_up_to_the_score()
    {
        var rows = TrainingSample.Of(Customers, seed: 5);
        var model = Fit(rows);
        var explainer = model.Explainer();

        var rests = Enumerable.Range(0, rows.Count).Select(row =>
        {
            var shares = new double[FeatureCatalog.All.Count];
            explainer.AddTo(shares, rows.Features(row), weight: 1);
            return model.Score(rows.Features(row)) - shares.Sum();
        }).ToArray();

        Assert.All(rests, rest => Assert.Equal(rests[0], rest, 8));
    }

    [Fact]
    public void Customers_who_are_all_alike_get_one_finite_score()
    {
        var alike = TrainingSample.Entries(Customers, seed: 6)[0];
        var rows = new TrainingTable(Enumerable.Range(0, 100).Select(i => alike with { Label = i % 4 == 0 }));

        var model = Fit(rows);

        Assert.True(double.IsFinite(model.Score(rows.Features(0))));
        Assert.InRange(1 / (1 + Math.Exp(-model.Score(rows.Features(0)))), 0, 1);
    }

    private static RunModel Stored(ITargetModel model) =>
        StoredModels.Of("model", new TargetModel { Model = model, Refits = [], Calibrator = default, SlopeVariance = 0, Pivot = 0, LevelDeviation = 0 });

    private ITargetModel Fit(TrainingTable rows) => Trainer.Fit(rows, CancellationToken.None);
}
