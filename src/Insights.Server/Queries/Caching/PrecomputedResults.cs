using System.Text.Json;
using Insights.Data.Runs;
using Insights.Data.Shops;
using Insights.Data.Storage;
using Insights.Server.GraphQL.Answers;

namespace Insights.Server.Queries.Caching;

/// <summary>
/// Results over all customers or baskets of a run that are stored beside it, by run, build and name, as long as none of the topics that they
/// were read from has changed. What is missing is computed for whoever requests it; only the cache warmer stores it.
/// </summary>
internal sealed class PrecomputedResults(IDatabase database, CurrentRevisions revisions)
{
    private const string Find = "SELECT content FROM precomputed_results WHERE run_id = @run AND name = @name AND software = @software AND revision IS @revision";

    /// <summary>Points of a picture are pairs, whose parts are fields.</summary>
    private static readonly JsonSerializerOptions Format = new() { IncludeFields = true };

    private readonly List<PrecomputedResult> missing = [];
    private RunId? recorded;

    /// <summary>The stored result, or else what is computed now.</summary>
    /// <param name="run">The run.</param>
    /// <param name="name">What it is, and everything on which it depends besides the data.</param>
    /// <param name="topics">What it is read from besides the run's results, which no import changes; none for those alone.</param>
    /// <param name="computeAsync">Computes it.</param>
    /// <param name="cancellationToken">Stops the look for it.</param>
    internal async Task<T> GetAsync<T>(RunId run, string name, Topics topics, Func<Task<T>> computeAsync, CancellationToken cancellationToken)
        where T : class
    {
        // Read before the rows: a change in between makes the result too old, never too new.
        long? revision = topics == Topics.None ? null : (await revisions.ReadAsync(cancellationToken)).SumOf(topics);
        var content = await database.QueryAsync(
            Find, [("@run", run.Value), ("@name", name), ("@software", SoftwareVersion.Build), ("@revision", revision)], row => row.GetString(0), cancellationToken).FirstOrDefaultAsync(cancellationToken);
        if (content is not null && Read<T>(content) is { } stored) return stored;
        var computed = await computeAsync();
        if (run == recorded) missing.Add(new PrecomputedResult(name, revision, SoftwareVersion.Build, JsonSerializer.Serialize(computed, Format)));
        return computed;
    }

    /// <summary>From now on records what is missing of a run.</summary>
    internal void Record(RunId run)
    {
        recorded = run;
        missing.Clear();
    }

    /// <summary>Stores what was missing, and records no more.</summary>
    internal async Task StoreAsync(CancellationToken cancellationToken)
    {
        if (recorded is { } run && missing.Count > 0) await database.RunWriter.StorePrecomputedAsync(run, missing, cancellationToken);
        recorded = null;
    }

    /// <summary>Null where it cannot be read; it is then computed.</summary>
    private static T? Read<T>(string content)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(content, Format);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
