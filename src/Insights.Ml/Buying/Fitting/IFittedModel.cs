
namespace Insights.Ml.Buying.Fitting;

/// <summary>A model whose parameters are positive and were fitted by maximum likelihood in their logarithms.</summary>
/// <typeparam name="TModel">The model's own type.</typeparam>
public interface IFittedModel<out TModel>
{
    /// <summary>How the fit came out.</summary>
    ModelFit Fit { get; }

    /// <summary>Log likelihood of the data it was fitted to.</summary>
    double LogLikelihood { get; }

    /// <summary>
    /// Covariance of the parameters' logarithms, in their order; null where the likelihood does not determine it.
    /// Parameters at the edge of the sensible range count as known.
    /// </summary>
    ParameterCovariance? Covariance { get; }

    /// <summary>Natural logarithms of the parameters, in the order in which the paper names them.</summary>
    IReadOnlyList<double> LogParameters { get; }

    /// <summary>The same model with other parameters.</summary>
    /// <param name="logParameters">Natural logarithms, in the same order.</param>
    TModel WithLogParameters(IReadOnlyList<double> logParameters);
}
