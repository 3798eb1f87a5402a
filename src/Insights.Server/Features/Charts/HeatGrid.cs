using ScottPlot;

namespace Insights.Server.Features.Charts;

/// <summary>
/// Rows and columns of cells, each with its figure; the stronger its colour, the larger the figure. The figure is written in
/// the cell, so that the colour says nothing that is not also said in words.
/// </summary>
/// <param name="Rows">Names of the rows, from the top.</param>
/// <param name="Columns">Names of the columns, from the left.</param>
/// <param name="Cells">For each row and column: its strength, 0 to 1, and its text; null where there is none.</param>
internal sealed record HeatGrid(IReadOnlyList<string> Rows, IReadOnlyList<string> Columns, (double Strength, string Text)?[,] Cells)
{
    private const double Gap = 0.03;
    private const float MaxTextSize = 14;
    private const float MinTextSize = 9;
    private const float HeightOfRows = 150;

    /// <summary>Pixels beside the cells and the names of the rows, and how wide a letter is, as a part of the size of its text.</summary>
    private const float Sides = 70;
    private const float LetterWidth = 0.66f;
    private const float RoomInCell = 4;
    private const string Percent = "%";

    /// <summary>Said of the columns where cells have no room for their percent signs; null for cells without.</summary>
    internal string? SharesTitle { get; init; }

    /// <summary>What is said of a cell, by its row and column; null where there is nothing to say.</summary>
    internal required Func<int, int, ChartMark?> MarkOf { get; init; }

    /// <summary>What is said of a row at its name; null where there is nothing to say.</summary>
    internal Func<int, ChartMark?> MarkOfRow { get; init; } = _ => null;

    /// <summary>True where the figures fit into the cells of the picture that is drawn.</summary>
    internal bool IsLegible => SizeOfText >= MinTextSize;

    private float SizeOfText => (WidthOfColumn - RoomInCell) / (LettersOf(Cells.Cast<(double Strength, string Text)?>().Select(cell => cell?.Text ?? "")) * LetterWidth);

    private float WidthOfColumn => (ChartStyle.Width - Sides - LettersOf(Rows) * LetterWidth * ChartStyle.TextSize) / Columns.Count;

    private int ColumnsOfName => Math.Max(1, (int)Math.Ceiling((LettersOf(Columns) + 1) * LetterWidth * ChartStyle.TextSize / WidthOfColumn));

    /// <summary>Letters of the longest line.</summary>
    private static int LettersOf(IEnumerable<string> texts) => Math.Max(1, texts.SelectMany(text => text.Split('\n')).Max(line => line.Length));

    /// <summary>Draws the grid.</summary>
    /// <param name="plot">Where.</param>
    /// <param name="columnTitle">What the columns are.</param>
    /// <param name="rowTitle">What the rows are.</param>
    internal void Draw(ChartPlot plot, string columnTitle, string rowTitle)
    {
        if (SharesTitle is not null && !IsLegible)
        {
            WithoutSigns().Draw(plot, $"{columnTitle}. {SharesTitle}", rowTitle);
            return;
        }
        var size = Math.Clamp(Math.Min(SizeOfText, HeightOfRows / Rows.Count), MinTextSize, MaxTextSize);
        for (var row = 0; row < Rows.Count; row++)
        {
            if (MarkOfRow(row) is { } ofRow) plot.MarkName(-row - 0.5, -row + 0.5, ofRow);
            for (var column = 0; column < Columns.Count; column++)
                if (Cells[row, column] is { } cell) DrawCell(plot, row, column, cell.Strength, cell.Text, size);
        }
        // Names that do not fit beside each other are left out, but never that of the last column.
        var named = Enumerable.Range(0, Columns.Count).Where(i => (Columns.Count - 1 - i) % ColumnsOfName == 0).ToArray();
        plot.Axes.Bottom.SetTicks([.. named.Select(i => (double)i)], [.. named.Select(i => Columns[i])]);
        plot.Axes.Left.SetTicks([.. Enumerable.Range(0, Rows.Count).Select(i => -(double)i)], [.. Rows]);
        plot.Axes.Bottom.MajorTickStyle.Length = plot.Axes.Left.MajorTickStyle.Length = 0;
        plot.Axes.Bottom.Label.Text = columnTitle;
        plot.Axes.Left.Label.Text = rowTitle;
        plot.Axes.SetLimits(-0.5, Columns.Count - 0.5, 0.5 - Rows.Count, 0.5);
        plot.HideGrid();
    }

    private HeatGrid WithoutSigns()
    {
        var cells = new (double, string)?[Rows.Count, Columns.Count];
        for (var row = 0; row < Rows.Count; row++)
            for (var column = 0; column < Columns.Count; column++)
                if (Cells[row, column] is { } cell) cells[row, column] = (cell.Strength, cell.Text.Replace(Percent, "", StringComparison.Ordinal).Trim());
        return this with { Cells = cells, SharesTitle = null };
    }

    private void DrawCell(ChartPlot plot, int row, int column, double strength, string text, float size)
    {
        var cell = plot.Add.Rectangle(column - 0.5 + Gap, column + 0.5 - Gap, -row - 0.5 + Gap, -row + 0.5 - Gap);
        cell.FillColor = ChartStyle.Background.MixedWith(ChartStyle.Main, Math.Clamp(strength, 0, 1));
        cell.LineWidth = 0;
        var label = plot.Add.Text(text, column, -row);
        label.LabelAlignment = Alignment.MiddleCenter;
        label.LabelFontSize = size;
        label.LabelFontColor = ChartStyle.TextOn(strength);
        // Nothing hovers over a phone, and the figure is in the cell.
        if (MarkOf(row, column) is { } mark && (mark.Link is not null || !ChartStyle.IsNarrow)) plot.MarkCell(column - 0.5, column + 0.5, -row - 0.5, -row + 0.5, mark);
    }
}
