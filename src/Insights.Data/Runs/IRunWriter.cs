using Insights.Data.Shops;

namespace Insights.Data.Runs;

/// <summary>Writes analysis runs in bulk.</summary>
public interface IRunWriter
{
    /// <summary>
    /// Writes a run, its results and their sums in one transaction, and then makes it the current one. Readers see the
    /// earlier run until then.
    /// </summary>
    /// <param name="run">The run.</param>
    /// <param name="results">One result for each known customer; run and previous tier are filled in.</param>
    /// <param name="clock">For the time at which it is finished.</param>
    /// <param name="progress">Receives the number of results written so far, from time to time; may be null.</param>
    /// <param name="cancellationToken">Stops the writing; nothing is then stored.</param>
    Task<RunId> WriteAsync(
        RunDraft run, IEnumerable<CustomerResult> results, TimeProvider clock, IProgress<int>? progress, CancellationToken cancellationToken);

    /// <summary>Stores aggregates with a run in one transaction, in the place of all that are stored with it, unless those are as new or newer.</summary>
    /// <param name="run">The run, which is stored.</param>
    /// <param name="aggregates">The groups by each choice of keys.</param>
    /// <param name="cancellationToken">Stops the writing; nothing is then stored.</param>
    Task StoreAggregatesAsync(RunId run, IReadOnlyList<MaterializedAggregate> aggregates, CancellationToken cancellationToken);

    /// <summary>Stores results with a run in one transaction, in the place of those of the same names and build that are no newer.</summary>
    /// <param name="run">The run, which is stored.</param>
    /// <param name="results">The results.</param>
    /// <param name="cancellationToken">Stops the writing; nothing is then stored.</param>
    Task StorePrecomputedAsync(RunId run, IReadOnlyList<PrecomputedResult> results, CancellationToken cancellationToken);
}
