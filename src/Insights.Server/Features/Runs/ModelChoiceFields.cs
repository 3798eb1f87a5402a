using Insights.Ml.Training;
using Insights.Server.GraphQL.Contract;
using Insights.Server.Queries.Shops;

namespace Insights.Server.Features.Runs;

/// <summary>What needs the reader's language.</summary>
[ResolverOf("ModelChoice")]
internal static class ModelChoiceFields
{
    public static async Task<string> Text([Parent] TargetChoice choice, Language language, CurrentShopReader shops, CancellationToken cancellationToken) =>
        (await shops.SentencesAsync(language, cancellationToken)).Of(choice);
}
