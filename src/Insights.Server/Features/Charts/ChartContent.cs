namespace Insights.Server.Features.Charts;

/// <summary>What a chart shows, in words, in figures and as a picture.</summary>
public sealed record ChartContent
{
    /// <summary>What it is about.</summary>
    public required string Title { get; init; }

    /// <summary>Unit, period and number of customers.</summary>
    public required string Subtitle { get; init; }

    /// <summary>What one sees, for those who do not.</summary>
    public required string Alternative { get; init; }

    /// <summary>The figures that are drawn.</summary>
    public required ChartTable Table { get; init; }

    /// <summary>Draws the figures; null where there is nothing to draw, and the alternative says why.</summary>
    public required Action<ChartPlot>? Draw { get; init; }

    /// <summary>True for rows of bars that need a higher picture to be told apart.</summary>
    public bool IsTall { get; init; }

    /// <summary>True where all that is compared is the same one thing.</summary>
    public bool HasOneValue { get; init; }

    /// <summary>A chart of which there is nothing to draw.</summary>
    internal static ChartContent Empty(string title, string subtitle, string why) => new()
    {
        Title = title,
        Subtitle = subtitle,
        Alternative = why,
        Table = new ChartTable([], []),
        Draw = null,
    };
}

/// <summary>The figures of a chart, written for people.</summary>
/// <param name="Columns">Names of the columns with their units.</param>
/// <param name="Rows">Cells, as many in each row as there are columns.</param>
public sealed record ChartTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);
