using System.Globalization;
using Insights.Data.Tiers;
using ScottPlot;
using ScottPlot.Panels;

namespace Insights.Server.Features.Charts;

/// <summary>
/// Colours and lines that all charts share. The colours are told apart by colour-blind readers (Okabe and Ito 2008) and
/// never carry meaning alone.
/// </summary>
internal static class ChartStyle
{
    internal static readonly Color Text = Color.FromHex("#1f2933");
    internal static readonly Color Muted = Color.FromHex("#52606d");
    internal static readonly Color Grid = Color.FromHex("#e4e7eb");
    internal static readonly Color Main = Color.FromHex("#0072b2");
    internal static readonly Color Second = Color.FromHex("#d55e00");
    internal static readonly Color Quiet = Color.FromHex("#9aa5b1");
    internal static readonly Color Faint = Color.FromHex("#cbd2d9");
    internal static readonly Color Background = Colors.White;

    internal const float TitleSize = 18;
    internal const float TextSize = 13;

    private const float SubtitleHeight = 26;
    private const float RightMargin = 24;

    /// <summary>The colour of a tier, the same on every chart.</summary>
    internal static Color Of(Tier tier) => Color.FromHex(tier switch
    {
        Tier.A => "#0072b2",
        Tier.B => "#e69f00",
        Tier.C => "#009e73",
        _ => "#9aa5b1",
    });

    /// <summary>Ticks of an axis of shares.</summary>
    internal static ITickGenerator ShareTicks(CultureInfo language) =>
        new ScottPlot.TickGenerators.NumericAutomatic { LabelFormatter = value => value.ToString("P0", language) };

    /// <summary>Ticks of an axis of amounts.</summary>
    internal static ITickGenerator AmountTicks(CultureInfo language) =>
        new ScottPlot.TickGenerators.NumericAutomatic { LabelFormatter = value => value.ToString("#,0.##", language) };

    /// <summary>Gives a plot the common look.</summary>
    internal static void Apply(Plot plot, string title, string subtitle)
    {
        plot.FigureBackground.Color = Background;
        plot.DataBackground.Color = Background;
        plot.Axes.Color(Muted);
        plot.Axes.Title.Label.Text = title;
        plot.Axes.Title.Label.ForeColor = Text;
        plot.Axes.Title.Label.FontSize = TitleSize;
        plot.Axes.Title.Label.Bold = true;
        // A panel of its own between the title and the data: titles have one style for all their lines.
        var second = new TitlePanel { MinimumSize = SubtitleHeight };
        second.Label.Text = subtitle;
        second.Label.ForeColor = Muted;
        second.Label.FontSize = TextSize;
        second.Label.Bold = false;
        if (ChartFont.Name is { } font) second.Label.FontName = font;
        plot.Axes.AddPanel(second);
        plot.Axes.Right.MinimumSize = RightMargin;
        plot.Grid.MajorLineColor = Grid;
        plot.Axes.Right.FrameLineStyle.Width = 0;
        plot.Axes.Top.FrameLineStyle.Width = 0;
        plot.Legend.OutlineWidth = 0;
        plot.Legend.ShadowOffset = PixelOffset.Zero;
        plot.Legend.FontColor = Text;
        plot.Legend.FontSize = TextSize;
        plot.Legend.Orientation = Orientation.Horizontal;
        foreach (var axis in new IAxis[] { plot.Axes.Bottom, plot.Axes.Left })
        {
            axis.TickLabelStyle.FontSize = TextSize;
            axis.TickLabelStyle.ForeColor = Text;
            axis.Label.FontSize = TextSize;
            axis.Label.Bold = false;
            axis.Label.ForeColor = Muted;
        }
    }
}
