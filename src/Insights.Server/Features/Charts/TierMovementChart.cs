using Insights.Data.Tiers;
using Insights.Ml.Explanations;
using Insights.Server.Queries.Shops;

namespace Insights.Server.Features.Charts;

/// <summary>From which tier to which customers have moved since the run before.</summary>
internal sealed class TierMovementChart(RunReader runs) : IChart
{
    /// <summary>Null are customers who were not known before.</summary>
    private static readonly Tier?[] Before = [Tier.A, Tier.B, Tier.C, Tier.D, null];

    private static readonly Tier[] Now = [Tier.A, Tier.B, Tier.C, Tier.D];

    public string Name => "tier-movement";

    public async Task<ChartContent> ReadAsync(ChartRequest request, CancellationToken cancellationToken)
    {
        var texts = request.Texts;
        var title = texts.Of("movement");
        if (request.Run.PreviousRunId is not { } previous || await runs.FindAsync(previous, cancellationToken) is not { } before)
            return ChartContent.Empty(title, request.Describe(request.Run.KnownCustomers), texts.Of("movement-empty"));

        var counts = (await runs.MovementsAsync(request.Run.RunId, cancellationToken)).ToDictionary(movement => (movement.FromTier, movement.ToTier), movement => movement.Customers);
        var rows = Before.Where(from => Now.Any(to => counts.ContainsKey((from, to)))).ToArray();
        return new ChartContent
        {
            Title = title,
            Subtitle = texts.Of("about-two", before.AsOf, request.Run.AsOf, request.Run.KnownCustomers),
            Alternative = texts.Of("movement-alternative", Count(moved => moved.To < moved.From), Count(moved => moved.To > moved.From), Count(moved => moved.To == moved.From), before.AsOf),
            Table = new ChartTable(
                [texts.Of("tier-before"), .. Now.Select(to => texts.Of("now-in", to))],
                [.. rows.Select(from => (string[])[NameOf(from, texts), .. Now.Select(to => counts.GetValueOrDefault((from, to)).ToString("N0", texts.Language))])]),
            Draw = plot => GridOf(rows, counts, texts).Draw(plot, texts.Of("tier-now"), texts.Of("tier-before")),
        };

        int Count(Func<(Tier From, Tier To), bool> fits) => counts.Where(pair => pair.Key.FromTier is { } from && fits((from, pair.Key.ToTier))).Sum(pair => pair.Value);
    }

    private static string NameOf(Tier? tier, ChartTexts texts) => tier is { } known ? texts.Of("tier-of", known) : texts.Of("new-customer");

    private static ChartMark MarkOf(Tier? from, Tier to, int customers, ChartTexts texts) => new(
        $"{NameOf(from, texts)}, {texts.Of("now-in", to)}: {texts.Of("customers-count", customers)}", customers > 0 ? CustomerLink.OfMovement(from, to) : null);

    /// <summary>A cell is as strong as its share of the customers who were in the tier before.</summary>
    private static HeatGrid GridOf(Tier?[] rows, Dictionary<(Tier? From, Tier To), int> counts, ChartTexts texts)
    {
        var cells = new (double, string)?[rows.Length, Now.Length];
        for (var row = 0; row < rows.Length; row++)
        {
            var ofRow = Now.Sum(to => counts.GetValueOrDefault((rows[row], to)));
            for (var column = 0; column < Now.Length; column++)
            {
                var count = counts.GetValueOrDefault((rows[row], Now[column]));
                var share = count / (double)Math.Max(1, ofRow);
                cells[row, column] = (share, $"{count.ToString("N0", texts.Language)}\n{share.ToPercent(texts.Language)}");
            }
        }
        return new HeatGrid([.. rows.Select(tier => NameOf(tier, texts))], [.. Now.Select(tier => tier.ToString())], cells)
        {
            MarkOf = (row, column) => MarkOf(rows[row], Now[column], counts.GetValueOrDefault((rows[row], Now[column])), texts),
        };
    }
}
