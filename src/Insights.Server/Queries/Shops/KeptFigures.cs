using System.Text.Json;
using Insights.Data.Runs;
using Insights.Data.Shops;
using Insights.Data.Storage;
using Insights.Server.Queries.Lists;

namespace Insights.Server.Queries.Shops;

/// <summary>
/// Finds with a keyed read what a look at all customers or baskets of a run found before, as long as such a look would find
/// the same again. What is missing is computed for whoever asks, and stored only by who prepares: what is stored is a change of the data.
/// </summary>
internal sealed class KeptFigures(IDatabase database)
{
    private const string Find = $"""
        SELECT content FROM run_figures WHERE run_id = @run AND name = @name AND software = @software AND coalesce(imports = {KeptGroups.NewestImport}, 1)
        """;

    /// <summary>Points of a picture are pairs, whose parts are fields.</summary>
    private static readonly JsonSerializerOptions Format = new() { IncludeFields = true };

    private readonly List<RunFigure> missing = [];
    private RunId? prepared;
    private long imports;

    /// <summary>What is kept under a name, or else what is computed now.</summary>
    /// <param name="run">The run.</param>
    /// <param name="name">What it is of, and everything on which it depends besides the data.</param>
    /// <param name="computeAsync">Computes it.</param>
    /// <param name="cancellationToken">Stops the look for it.</param>
    internal Task<T> GetAsync<T>(RunId run, string name, Func<Task<T>> computeAsync, CancellationToken cancellationToken) where T : class =>
        GetAsync(run, name, isUnchanging: false, computeAsync, cancellationToken);

    /// <summary>The same of what comes from a run's results alone, which no import changes.</summary>
    /// <inheritdoc cref="GetAsync{T}(RunId, string, Func{Task{T}}, CancellationToken)"/>
    internal Task<T> GetOfResultsAsync<T>(RunId run, string name, Func<Task<T>> computeAsync, CancellationToken cancellationToken) where T : class =>
        GetAsync(run, name, isUnchanging: true, computeAsync, cancellationToken);

    /// <summary>From now on remembers what is missing of a run.</summary>
    internal async Task BeginAsync(RunId run, CancellationToken cancellationToken)
    {
        // Read before the rows: an import in between makes the figures too old, never too new.
        imports = await database.QueryAsync($"SELECT {KeptGroups.NewestImport}", [], row => row.GetInt64(0), cancellationToken).FirstAsync(cancellationToken);
        prepared = run;
        missing.Clear();
    }

    /// <summary>Stores what was missing, and remembers no more.</summary>
    internal async Task StoreAsync(CancellationToken cancellationToken)
    {
        if (prepared is { } run && missing.Count > 0) await database.RunWriter.KeepFiguresAsync(run, missing, cancellationToken);
        prepared = null;
    }

    private async Task<T> GetAsync<T>(RunId run, string name, bool isUnchanging, Func<Task<T>> computeAsync, CancellationToken cancellationToken) where T : class
    {
        var content = await database.QueryAsync(
            Find, [("@run", run.Value), ("@name", name), ("@software", SoftwareVersion.Build)], row => row.GetString(0), cancellationToken).FirstOrDefaultAsync(cancellationToken);
        if (content is not null && Read<T>(content) is { } kept) return kept;
        var computed = await computeAsync();
        if (run == prepared) missing.Add(new RunFigure(name, isUnchanging ? null : imports, SoftwareVersion.Build, JsonSerializer.Serialize(computed, Format)));
        return computed;
    }

    /// <summary>Null where it cannot be read; it is then computed.</summary>
    private static T? Read<T>(string content) where T : class
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
