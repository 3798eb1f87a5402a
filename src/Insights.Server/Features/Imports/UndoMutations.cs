using Insights.Data.Import;
using Insights.Data.Import.Messages;
using Insights.Data.Purchases;
using Insights.Data.Storage;
using Insights.Server.Features.Jobs;
using Insights.Server.GraphQL.Contract;
using Insights.Server.GraphQL.Requests;
using Insights.Server.Queries.Imports;

namespace Insights.Server.Features.Imports;

/// <summary>Takes imports back.</summary>
[ResolverOf("Mutation")]
internal static class UndoMutations
{
    public static async Task<UndoImportPayload> UndoImport(
        string id, bool dryRun, ImportReader imports, JobQueue jobs, IDatabase database, TimeProvider clock, CancellationToken cancellationToken)
    {
        var importId = new ImportId(GlobalId.Parse(id, ImportView.TypeName));
        if (!await database.IsCurrentAsync(cancellationToken) || await imports.FindAsync(importId, cancellationToken) is null)
            return new UndoImportPayload(null, [new ImportNotFoundError("There is no such import.")]);
        return Start(new UndoRequest(importId, dryRun), jobs, database, clock) is { } job
            ? new UndoImportPayload(new JobView(job), [])
            : new UndoImportPayload(null, [new TooManyJobsError("Too much work waits already. Try again when some of it is done.")]);
    }

    /// <summary>Starts to take an import back, or to look what would become of the shop; null where too much work waits.</summary>
    internal static Job? Start(UndoRequest request, JobQueue jobs, IDatabase database, TimeProvider clock) =>
        jobs.Start(JobKind.Undo, async (_, cancellationToken) =>
        {
            var result = await Task.Run(() => new Importer(database, clock).UndoAsync(request.ImportId, request.DryRun, cancellationToken), cancellationToken);
            return new JobOutcome(request.DryRun ? null : request.ImportId, Run: null) { Undo = result };
        }, request);
}

/// <summary>The parameters of an undo job.</summary>
/// <param name="ImportId">The import to take back.</param>
/// <param name="DryRun">True to look what would become of the shop, and change nothing.</param>
internal sealed record UndoRequest(ImportId ImportId, bool DryRun) : JobRequest
{
    /// <inheritdoc/>
    internal override bool IsLook => DryRun;

    /// <summary>What would happen, and why it cannot, is said where it is decided.</summary>
    internal override string? NextPage(Job job) => IsLook || job.Cause is ImportException ? UndoEndpoints.LinkTo(ImportId, job) : null;
}

/// <summary>The answer to undoImport.</summary>
internal sealed record UndoImportPayload(JobView? Job, IReadOnlyList<object> Errors);

/// <summary>There is no import of this id.</summary>
internal sealed record ImportNotFoundError(string Message);
