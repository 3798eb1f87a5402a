using Insights.Server.GraphQL.Requests;

namespace Insights.Server.GraphQL.Limits;

/// <summary>Ends work that takes longer than a request may; the token that it is given stops the query in the database.</summary>
internal sealed class TimeLimit(GraphQLLimits limits, TimeProvider clock)
{
    /// <summary>Does the work in time.</summary>
    /// <exception cref="GraphQLErrorException">The time is up.</exception>
    internal async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> workAsync, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(limits.RequestSeconds), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            return await workAsync(either.Token);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new GraphQLErrorException(
                GraphQLErrorException.Timeout, "The answer takes too long and was given up. Ask for less: smaller pages, fewer fields, a narrower filter.");
        }
    }
}
