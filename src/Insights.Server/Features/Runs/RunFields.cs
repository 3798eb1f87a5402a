using Insights.Server.GraphQL.Contract;
using Insights.Server.Queries.Shops;
using Insights.Server.Queries.Tiers;

namespace Insights.Server.Features.Runs;

/// <summary>What needs a reader or the reader's language.</summary>
[ResolverOf("Run")]
internal static class RunFields
{
    public static async Task<string?> StatusReason([Parent] RunView run, Language language, CurrentShopReader shops, CancellationToken cancellationToken) =>
        run.Report.StatusReason is { } reason ? (await shops.SentencesAsync(language, cancellationToken)).Of(reason) : null;

    public static async Task<IReadOnlyList<string>> Warnings([Parent] RunView run, Language language, WarningReader warnings, CurrentShopReader shops, CancellationToken cancellationToken)
    {
        var sentences = await shops.SentencesAsync(language, cancellationToken);
        return [.. (await warnings.ReadAsync(run.Stored, run.Report, cancellationToken)).Select(sentences.Of)];
    }

    public static async Task<OutlookView?> Outlook([Parent] RunView run, CurrentShopReader shops, CancellationToken cancellationToken) =>
        run.Report.Outlook is { } outlook ? await OutlookView.OfAsync(outlook, shops, cancellationToken) : null;

    public static Task<IReadOnlyList<TierSummary>> Tiers([Parent] RunView run, TierReader tiers, CancellationToken cancellationToken) =>
        tiers.ReadAsync(run.Stored, cancellationToken);
}
