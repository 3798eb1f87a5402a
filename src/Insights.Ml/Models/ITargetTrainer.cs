namespace Insights.Ml.Models;

/// <summary>
/// Fits models that predict an outcome from features. The same rows in the same order give the same model, to the last bit, on any
/// number of threads.
/// </summary>
internal interface ITargetTrainer
{
    /// <summary>Fits a model to rows with both outcomes.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="cancellationToken">Stops the fit; trainers that cannot be stopped in between check it before they begin.</param>
    ITargetModel Fit(TrainingTable rows, CancellationToken cancellationToken);
}
