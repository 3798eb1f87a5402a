using Insights.Ml.Numerics;

namespace Insights.Ml.Buying.Fitting;

/// <summary>
/// 95 % intervals of a model's figures, from the inverse Hessian by the delta method: the logarithms of the parameters are
/// normal around the estimate, and a figure is linear in them on the scale on which it has no bounds (probabilities as log
/// odds, expectations as logarithms). So no interval leaves the figure's range, and no sampling is needed.
/// </summary>
internal sealed class DeltaMethod<TModel>
    where TModel : IFittedModel<TModel>
{
    private const double Step = 1e-4;

    private readonly TModel model;
    private readonly ParameterCovariance? covariance;
    private readonly TModel[] above;
    private readonly TModel[] below;

    internal DeltaMethod(TModel model)
    {
        this.model = model;
        covariance = model.Fit == ModelFit.NotConverged ? null : model.Covariance;
        var parameters = covariance is null ? [] : model.LogParameters;
        above = Shifted(parameters, Step);
        below = Shifted(parameters, -Step);
    }

    /// <summary>The interval of a probability; null without a covariance.</summary>
    internal ConfidenceInterval? Probability(Func<TModel, double> probability)
    {
        var value = probability(model);
        // Certain whatever the parameters are, as P(alive) of a customer without a repeat purchase under BG/NBD.
        if (value is <= 0 or >= 1) return covariance is null ? null : new ConfidenceInterval(value, value, value);
        if (StandardError(m => LogOdds(probability(m))) is not { } error) return null;
        var (low, high) = Odds.IntervalOf(LogOdds(value), Normal.Quantile975 * error);
        return ConfidenceInterval.Around(value, low, high);
    }

    /// <summary>Standard error of a figure's logarithm; null without a covariance, or where the figure is not positive and finite.</summary>
    internal double? LogStandardError(Func<TModel, double?> figure) => StandardError(m => figure(m) is { } value ? Math.Log(value) : null);

    /// <summary>
    /// Standard errors of several figures' logarithms from one evaluation of the models; null without a covariance, or where
    /// the figure is not positive and finite.
    /// </summary>
    /// <param name="count">How many figures there are.</param>
    /// <param name="figures">Fills in the figures of a model.</param>
    internal double?[] LogStandardErrors(int count, Action<TModel, double[]> figures)
    {
        var errors = new double?[count];
        if (covariance is null) return errors;
        var slopes = new double[count][];
        for (var figure = 0; figure < count; figure++) slopes[figure] = new double[above.Length];
        var (high, low) = (new double[count], new double[count]);
        for (var i = 0; i < above.Length; i++)
        {
            figures(above[i], high);
            figures(below[i], low);
            for (var figure = 0; figure < count; figure++) slopes[figure][i] = (Math.Log(high[figure]) - Math.Log(low[figure])) / (2 * Step);
        }
        for (var figure = 0; figure < count; figure++)
            if (Array.TrueForAll(slopes[figure], double.IsFinite)) errors[figure] = Math.Sqrt(covariance.VarianceOf(slopes[figure]));
        return errors;
    }

    private double? StandardError(Func<TModel, double?> figure)
    {
        if (covariance is null) return null;
        var gradient = new double[above.Length];
        for (var i = 0; i < gradient.Length; i++)
        {
            if ((figure(above[i]) - figure(below[i])) / (2 * Step) is not { } slope || !double.IsFinite(slope)) return null;
            gradient[i] = slope;
        }
        return Math.Sqrt(covariance.VarianceOf(gradient));
    }

    private TModel[] Shifted(IReadOnlyList<double> parameters, double step) =>
        [.. parameters.Select((_, shifted) => model.WithLogParameters([.. parameters.Select((value, i) => i == shifted ? value + step : value)]))];

    private static double LogOdds(double probability) => Math.Log(probability) - Math.Log(1 - probability);
}
