using System.Globalization;
using Insights.Server.Features.Predictions;
using Insights.Server.GraphQL.Contract;

namespace Insights.Server.Features.Charts;

/// <summary>Charts.</summary>
[ResolverOf("Query")]
internal static class ChartQueries
{
    public static async Task<IReadOnlyList<ChartView>> Charts(Language language, ChartReader charts, CancellationToken cancellationToken)
    {
        var views = new List<ChartView>();
        foreach (var name in charts.Names)
            if (await Chart(name, language, charts, cancellationToken) is { } view) views.Add(view);
        return views;
    }

    public static async Task<ChartView?> Chart(string name, Language language, ChartReader charts, CancellationToken cancellationToken)
    {
        var culture = CultureInfo.GetCultureInfo(language == Language.De ? "de" : "en");
        return await charts.ReadAsync(name, culture, cancellationToken) is { } content
            ? new ChartView(name, culture.Name, content)
            : null;
    }
}

/// <summary>A chart, as the API shows it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Language">The language of its picture.</param>
/// <param name="Content">What it shows.</param>
public sealed record ChartView(string Name, string Language, ChartContent Content)
{
    public string Title => Content.Title;

    public string Subtitle => Content.Subtitle;

    public string Alternative => Content.Alternative;

    public IReadOnlyList<string> Columns => Content.Table.Columns;

    public IReadOnlyList<IReadOnlyList<string>> Rows => Content.Table.Rows;

    public string SvgUrl => ChartEndpoints.AddressOf(Name, ChartFormat.Svg, Language);

    public string PngUrl => ChartEndpoints.AddressOf(Name, ChartFormat.Png, Language);
}
