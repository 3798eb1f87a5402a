using System.Globalization;
using Insights.Data.Tiers;
using Insights.Ml.Explanations;
using ScottPlot;
using ScottPlot.Panels;

namespace Insights.Server.Features.Charts;

/// <summary>
/// Colours and lines that all charts share, those of the pages. They differ in lightness as well as in hue, and never carry meaning alone.
/// </summary>
internal static class ChartStyle
{
    /// <summary>The theme of the picture that this thread draws.</summary>
    [ThreadStatic]
    private static ChartTheme theme;

    internal static Color Text => Of("#2a211b", "#f3ebdf");
    internal static Color Muted => Of("#635749", "#bdb0a1");
    internal static Color Grid => Of("#ece3d6", "#3b3129");
    internal static Color Main => Of("#0f6b62", "#7fd0c3");
    internal static Color Second => Of("#b84f14", "#f0a35e");
    internal static Color Third => Of(Tier.C);
    internal static Color Quiet => Of("#a3978a", "#8f8172");
    internal static Color Faint => Of("#d8cdbf", "#5a4e43");
    internal static Color Background => Of("#fffdf9", "#261f1a");

    internal const float TitleSize = 18;
    internal const float TextSize = 13;
    internal const float SmallTextSize = 11;

    /// <summary>The strength from which the other colour of text has the higher contrast.</summary>
    private const double MiddleOfLight = 0.85;
    private const double MiddleOfDark = 0.54;
    private const float IntervalWidth = 1.5f;
    private const float IntervalMark = 9;
    private const float SubtitleHeight = 26;
    private const float RightMargin = 24;
    private const float SideMargin = 40;
    private const int NarrowWidth = 480;

    /// <summary>Pixels of ticks and title beside the names at the left, and of all that is above and below the data.</summary>
    private const float BesideNames = 50;
    private const float AroundData = 170;
    private const float RightScale = 80;

    /// <summary>The colour of a tier, the same on every chart.</summary>
    internal static Color Of(Tier tier) => tier switch
    {
        Tier.A => Of("#0f6b62", "#7fd0c3"),
        Tier.B => Color.FromHex("#d9982f"),
        Tier.C => Of("#7b68a6", "#b3a2dc"),
        _ => Of("#b5a99a", "#8f8172"),
    };

    /// <summary>Width in pixels of the picture that this thread draws.</summary>
    [field: ThreadStatic]
    internal static int Width { get; private set; }

    /// <summary>Height in pixels of the picture that this thread draws.</summary>
    [field: ThreadStatic]
    internal static int Height { get; private set; }

    /// <summary>True where what stands side by side on a desk has no room to, as on a phone.</summary>
    internal static bool IsNarrow => Width < NarrowWidth;

    /// <summary>Draws in a theme and of a size; a picture is drawn by one thread from beginning to end.</summary>
    internal static void Use(ChartTheme asked, int width, int height) => (theme, Width, Height) = (asked, width, height);

    /// <summary>Text that is legible (4.5:1) on a surface of a strength between the background and the main colour.</summary>
    internal static Color TextOn(double strength) => strength < (theme == ChartTheme.Dark ? MiddleOfDark : MiddleOfLight) ? Of("#000000", "#ffffff") : Of("#ffffff", "#000000");

    /// <summary>Ticks of an axis of shares.</summary>
    internal static ITickGenerator ShareTicks(CultureInfo language) =>
        new ScottPlot.TickGenerators.NumericAutomatic { LabelFormatter = value => value.ToPercent(language) };

    /// <summary>Ticks of an axis of amounts.</summary>
    internal static ITickGenerator AmountTicks(CultureInfo language) =>
        new ScottPlot.TickGenerators.NumericAutomatic { LabelFormatter = value => value.ToString("#,0.##", language) };

    /// <summary>Draws an interval as a thin line with its ends marked.</summary>
    internal static void AddInterval(Plot plot, Coordinates low, Coordinates high)
    {
        var line = plot.Add.Line(low, high);
        line.Color = Text;
        line.LineWidth = IntervalWidth;
        line.MarkerShape = low.X == high.X ? MarkerShape.HorizontalBar : MarkerShape.VerticalBar;
        line.MarkerSize = IntervalMark;
        line.MarkerLineWidth = IntervalWidth;
        line.MarkerColor = Text;
    }

    /// <summary>How many customers a bar is about, for below it; where there is no room for more than the number, the axis says of what.</summary>
    internal static string CustomersBelow(Plot plot, int customers, ChartTexts texts)
    {
        if (!IsNarrow) return texts.Of("customers-count", customers);
        plot.Axes.Bottom.Label.Text = texts.Of("customers");
        return customers.ToString("N0", texts.Language);
    }

    /// <summary>Breaks the titles of the axes into lines that fit beside the data, once all else is drawn.</summary>
    internal static void FitTitles(Plot plot)
    {
        var (bottom, left) = (plot.Axes.Bottom.Label, plot.Axes.Left.Label);
        var range = plot.Axes.GetLimits();
        using var paint = Paint.NewDisposablePaint();
        plot.Axes.Left.TickGenerator.Regenerate(range.VerticalRange, Edge.Left, Height, paint, plot.Axes.Left.TickLabelStyle);
        var names = plot.Axes.Left.TickGenerator.Ticks.Select(tick => TextLines.WidthOf(tick.Label, TextSize)).DefaultIfEmpty(0).Max();
        bottom.Text = TextLines.Within(bottom.Text, TextSize, isBold: false, Width - BesideNames - names);
        left.Text = TextLines.Within(left.Text, TextSize, isBold: false, Height - AroundData);
        if (plot.Axes.Right.FrameLineStyle.Width == 0) return;
        // Titles stand in the middle of what a scale at the right leaves them.
        foreach (var title in plot.Axes.GetPanels().OfType<TitlePanel>())
            title.Label.Text = TextLines.Within(title.Label.Text.Replace('\n', ' '), title.Label.FontSize, title.Label.Bold, Width - SideMargin - RightScale);
    }

    /// <summary>Shows a second scale at the right.</summary>
    internal static void ShowRight(Plot plot, ITickGenerator ticks, string title)
    {
        var right = plot.Axes.Right;
        right.TickGenerator = ticks;
        right.Label.Text = title;
        right.FrameLineStyle.Width = 1;
        Write(right);
    }

    private static void Write(IAxis axis)
    {
        axis.TickLabelStyle.FontSize = TextSize;
        axis.MinorTickStyle.Length = 0;
        axis.TickLabelStyle.ForeColor = Text;
        axis.Label.FontSize = TextSize;
        axis.Label.Bold = false;
        axis.Label.ForeColor = Muted;
    }

    private static Color Of(string light, string dark) => Color.FromHex(theme == ChartTheme.Dark ? dark : light);

    /// <summary>Gives a plot the common look.</summary>
    internal static void Apply(Plot plot, string title, string subtitle)
    {
        plot.FigureBackground.Color = Background;
        plot.DataBackground.Color = Background;
        plot.Axes.Color(Muted);
        plot.Axes.Title.Label.Text = TextLines.Within(title, TitleSize, isBold: true, Width - SideMargin);
        // Long names beside the data leave little width above it.
        plot.Axes.Title.FullFigureCenter = true;
        plot.Axes.Title.Label.ForeColor = Text;
        plot.Axes.Title.Label.FontSize = TitleSize;
        plot.Axes.Title.Label.Bold = true;
        // A panel of its own between the title and the data: titles have one style for all their lines.
        var second = new TitlePanel { MinimumSize = SubtitleHeight, FullFigureCenter = true };
        second.Label.Text = TextLines.Within(subtitle, TextSize, isBold: false, Width - SideMargin);
        second.Label.ForeColor = Muted;
        second.Label.FontSize = TextSize;
        second.Label.Bold = false;
        if (ChartFont.Name is { } font) second.Label.FontName = font;
        plot.Axes.AddPanel(second);
        plot.Axes.Right.MinimumSize = RightMargin;
        plot.Grid.MajorLineColor = Grid;
        plot.Axes.Right.FrameLineStyle.Width = 0;
        plot.Axes.Top.FrameLineStyle.Width = 0;
        plot.Legend.BackgroundColor = Background;
        plot.Legend.OutlineWidth = 0;
        plot.Legend.ShadowOffset = PixelOffset.Zero;
        plot.Legend.FontColor = Text;
        plot.Legend.FontSize = TextSize;
        plot.Legend.Orientation = Orientation.Horizontal;
        Write(plot.Axes.Bottom);
        Write(plot.Axes.Left);
    }
}

/// <summary>What a picture is put on.</summary>
internal enum ChartTheme
{
    /// <summary>Dark on paper.</summary>
    Light,

    /// <summary>Light on dark.</summary>
    Dark,
}
