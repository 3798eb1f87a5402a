using System.Globalization;
using Insights.Server.Access;

namespace Insights.Server.Authentication;

/// <inheritdoc/>
internal sealed class CallerValidity(CredentialStore credentials) : ICallerValidity
{
    public async ValueTask<bool> IsStillValidAsync(Caller caller, CancellationToken cancellationToken) =>
        !long.TryParse(caller.Id, NumberStyles.None, CultureInfo.InvariantCulture, out var id) || await credentials.FindValidAsync(id, cancellationToken) is not null;
}
