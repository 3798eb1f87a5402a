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
    private const float MostTextSize = 14;
    private const float LeastTextSize = 9;
    private const float HeightOfRows = 150;

    /// <summary>Pixels beside the cells, and how wide a digit is, as a part of the size of its text.</summary>
    private const float Sides = 130;
    private const float DigitWidth = 0.66f;

    /// <summary>True where the figures fit into the cells of the picture that is drawn.</summary>
    internal bool IsLegible => WidthOfText >= LeastTextSize;

    private float WidthOfText
    {
        get
        {
            var longest = Cells.Cast<(double Strength, string Text)?>().Max(cell => cell?.Text.Split('\n').Max(line => line.Length)) ?? 1;
            return (ChartStyle.Width - Sides) / Columns.Count / (longest * DigitWidth);
        }
    }

    /// <summary>Draws the grid.</summary>
    /// <param name="plot">Where.</param>
    /// <param name="columnTitle">What the columns are.</param>
    /// <param name="rowTitle">What the rows are.</param>
    internal void Draw(Plot plot, string columnTitle, string rowTitle)
    {
        var size = Math.Clamp(Math.Min(WidthOfText, HeightOfRows / Rows.Count), LeastTextSize, MostTextSize);
        for (var row = 0; row < Rows.Count; row++)
            for (var column = 0; column < Columns.Count; column++)
                if (Cells[row, column] is { } cell) DrawCell(plot, row, column, cell.Strength, cell.Text, size);
        plot.Axes.Bottom.SetTicks([.. Enumerable.Range(0, Columns.Count).Select(i => (double)i)], [.. Columns]);
        plot.Axes.Left.SetTicks([.. Enumerable.Range(0, Rows.Count).Select(i => -(double)i)], [.. Rows]);
        plot.Axes.Bottom.MajorTickStyle.Length = plot.Axes.Left.MajorTickStyle.Length = 0;
        plot.Axes.Bottom.Label.Text = columnTitle;
        plot.Axes.Left.Label.Text = rowTitle;
        plot.Axes.SetLimits(-0.5, Columns.Count - 0.5, 0.5 - Rows.Count, 0.5);
        plot.HideGrid();
    }

    private void DrawCell(Plot plot, int row, int column, double strength, string text, float size)
    {
        var cell = plot.Add.Rectangle(column - 0.5 + Gap, column + 0.5 - Gap, -row - 0.5 + Gap, -row + 0.5 - Gap);
        cell.FillColor = ChartStyle.Background.MixedWith(ChartStyle.Main, Math.Clamp(strength, 0, 1));
        cell.LineWidth = 0;
        var label = plot.Add.Text(text, column, -row);
        label.LabelAlignment = Alignment.MiddleCenter;
        label.LabelFontSize = size;
        label.LabelFontColor = ChartStyle.TextOn(strength);
    }
}
