using Insights.Data.Tiers;
using Insights.Ml.Explanations;
using Insights.Server.GraphQL.Paging;
using Insights.Server.Queries.Customers;
using ScottPlot;

namespace Insights.Server.Features.Charts;

/// <summary>The customers at the top of a list, with a probability and its 95 % interval each.</summary>
/// <param name="Customers">The customers, the likeliest first.</param>
/// <param name="Total">How many are on the whole list.</param>
internal sealed record CustomerRanking(IReadOnlyList<RankedCustomer> Customers, long Total)
{
    /// <summary>As many as are legible, and can be hit with a finger.</summary>
    private const int Shown = 12;
    private const int LongestName = 28;
    private const double BarSize = 0.7;
    private const double Headroom = 1.05;

    /// <summary>The top of a list.</summary>
    internal static readonly PageArguments Page = new(Shown, Cursor: null, IsBackward: false);

    /// <summary>What a chart of the ranking shows.</summary>
    internal ChartContent Content(ChartRequest request, RankingTexts words)
    {
        var texts = request.Texts;
        var title = texts.Of(words.Title, request.Run.HorizonDays);
        var subtitle = texts.Of("about-b", request.Run.AsOf, Total);
        if (Customers is not [var first, ..]) return ChartContent.Empty(title, subtitle, texts.Of("no-probabilities"));
        return new ChartContent
        {
            Title = title,
            Subtitle = subtitle,
            Alternative = texts.Of(words.Alternative, NameOf(first.Customer), texts.Chance(first.Probability), Customers.Count, texts.Chance(Customers[^1].Probability)),
            Table = Table(request),
            IsTall = true,
            Draw = plot => Draw(plot, texts.Of(words.Axis), request),
        };
    }

    private ChartTable Table(ChartRequest request)
    {
        var texts = request.Texts;
        return new ChartTable(
            [texts.Of("customer"), texts.Of("probability"), texts.Of("at-least"), texts.Of("at-most"), texts.Of("net-spend")],
            [.. Customers.Select(ranked => (string[])
            [
                NameOf(ranked.Customer), ranked.Probability.ToChance(texts.Language, decimals: 1), ranked.Low?.ToChance(texts.Language, decimals: 1) ?? "",
                ranked.High?.ToChance(texts.Language, decimals: 1) ?? "", ranked.Customer.Found is { } found ? request.Price(found.NetSpend.Amount) : "",
            ])]);
    }

    private static string NameOf(CustomerView customer)
    {
        var name = customer.Name ?? customer.ExternalId;
        return name.Length <= LongestName ? name : name[..(LongestName - 1)] + "\u2026";
    }

    private static ChartMark MarkOf(RankedCustomer ranked, ChartRequest request)
    {
        var texts = request.Texts;
        var lines = new List<string> { $"{NameOf(ranked.Customer)}: {texts.Chance(ranked.Probability)}" };
        if (ranked is { Low: { } low, High: { } high }) lines.Add($"{texts.Of("at-least")}: {texts.Chance(low)}, {texts.Of("at-most")}: {texts.Chance(high)}");
        if (ranked.Customer.Found is { } found) lines.Add($"{texts.Of("net-spend")}: {request.Money(found.NetSpend.Amount)}");
        return new ChartMark(string.Join('\n', lines), CustomerLink.Of(ranked.Customer.CustomerId));
    }

    private void Draw(ChartPlot plot, string axis, ChartRequest request)
    {
        var texts = request.Texts;
        var drawn = plot.Add.Bars(Customers.Select((ranked, i) => new Bar { Position = -i, Value = ranked.Probability, Size = BarSize, FillColor = ChartStyle.Of(Tier.B), LineWidth = 0 }).ToList());
        drawn.Horizontal = true;
        for (var i = 0; i < Customers.Count; i++)
        {
            plot.MarkRow(-i - 0.5, -i + 0.5, MarkOf(Customers[i], request));
            if (Customers[i] is { Low: { } low, High: { } high }) ChartStyle.AddInterval(plot, new Coordinates(low, -i), new Coordinates(high, -i));
        }
        plot.Axes.Left.SetTicks(
            [.. Customers.Select((_, i) => -(double)i)], [.. Customers.Select(ranked => $"{NameOf(ranked.Customer)}  {ranked.Probability.ToChance(texts.Language)}")]);
        plot.Axes.Left.MajorTickStyle.Length = 0;
        plot.Axes.Bottom.Label.Text = axis;
        plot.Axes.Bottom.TickGenerator = ChartStyle.ShareTicks(texts.Language);
        plot.Axes.SetLimits(0, Math.Min(1, Headroom * Customers.Max(ranked => ranked.High ?? ranked.Probability)), -Customers.Count + 0.4, 0.6);
        plot.HideGrid();
    }
}

/// <summary>The names of a ranking's words.</summary>
/// <param name="Title">Its title, for so many days.</param>
/// <param name="Alternative">What one sees: the first customer and the last one shown.</param>
/// <param name="Axis">What the probability is of.</param>
internal sealed record RankingTexts(string Title, string Alternative, string Axis);

/// <summary>A customer with a probability.</summary>
/// <param name="Customer">The customer.</param>
/// <param name="Probability">The probability, 0 to 1.</param>
/// <param name="Low">Lower end of its 95 % interval; both ends are null where it is not known.</param>
/// <param name="High">Upper end.</param>
internal sealed record RankedCustomer(CustomerView Customer, double Probability, double? Low, double? High);
