using Insights.Server.GraphQL.Contract;
using Insights.Server.Queries.Shops;

namespace Insights.Server.Features.Charts;

/// <summary>Charts.</summary>
[ResolverOf("Query")]
internal static class ChartQueries
{
    public static async Task<IReadOnlyList<ChartView>> Charts(Language language, ChartReader charts, CancellationToken cancellationToken)
    {
        var views = new List<ChartView>();
        foreach (var name in charts.NamesOfShop)
            if (await Chart(name, language, customer: null, by: null, charts, cancellationToken) is { } view) views.Add(view);
        return views;
    }

    public static async Task<ChartView?> Chart(
        string name, Language language, string? customer, ChartKey? by, ChartReader charts, CancellationToken cancellationToken)
    {
        var arguments = ChartArguments.Parse(customer, by: null) with { By = by };
        var culture = language.Culture();
        return await charts.ReadAsync(name, arguments, culture, cancellationToken) is { } content
            ? new ChartView(name, culture.Name, content) { Arguments = arguments }
            : null;
    }
}

/// <summary>A chart, as the API shows it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Language">The language of its picture.</param>
/// <param name="Content">What it shows.</param>
public sealed record ChartView(string Name, string Language, ChartContent Content)
{
    internal ChartArguments Arguments { get; init; } = ChartArguments.None;

    public string Title => Content.Title;

    public string Subtitle => Content.Subtitle;

    public string Alternative => Content.Alternative;

    public IReadOnlyList<string> Columns => Content.Table.Columns;

    public IReadOnlyList<IReadOnlyList<string>> Rows => Content.Table.Rows;

    public string SvgUrl => ChartEndpoints.AddressOf(Name, ChartFormat.Svg, Language, Arguments);

    public string PngUrl => ChartEndpoints.AddressOf(Name, ChartFormat.Png, Language, Arguments);
}
