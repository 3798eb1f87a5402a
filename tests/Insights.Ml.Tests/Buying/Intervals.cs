using Insights.Ml.Buying.Fitting;

namespace Insights.Ml.Tests.Buying;

internal static class Intervals
{
    /// <summary>The 95 % interval of a model's figure of at least 0; null without a figure or a covariance, or where it has no end.</summary>
    internal static ConfidenceInterval? OfPositive<TModel>(TModel model, Func<TModel, double?> figure)
        where TModel : IFittedModel<TModel> =>
        figure(model) is { } value && new DeltaMethod<TModel>(model).LogStandardError(figure) is { } error ? ConfidenceInterval.OfPositive(value, error) : null;
}
