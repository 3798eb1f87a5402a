
namespace Insights.Ml.Buying.Fitting;

/// <summary>
/// Fits a model to customers. The order of the customers does not matter, not even in the last digit; the same customers
/// give the same model, byte for byte.
/// </summary>
/// <typeparam name="TSample">What is known of one customer.</typeparam>
/// <typeparam name="TModel">The model.</typeparam>
public interface ITrainer<in TSample, out TModel>
    where TModel : class
{
    /// <summary>Fits the model.</summary>
    /// <param name="customers">One sample for each customer.</param>
    /// <param name="cancellationToken">Stops the fit.</param>
    /// <returns>The model, or null where the data cannot determine one.</returns>
    TModel? Fit(IEnumerable<TSample> customers, CancellationToken cancellationToken = default);
}
