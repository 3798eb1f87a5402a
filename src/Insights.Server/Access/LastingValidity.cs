namespace Insights.Server.Access;

/// <summary>Where nothing can be revoked.</summary>
internal sealed class LastingValidity : ICallerValidity
{
    public ValueTask<bool> IsStillValidAsync(Caller caller, CancellationToken cancellationToken) => ValueTask.FromResult(true);
}
