using Insights.Data.Customers;
using Insights.Data.Runs;
using Insights.Data.Shops;
using Insights.Data.Tiers;
using Insights.Data.Values;
using SQLitePCL;

namespace Insights.Data.Storage.Sqlite;

/// <summary>Writes runs with prepared statements in one transaction.</summary>
internal sealed class SqliteRunWriter(SqliteDatabase database) : IRunWriter
{
    private const int ProgressEvery = 5_000;

    /// <summary>Indexes are written all over; pages that had to leave memory would be written and read again and again.</summary>
    private const int CacheKibibytes = 64 * 1024;

    private static readonly string InsertResult = $"""
        INSERT INTO customer_results (customer_id, run_id, {string.Join(", ", ResultColumns.All.Select(column => column.Name))})
        VALUES (?, ?{string.Concat(Enumerable.Repeat(", ?", ResultColumns.All.Count))})
        """;

    public Task<RunId> WriteAsync(
        RunDraft run, IEnumerable<CustomerResult> results, TimeProvider clock, IProgress<int>? progress, CancellationToken cancellationToken) =>
        InTransactionAsync(handle =>
        {
            var id = new RunId(handle.NextId("runs", "run_id"));
            var previous = PreviousRun(handle, run.AsOf);
            var sums = WriteResults(handle, id, results, PreviousTiers(handle, previous), progress, cancellationToken);
            WriteSums(handle, id, sums);
            WriteModels(handle, id, run.Models);
            WriteRun(handle, id, run, previous, clock.GetUtcNow().UtcDateTime);
            MoveCurrent(handle, id, run);
            return id;
        }, cancellationToken);

    public Task StoreAggregatesAsync(RunId run, IReadOnlyList<MaterializedAggregate> aggregates, CancellationToken cancellationToken) =>
        InTransactionAsync(handle =>
        {
            SqliteAggregateTables.Write(handle, run, aggregates, cancellationToken);
            SqliteTopics.Raise(handle, Topics.Precomputed);
            return run;
        }, cancellationToken);

    public Task StorePrecomputedAsync(RunId run, IReadOnlyList<PrecomputedResult> results, CancellationToken cancellationToken) =>
        InTransactionAsync(handle =>
        {
            using var insert = new SqliteStatement(handle, """
                INSERT INTO precomputed_results (run_id, name, revision, software, content) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET revision = excluded.revision, content = excluded.content
                WHERE excluded.revision IS NULL OR excluded.revision >= precomputed_results.revision
                """);
            foreach (var result in results)
            {
                cancellationToken.ThrowIfCancellationRequested();
                insert.Bind(0, run.Value);
                insert.Bind(1, result.Name);
                insert.Bind(2, result.Revision);
                insert.Bind(3, result.Software);
                insert.Bind(4, result.Content);
                insert.Execute();
            }
            SqliteTopics.Raise(handle, Topics.Precomputed);
            return run;
        }, cancellationToken);

    private async Task<RunId> InTransactionAsync(Func<sqlite3, RunId> write, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenUnpooledAsync(cancellationToken);
        var handle = connection.OpenHandle();
        handle.Execute($"PRAGMA cache_size = -{CacheKibibytes}");
        await SqliteWriteLock.TakeAsync(handle, cancellationToken);
        try
        {
            var id = write(handle);
            SqliteFile.RefuseMoved(handle);
            handle.Execute("COMMIT");
            return id;
        }
        catch
        {
            if (raw.sqlite3_get_autocommit(handle) == 0) handle.Execute("ROLLBACK");
            throw;
        }
    }

    private static RunSums WriteResults(
        sqlite3 handle, RunId run, IEnumerable<CustomerResult> results, Dictionary<CustomerId, Tier> previousTiers, IProgress<int>? progress,
        CancellationToken cancellationToken)
    {
        using var insert = new SqliteStatement(handle, InsertResult);
        var sums = new RunSums();
        var written = 0;
        foreach (var result in results)
        {
            result.PreviousTier = previousTiers.TryGetValue(result.CustomerId, out var tier) ? tier : null;
            sums.Add(result);
            insert.BindAll(result.CustomerId.Value, run.Value);
            for (var i = 0; i < ResultColumns.All.Count; i++) ResultColumns.All[i].Bind(result, insert, i + 2);
            insert.Execute();
            if (++written % ProgressEvery != 0) continue;
            cancellationToken.ThrowIfCancellationRequested();
            progress?.Report(written);
        }
        return sums;
    }

    private static void WriteSums(sqlite3 handle, RunId id, RunSums sums)
    {
        using var total = new SqliteStatement(handle, "INSERT INTO tier_totals (run_id, tier, customers, net_spend, purchase_days) VALUES (?, ?, ?, ?, ?)");
        foreach (var row in sums.Totals(id))
        {
            total.Execute(id.Value, (long)row.Tier, row.Customers, row.NetSpend, row.PurchaseDays);
        }
        using var movement = new SqliteStatement(handle, "INSERT INTO tier_movements (run_id, ordinal, from_tier, to_tier, customers) VALUES (?, ?, ?, ?, ?)");
        foreach (var row in sums.Movements(id))
        {
            movement.Execute(id.Value, row.Ordinal, (long?)row.FromTier, (long)row.ToTier, row.Customers);
        }
    }

    private static void WriteModels(sqlite3 handle, RunId id, IReadOnlyList<RunModel> models)
    {
        using var insert = new SqliteStatement(handle, "INSERT INTO run_models (run_id, name, content) VALUES (?, ?, ?)");
        foreach (var model in models)
        {
            insert.Execute(id.Value, model.Name, model.Content);
        }
    }

    private static void WriteRun(sqlite3 handle, RunId id, RunDraft run, RunId? previous, DateTime finishedAt)
    {
        using var insert = new SqliteStatement(handle, """
            INSERT INTO runs (run_id, as_of, horizon_days, policy, seed, started_at, finished_at, status, previous_run_id,
                known_customers, data_fingerprint, software, report)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """);
        insert.Execute(
            id.Value, run.AsOf, run.HorizonDays, run.Policy, run.Seed, run.StartedAt, finishedAt, (long)run.Status, previous?.Value,
            run.KnownCustomers, run.DataFingerprint, run.Software, run.Report);
    }

    /// <summary>The current run is replaced by one of an earlier date on request only.</summary>
    private static void MoveCurrent(sqlite3 handle, RunId id, RunDraft run)
    {
        var shop = SqliteShopTable.Read(handle) ?? throw new InvalidOperationException("A run needs a shop.");
        if (run.MakeCurrent || shop.CurrentRunId is not { } current || DateOf(handle, current) <= run.AsOf) shop.CurrentRunId = id;
        SqliteShopTable.Write(handle, shop);
        SqliteTopics.Raise(handle, Topics.Runs);
    }

    private static DateOnly DateOf(sqlite3 handle, RunId id)
    {
        using var query = new SqliteStatement(handle, "SELECT as_of FROM runs WHERE run_id = ?", id.Value);
        return query.Step() ? EpochDay.ToDate((int)query.Int64(0)) : DateOnly.MinValue;
    }

    private static RunId? PreviousRun(sqlite3 handle, DateOnly asOf)
    {
        using var query = new SqliteStatement(handle, "SELECT run_id FROM runs WHERE as_of < ? ORDER BY as_of DESC, run_id DESC LIMIT 1", asOf);
        return query.Step() ? new RunId(query.Int64(0)) : null;
    }

    private static Dictionary<CustomerId, Tier> PreviousTiers(sqlite3 handle, RunId? run)
    {
        var tiers = new Dictionary<CustomerId, Tier>();
        if (run is not { } previous) return tiers;
        using var query = new SqliteStatement(handle, "SELECT customer_id, tier FROM customer_results WHERE run_id = ?", previous.Value);
        while (query.Step()) tiers.Add(new CustomerId(query.Int64(0)), (Tier)query.Int64(1));
        return tiers;
    }
}
