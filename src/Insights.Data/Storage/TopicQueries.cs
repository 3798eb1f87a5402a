using Microsoft.EntityFrameworkCore;

namespace Insights.Data.Storage;

/// <summary>Raises revisions in small transactions.</summary>
internal static class TopicQueries
{
    /// <summary>Raises them within the transaction that changes what the topics are about.</summary>
    internal static Task RaiseAsync(this InsightsDbContext context, Topics topics, CancellationToken cancellationToken)
    {
        var names = TopicRevision.NamesOf(topics);
        return context.TopicRevisions.Where(row => names.Contains(row.Topic))
            .ExecuteUpdateAsync(change => change.SetProperty(row => row.Revision, row => row.Revision + 1), cancellationToken);
    }
}
