using Insights.Data.Import.Questions;

namespace Insights.Server.Features.Imports;

/// <summary>What an import job is asked to do.</summary>
/// <param name="Input">Which file, and how to read it.</param>
internal sealed record ImportRequest(StartImportInput Input)
{
    /// <summary>Questions of the preview before it, whose answers the owner can still change.</summary>
    internal IReadOnlyList<ImportQuestion> Asked { get; init; } = [];
}

/// <summary>The upload was imported or removed before its job began.</summary>
internal sealed class UploadGoneException() : Exception(
    "The upload is no longer there: it was imported in the meantime, or it is older than a day. Send the file again if it is to be imported.");
