namespace Insights.Server.Features.Jobs;

/// <summary>What a job was asked to do, for those who look at it later.</summary>
internal abstract record JobRequest
{
    /// <summary>True where the job changes nothing.</summary>
    internal virtual bool IsLook => false;

    /// <summary>The upload that it imports or looks at; null where there is none.</summary>
    internal virtual string? UploadId => null;

    /// <summary>The page on which its owner goes on when it has ended; null for the one of what it made.</summary>
    internal abstract string? NextPage(Job job);
}
