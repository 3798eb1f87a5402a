using Insights.Data.Import.Questions;
using Insights.Data.Import.Results;
using Insights.Server.Features.Jobs;

namespace Insights.Server.Features.Imports;

/// <summary>The parameters of an import job.</summary>
/// <param name="Input">Which file, and how to read it.</param>
internal sealed record ImportRequest(StartImportInput Input) : JobRequest
{
    /// <summary>Questions of the preview before it, whose answers the owner can still change.</summary>
    internal IReadOnlyList<ImportQuestion> Asked { get; init; } = [];

    /// <inheritdoc/>
    internal override bool IsLook => Input.DryRun;

    /// <inheritdoc/>
    internal override string? UploadId => Input.UploadId;

    /// <summary>What a file would do, and the questions that stopped its import, are on the page where they can be answered.</summary>
    internal override string? NextPage(Job job) =>
        IsLook || job.Cause is QuestionsException ? PreviewEndpoints.LinkTo(Input.UploadId, job) : null;
}
