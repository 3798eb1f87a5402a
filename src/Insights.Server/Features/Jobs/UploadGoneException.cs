namespace Insights.Server.Features.Jobs;

/// <summary>The upload was imported or removed before its job began.</summary>
internal sealed class UploadGoneException() : Exception(
    "The upload is no longer there: it was imported in the meantime, or it is older than a day. Send the file again if it is to be imported.");
