using System.Globalization;
using Insights.Server.GraphQL.Contract;
using Insights.Server.Queries.Caching;

namespace Insights.Server.Features.Charts;

/// <summary>Draws charts; a picture is cached with its marks, for those who request it and for the pages that show it.</summary>
[Reads(ChartReader.Topics)]
internal sealed class ChartPictureReader(ChartReader charts, ResultCache cache)
{
    /// <summary>A picture with its marks; null where there is no such chart, or no run yet.</summary>
    /// <exception cref="GraphQL.Requests.GraphQLErrorException">The chart cannot be asked this, or must be asked more; or there is no such customer.</exception>
    internal Task<DrawnChart?> FindAsync(PictureQuery query, ChartFormat kind, ChartArguments arguments, CancellationToken cancellationToken)
    {
        var name = string.Create(
            CultureInfo.InvariantCulture, $"{query.Name}-{arguments.Tag}-{kind}-{query.PixelsWide}-{query.PixelsHigh}-{query.Scale ?? 1}-{query.Look}-{query.Culture.Name}");
        return cache.GetAsync(
            (nameof(ChartRenderer), name), ChartReader.Topics,
            async () => await charts.ReadAsync(query.Name, arguments, query.Culture, cancellationToken) is { } content
                ? ChartRenderer.Draw(content, kind, query.PixelsWide, query.PixelsHigh, query.Look, query.Scale ?? 1)
                : null,
            cancellationToken, drawn => drawn?.Bytes ?? 0);
    }
}
