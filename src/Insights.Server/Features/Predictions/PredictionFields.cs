using Insights.Ml.Explanations;
using Insights.Server.GraphQL.Contract;
using Insights.Server.Queries.Customers;
using Insights.Server.Queries.Shops;

namespace Insights.Server.Features.Predictions;

/// <summary>What needs the reader's language.</summary>
[ResolverOf("Prediction")]
internal static class PredictionFields
{
    public static async Task<string?> StatusReason(
        [Parent] PredictionView prediction, Language language, CurrentShopReader shops, CancellationToken cancellationToken)
    {
        if (prediction.Status == PredictionStatus.NotActive)
            return (await shops.SentencesAsync(language, cancellationToken)).Of(new Notice(Notice.NotActive, []));
        if (prediction.Status == PredictionStatus.Trained || prediction.OfRun.Report.StatusReason is not { } reason) return null;
        return (await shops.SentencesAsync(language, cancellationToken)).Of(reason);
    }

    public static async Task<IReadOnlyList<ReasonView>> Reasons(
        [Parent] PredictionView prediction, Language language, CurrentShopReader shops, CancellationToken cancellationToken)
    {
        if (prediction.Probability is null) return [];
        var sentences = await shops.SentencesAsync(language, cancellationToken);
        return [.. prediction.Pick(CustomerReasons.Parse(prediction.Stored.Reasons)).Select(reason => new ReasonView(reason.Feature, reason.LogOdds, sentences.Of(reason)))];
    }

    /// <summary>The former name of <see cref="WhatIf"/>.</summary>
    public static Task<WhatIfView?> Lift(
        [Parent] PredictionView prediction, Language language, CurrentShopReader shops, CancellationToken cancellationToken) =>
        WhatIf(prediction, language, shops, cancellationToken);

    public static async Task<WhatIfView?> WhatIf(
        [Parent] PredictionView prediction, Language language, CurrentShopReader shops, CancellationToken cancellationToken)
    {
        if (prediction.Probability is null || prediction.PickWhatIf(CustomerReasons.Parse(prediction.Stored.Reasons)) is not { } whatIf) return null;
        return new WhatIfView(whatIf.Kind, whatIf.Probability, (await shops.SentencesAsync(language, cancellationToken)).Of(whatIf));
    }
}
