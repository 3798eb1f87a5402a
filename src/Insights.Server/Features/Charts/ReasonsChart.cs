using Insights.Ml.Explanations;
using Insights.Ml.Targets;
using Insights.Server.Queries.Drivers;

namespace Insights.Server.Features.Charts;

/// <summary>What drives the model: which features carry the probabilities of the B customers.</summary>
internal sealed class ReasonsChart(DriverReader drivers) : IChart
{
    private const int MaxFeatures = 8;
    private const int MinFeatures = 3;

    /// <summary>Pixels of a feature with its bars, and of all that is above and below them.</summary>
    private const int PixelsOfFeature = 30;
    private const int PixelsAround = 240;
    private const int FeaturesInWords = 3;

    public string Name => "reasons";

    public Task<ChartContent> ReadAsync(ChartRequest request, CancellationToken cancellationToken) => Task.FromResult(Read(request));

    private ChartContent Read(ChartRequest request)
    {
        var texts = request.Texts;
        var targets = drivers.Read(request.Run).Where(target => target.Features.Count > 0).ToList();
        var title = texts.Of("drivers");
        if (targets.Count == 0) return ChartContent.Empty(title, request.Describe(request.Run.KnownCustomers), texts.Of("drivers-empty"));
        var features = targets.SelectMany(target => target.Features).GroupBy(feature => feature.Feature, StringComparer.Ordinal)
            .OrderByDescending(group => group.Max(feature => feature.Share)).ThenBy(group => group.Key, StringComparer.Ordinal).Take(MaxFeatures).Select(group => group.Key).ToList();
        return new ChartContent
        {
            Title = title,
            Subtitle = texts.Of("about-drivers", request.Run.AsOf, targets[0].Customers),
            Alternative = $"{string.Join(' ', targets.Select(target => InWords(target, texts)))} {texts.Of("drivers-not-why")}",
            Table = new ChartTable(
                [texts.Of("feature"), .. targets.SelectMany(target => new[] { texts.Of("driver-share", NameOf(target, texts)), texts.Of("driver-likelier", NameOf(target, texts)) })],
                [.. features.Select(feature => (string[])[texts.Feature(feature), .. targets.SelectMany(target => CellsOf(target, feature, texts))])]),
            IsTall = true,
            Draw = plot => Draw(plot, features, targets, texts),
        };
    }

    private static string NameOf(DriversView target, ChartTexts texts) => texts.Of(target.Target == PredictionTarget.NextVip ? "becomes-vip" : "leaves");

    private static DriverView? Find(DriversView target, string feature) => target.Features.FirstOrDefault(driver => driver.Feature == feature);

    private static string[] CellsOf(DriversView target, string feature, ChartTexts texts) => Find(target, feature) is { } driver
        ? [driver.Share.ToPercent(texts.Language, decimals: 1), driver.LikelierShare.ToPercent(texts.Language)]
        : ["", ""];

    private static string InWords(DriversView target, ChartTexts texts) => texts.Of(
        "drivers-alternative", NameOf(target, texts),
        string.Join("; ", target.Features.Take(FeaturesInWords).Select(driver => texts.Of("driver-alternative", texts.Feature(driver.Feature), driver.Share))));

    /// <summary>Draws the strongest features, as many as are legible on the picture.</summary>
    private static void Draw(ChartPlot plot, List<string> all, List<DriversView> targets, ChartTexts texts)
    {
        var features = all.Take(Math.Max(MinFeatures, (ChartStyle.Height - PixelsAround) / PixelsOfFeature)).ToList();
        new SideBars(
            [.. features.Select(texts.Feature)],
            [.. targets.Select(target => new SideBarSeries(
                NameOf(target, texts), target.Target == PredictionTarget.NextVip ? ChartStyle.Main : ChartStyle.Second,
                [.. features.Select(feature => Find(target, feature)?.Share)]))]).Draw(plot, share => share.ToPercent(texts.Language), most: 0.05);
        plot.Axes.Bottom.Label.Text = texts.Of("drivers-axis");
        plot.Axes.Bottom.TickGenerator = ChartStyle.ShareTicks(texts.Language);
    }
}
