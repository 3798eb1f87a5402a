using Insights.Data.Import;
using Insights.Data.Import.Reading;
using Insights.Data.Import.Results;
using Insights.Data.Storage;
using Insights.Server.Features.Jobs;
using Insights.Server.GraphQL.Contract;
using Insights.Server.GraphQL.Requests;
using Insights.Server.Queries.Imports;

namespace Insights.Server.Features.Imports;

/// <summary>Starts imports.</summary>
[ResolverOf("Mutation")]
internal static class ImportMutations
{
    public static StartImportPayload StartImport(StartImportInput input, UploadStore uploads, JobQueue jobs, IDatabase database, TimeProvider clock) =>
        Start(new ImportRequest(input), uploads, jobs, database, clock);

    /// <summary>Starts an import or a dry run of an upload, for programs and for pages.</summary>
    internal static StartImportPayload Start(ImportRequest request, UploadStore uploads, JobQueue jobs, IDatabase database, TimeProvider clock)
    {
        var input = request.Input;
        if (ImportInputs.Check(input) is { } fault) return Refuse(fault);
        var earlier = jobs.FindImportOf(input.UploadId);
        if (earlier is { FinishedAt: null })
            return Refuse(new UploadInUseError("This upload is being imported already: follow that job. To import the file once more, send it to /uploads again.", new JobView(earlier)));
        // Also where the upload is still there, because it could not be deleted.
        if (earlier?.Outcome?.Import is { } import)
            return Refuse(new UploadNotFoundError($"This upload was imported already, as {new GlobalId(ImportView.TypeName, import.Value)}. To import the file once more, send it to /uploads again."));
        if (uploads.Find(input.UploadId) is null)
            return Refuse(new UploadNotFoundError("There is no such upload. Uploads are stored until they are imported, for a day at most; send the file to /uploads again."));
        var job = jobs.Start(JobKind.Import, (progress, cancellationToken) => ImportAsync(input, uploads, new Importer(database, clock), progress, cancellationToken), request);
        return job is null
            ? Refuse(new TooManyJobsError("Too much work waits already. Try again when some of it is done."))
            : new StartImportPayload(new JobView(job), []);
    }

    private static StartImportPayload Refuse(object error) => new(null, [error]);

    private static async Task<JobOutcome> ImportAsync(
        StartImportInput input, UploadStore uploads, Importer importer, IProgress<JobProgress> progress, CancellationToken cancellationToken)
    {
        if (uploads.Find(input.UploadId) is not var (path, name)) throw new UploadGoneException();
        var result = await importer.ImportAsync(ImportFile.FromPath(path) with { Name = name }, ImportInputs.OptionsOf(input), new Relay(progress), cancellationToken);
        if (input.DryRun) return new JobOutcome(Import: null, Run: null) { Preview = result, Questions = result.Questions };
        // It is imported, whatever becomes of the file; the cleaner tries again.
        uploads.TryRemove(input.UploadId);
        return new JobOutcome(result.ImportId, Run: null);
    }

    private sealed class Relay(IProgress<JobProgress> target) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => target.Report(new JobProgress(
            value.Stage == ImportStage.Reading ? "Reading" : "Storing", value.Total == 0 ? 0 : value.Done / (double)value.Total));
    }
}

/// <summary>The answer to startImport.</summary>
internal sealed record StartImportPayload(JobView? Job, IReadOnlyList<object> Errors);

/// <summary>There is no upload of this id.</summary>
internal sealed record UploadNotFoundError(string Message);

/// <summary>The upload is being imported.</summary>
internal sealed record UploadInUseError(string Message, JobView Job);
