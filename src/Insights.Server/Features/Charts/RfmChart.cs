using System.Globalization;
using Insights.Server.Queries.Rfm;

namespace Insights.Server.Features.Charts;

/// <summary>Active customers by how lately and how often they bought, each in fifths.</summary>
internal sealed class RfmChart(RfmReader rfm) : IChart
{
    private const int Fifths = 5;

    public string Name => "rfm";

    public async Task<ChartContent> ReadAsync(ChartRequest request, CancellationToken cancellationToken)
    {
        var texts = request.Texts;
        var grid = await rfm.ReadAsync(request.Run, [RfmScore.Recency, RfmScore.Frequency], cancellationToken);
        var title = texts.Of("rfm");
        var subtitle = request.Describe(grid.Customers);
        if (grid.Customers == 0) return ChartContent.Empty(title, subtitle, texts.Of("rfm-empty"));

        var best = grid.Cells.FirstOrDefault(cell => cell is { Recency: Fifths, Frequency: Fifths });
        return new ChartContent
        {
            Title = title,
            Subtitle = subtitle,
            Alternative = texts.Of("rfm-alternative", best?.Customers ?? 0, request.Money(best?.NetSpend.Amount ?? 0)),
            Table = new ChartTable(
                [texts.Of("recency-score"), texts.Of("frequency-score"), texts.Of("customers"), texts.Of("net-spend"), texts.Of("days-since"), texts.Of("purchase-days")],
                [.. grid.Cells.Select(cell => (string[])
                [
                    Score(cell.Recency), Score(cell.Frequency), cell.Customers.ToString("N0", texts.Language), request.Price(cell.NetSpend.Amount),
                    cell.MeanDaysSinceLastPurchase.ToString("N0", texts.Language), cell.MeanPurchaseDays.ToString("N1", texts.Language),
                ])]),
            Draw = plot => GridOf(grid, request).Draw(plot, texts.Of("recency-axis"), texts.Of("frequency-axis")),
        };

        string Score(int? score) => score?.ToString(texts.Language) ?? "";
    }

    private static HeatGrid GridOf(RfmGrid grid, ChartRequest request)
    {
        var texts = request.Texts;
        var most = grid.Cells.Max(cell => cell.Customers);
        var cells = new (double, string)?[Fifths, Fifths];
        foreach (var cell in grid.Cells)
            if (cell is { Recency: { } recency, Frequency: { } frequency })
                cells[Fifths - frequency, recency - 1] = (cell.Customers / (double)most, $"{cell.Customers.ToString("N0", texts.Language)}\n{texts.Of("mean-spend", cell.NetSpend.Amount / cell.Customers)}");
        string[] scores = [.. Enumerable.Range(1, Fifths).Select(score => score.ToString(CultureInfo.InvariantCulture))];
        return new HeatGrid([.. scores.Reverse()], scores, cells)
        {
            MarkOf = (row, column) => grid.Cells.FirstOrDefault(cell => cell.Frequency == Fifths - row && cell.Recency == column + 1) is { } cell ? MarkOf(cell, request) : null,
        };
    }

    private static ChartMark MarkOf(RfmCell cell, ChartRequest request)
    {
        var texts = request.Texts;
        var last = cell.EarliestLastPurchase == cell.LatestLastPurchase ? texts.Of("last-on", cell.LatestLastPurchase) : texts.Of("last-between", cell.EarliestLastPurchase, cell.LatestLastPurchase);
        var days = cell.MinPurchaseDays == cell.MaxPurchaseDays ? texts.Of("days-exactly", cell.MaxPurchaseDays) : texts.Of("days-between", cell.MinPurchaseDays, cell.MaxPurchaseDays);
        return new ChartMark($"{texts.Of("customers-count", cell.Customers)}, {texts.Of("net-spend")}: {request.Money(cell.NetSpend.Amount)}\n{last}\n{days}", CustomerLink.OfCell(cell));
    }
}
