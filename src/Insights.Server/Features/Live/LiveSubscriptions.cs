using System.Runtime.CompilerServices;
using Insights.Data.Tiers;
using Insights.Server.Features.Jobs;
using Insights.Server.GraphQL.Contract;
using Insights.Server.GraphQL.Requests;
using Insights.Server.Queries.Live;
using Insights.Server.Queries.Shops;

namespace Insights.Server.Features.Live;

/// <summary>What clients receive when it happens.</summary>
[ResolverOf("Subscription")]
internal static class LiveSubscriptions
{
    public static IAsyncEnumerable<JobView> JobProgress(string id, JobQueue jobs, TimeProvider clock) =>
        GraphQLErrorException.Demand(jobs.Find(GlobalId.Parse(id, JobView.TypeName)), JobView.TypeName)
            .WatchAsync(clock, CancellationToken.None).Select(changed => new JobView(changed));

    public static IAsyncEnumerable<RunView> RunFinished(RunFeed feed) => feed.ReadAsync(CancellationToken.None).Select(run => new RunView(run));

    public static async IAsyncEnumerable<TierChange> TierChanged(
        IReadOnlyList<Tier?>? from, IReadOnlyList<Tier>? to, RunFeed feed, TierChangeReader changes, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var run in feed.ReadAsync(cancellationToken))
            await foreach (var change in changes.ReadAsync(new RunView(run), from, to, cancellationToken)) yield return change;
    }
}
