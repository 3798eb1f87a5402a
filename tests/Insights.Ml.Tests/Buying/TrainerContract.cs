using System.Text.Json;
using Insights.Ml.Buying.Fitting;

namespace Insights.Ml.Tests.Buying;

/// <summary>The contract of every trainer; one subclass for each.</summary>
public abstract class TrainerContract<TSample, TModel>
    where TModel : class, IFittedModel<object>
{
    private const int SimulatedCustomers = 1_000;

    private static IReadOnlyList<TModel?>? simulations;

    protected abstract ITrainer<TSample, TModel> Trainer { get; }

    /// <summary>The model that makes the customers.</summary>
    protected abstract TModel Truth { get; }

    /// <summary>Customers for which there is no model.</summary>
    protected abstract IReadOnlyList<TSample[]> Degenerate { get; }

    /// <summary>How often a simulation is repeated.</summary>
    protected virtual int Rounds => 100;

    /// <summary>Models of as many draws of customers who buy as the truth says, fitted once for all tests of a trainer.</summary>
    protected IReadOnlyList<TModel?> Simulations => simulations ??= [.. Enumerable.Range(0, Rounds).Select(round => Trainer.Fit(Draw(SimulatedCustomers, new Random(100 + round))))];

    /// <summary>Customers who buy as the truth says.</summary>
    protected abstract TSample[] Draw(int customers, Random random);

    [Fact]
    public void The_order_of_the_customers_changes_not_a_single_digit()
    {
        var random = new Random(4);
        var customers = Draw(500, random);
        var model = Trainer.Fit(customers);

        random.Shuffle(customers);

        Assert.NotNull(model);
        Assert.Equal(model, Trainer.Fit(customers));
    }

    [Fact]
    public void A_model_that_is_saved_and_loaded_is_the_same()
    {
        var model = Trainer.Fit(Draw(500, new Random(5)));

        var loaded = JsonSerializer.Deserialize<TModel>(JsonSerializer.Serialize(model));

        Assert.NotNull(model?.Covariance);
        Assert.Equal(model, loaded);
        Assert.Equal(JsonSerializer.Serialize(model), JsonSerializer.Serialize(loaded));
    }

    [Fact]
    public async Task A_fit_can_be_stopped()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        Assert.ThrowsAny<OperationCanceledException>(() => Trainer.Fit(Draw(50, new Random(6)), stop.Token));
    }

    [Fact]
    public void Data_that_cannot_determine_a_model_give_none() => Assert.All(Degenerate, customers => Assert.Null(Trainer.Fit(customers)));

    [Fact]
    public void The_intervals_of_the_parameters_cover_those_that_made_the_data()
    {
        var truth = Truth.LogParameters;
        var covered = new int[truth.Count];
        var fits = 0;
        foreach (var model in Simulations)
        {
            Assert.NotNull(model?.Covariance);
            if (model.Fit != ModelFit.Identified) continue;
            fits++;
            for (var i = 0; i < truth.Count; i++)
                if (Math.Abs(model.LogParameters[i] - truth[i]) <= 1.96 * model.Covariance.StandardError(i)) covered[i]++;
        }

        // 95 % are meant; chance moves the share by up to three standard errors.
        var chance = 3 * Math.Sqrt(0.95 * 0.05 / fits);
        Assert.InRange(fits, 0.95 * Rounds, Rounds);
        foreach (var count in covered) Assert.InRange((double)count / fits, 0.95 - chance, 1);
    }
}
