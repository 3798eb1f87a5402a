namespace Insights.Server.Access;

/// <summary>Whether callers are still who they were when they were authenticated, for what lives longer than a request: sockets and streams.</summary>
internal interface ICallerValidity
{
    /// <summary>False once the caller's key, device or session was revoked or has expired. Called often, so that it must not read a database each time.</summary>
    ValueTask<bool> IsStillValidAsync(Caller caller, CancellationToken cancellationToken);
}
