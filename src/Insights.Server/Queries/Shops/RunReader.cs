using System.Data.Common;
using Insights.Data.Runs;
using Insights.Data.Shops;
using Insights.Data.Storage;
using Insights.Data.Tiers;
using Insights.Data.Values;
using Insights.Server.GraphQL.Contract;
using Insights.Server.GraphQL.Paging;
using Insights.Server.GraphQL.Requests;
using Insights.Server.Queries.Caching;
using Insights.Server.Queries.Lists;

namespace Insights.Server.Queries.Shops;

/// <summary>Reads runs and their sums.</summary>
[Reads(Topics.Runs | Topics.Settings)]
internal sealed class RunReader(IDatabase database, CurrentShopReader shops, ResultCache cache)
{
    internal const string Columns = """
        run_id, as_of, horizon_days, policy, seed, started_at, finished_at, status, previous_run_id, known_customers,
        data_fingerprint, software, report
        """;

    private static readonly ListDefinition<Run> All = new(
        "runs", Columns, new ListSource("runs"), [new ListKey("run_id")], [new ListOrder("id", IsDescending: true)], [new ListField("id", "run_id", ListFieldKind.Id, CanOrder: true) { IdType = RunView.TypeName }], Read);

    /// <summary>A report takes about as much again once it is parsed.</summary>
    private const long BytesOfCharacter = 4;

    private readonly Lock gate = new();
    private readonly Dictionary<RunId, Task<Run?>> runs = [];
    private readonly Dictionary<RunId, RunView> views = [];
    private Task<Run?>? current;

    /// <summary>A reader for a command, which is one request.</summary>
    internal static RunReader Of(IDatabase database)
    {
        var cache = ResultCache.Of(database);
        return new RunReader(database, new CurrentShopReader(database, cache), cache);
    }

    /// <summary>A run, or null. Runs never change, so that each is read once for a request.</summary>
    internal Task<Run?> FindAsync(RunId id, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (!runs.TryGetValue(id, out var run)) runs[id] = run = LoadAsync(id, cancellationToken);
            return run;
        }
    }

    /// <summary>A model that a run stores; null where it has none of the name.</summary>
    internal async Task<RunModel?> ModelAsync(RunId run, string name, CancellationToken cancellationToken) => await database.QueryAsync(
        "SELECT content FROM run_models WHERE run_id = @run AND name = @name", [("@run", run.Value), ("@name", name)],
        row => new RunModel { RunId = run, Name = name, Content = row.GetFieldValue<byte[]>(0) }, cancellationToken).FirstOrDefaultAsync(cancellationToken);

    /// <summary>Reads the runs that are not read yet with one statement.</summary>
    internal async Task ReadAheadAsync(IEnumerable<RunId> ids, CancellationToken cancellationToken)
    {
        List<RunId> missing;
        lock (gate) missing = [.. ids.Distinct().Where(id => !runs.ContainsKey(id))];
        if (missing.Count == 0) return;
        var parameters = new SqlParameters();
        var names = string.Join(", ", missing.Select(id => parameters.Add(id.Value)));
        var found = await database.QueryAsync($"SELECT {Columns} FROM runs WHERE run_id IN ({names})", parameters.Values, Read, cancellationToken).ToListAsync(cancellationToken);
        lock (gate)
            foreach (var run in found) runs.TryAdd(run.RunId, Task.FromResult<Run?>(run));
    }

    /// <summary>A run as the API shows it: one view for all who show it, which parses the run's report once.</summary>
    internal RunView ViewOf(Run run)
    {
        lock (gate)
        {
            if (!views.TryGetValue(run.RunId, out var view)) views[run.RunId] = view = new RunView(run);
            return view;
        }
    }

    /// <summary>All runs, newest first, however many there are.</summary>
    internal IAsyncEnumerable<Run> StreamAsync(CancellationToken cancellationToken) => new ListReader(database).StreamAsync(All, [], cancellationToken);

    private async Task<Run?> LoadAsync(RunId id, CancellationToken cancellationToken)
    {
        var view = await cache.GetAsync(
            (nameof(Run), id), Topics.Runs, async () => await ReadAsync(id, cancellationToken) is { } run ? new RunView(run) : null, cancellationToken,
            found => (found?.Stored.Report.Length ?? 0) * BytesOfCharacter);
        if (view is null) return null;
        lock (gate) views[id] = view;
        return view.Stored;
    }

    private async Task<Run?> ReadAsync(RunId id, CancellationToken cancellationToken) =>
        await database.QueryAsync($"SELECT {Columns} FROM runs WHERE run_id = @run", [("@run", id.Value)], Read, cancellationToken).FirstOrDefaultAsync(cancellationToken);

    /// <summary>A run by its global id, the current one for null; null only where no analysis has been made and no id is given.</summary>
    /// <exception cref="GraphQLErrorException">The id is not one of a run, or there is no such run.</exception>
    internal async Task<Run?> FindAsync(string? id, CancellationToken cancellationToken)
    {
        if (id is not null)
            return GraphQLErrorException.Demand(await FindAsync(new RunId(GlobalId.Parse(id, RunView.TypeName)), cancellationToken), RunView.TypeName);
        Task<Run?> known;
        lock (gate) known = current ??= CurrentAsync(cancellationToken);
        return await known;
    }

    /// <summary>The runs, newest first.</summary>
    internal Task<Connection<Run>> ReadAsync(PageArguments page, CancellationToken cancellationToken) =>
        new ListReader(database).ReadAsync(All, [], page, where: null, order: null, cancellationToken);

    /// <summary>The run that is shown by default, or null before the first analysis.</summary>
    internal async Task<Run?> CurrentAsync(CancellationToken cancellationToken) =>
        (await shops.FindAsync(cancellationToken))?.CurrentRunId is { } id ? await FindAsync(id, cancellationToken) : null;

    /// <summary>Sums per tier, A first.</summary>
    internal async Task<IReadOnlyList<TierTotal>> TotalsAsync(RunId run, CancellationToken cancellationToken) =>
        await database.QueryAsync(
            "SELECT tier, customers, net_spend, purchase_days FROM tier_totals WHERE run_id = @run ORDER BY tier", [("@run", run.Value)],
            row => new TierTotal
            {
                RunId = run,
                Tier = (Tier)row.GetInt32(0),
                Customers = row.GetInt32(1),
                NetSpend = new Money(row.GetInt64(2)),
                PurchaseDays = row.GetInt64(3),
            }, cancellationToken).ToListAsync(cancellationToken);

    /// <summary>Movements from the previous run, by the earlier tier and the later one.</summary>
    internal async Task<IReadOnlyList<TierMovement>> MovementsAsync(RunId run, CancellationToken cancellationToken) =>
        await database.QueryAsync(
            "SELECT ordinal, from_tier, to_tier, customers FROM tier_movements WHERE run_id = @run ORDER BY ordinal", [("@run", run.Value)],
            row => new TierMovement
            {
                RunId = run,
                Ordinal = row.GetInt32(0),
                FromTier = (Tier?)row.NullableInt32(1),
                ToTier = (Tier)row.GetInt32(2),
                Customers = row.GetInt32(3),
            }, cancellationToken).ToListAsync(cancellationToken);

    internal static Run Read(DbDataReader row) => new()
    {
        RunId = new RunId(row.GetInt64(0)),
        AsOf = EpochDay.ToDate(row.GetInt32(1)),
        HorizonDays = row.GetInt32(2),
        Policy = row.GetString(3),
        Seed = row.GetInt32(4),
        StartedAt = UnixMilliseconds.ToUtc(row.GetInt64(5)),
        FinishedAt = UnixMilliseconds.ToUtc(row.GetInt64(6)),
        Status = (RunStatus)row.GetInt32(7),
        PreviousRunId = row.NullableInt64(8) is { } previous ? new RunId(previous) : null,
        KnownCustomers = row.GetInt32(9),
        DataFingerprint = row.GetString(10),
        Software = row.GetString(11),
        Report = row.GetString(12),
    };
}
