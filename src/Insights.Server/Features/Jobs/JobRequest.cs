namespace Insights.Server.Features.Jobs;

/// <summary>The parameters of a job, for those who read them later.</summary>
internal abstract record JobRequest
{
    /// <summary>True where the job changes nothing.</summary>
    internal virtual bool IsLook => false;

    /// <summary>The upload that it imports or previews; null where there is none.</summary>
    internal virtual string? UploadId => null;

    /// <summary>The page on which its owner goes on when it has ended; null for the one of what it made.</summary>
    internal abstract string? NextPage(Job job);
}
