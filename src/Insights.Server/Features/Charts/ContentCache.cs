using System.Globalization;
using Insights.Data.Shops;
using Microsoft.Extensions.Caching.Memory;

namespace Insights.Server.Features.Charts;

/// <summary>
/// What charts were read to show, kept until the database changes, within a bound: a page tells in words what its pictures show,
/// and they are drawn right after it.
/// </summary>
internal sealed class ContentCache : IDisposable
{
    private const long MostCells = 100_000;

    /// <summary>What is drawn beside the cells of the table.</summary>
    private const int CellsOfChart = 500;

    private readonly MemoryCache contents = new(new MemoryCacheOptions { SizeLimit = MostCells });

    /// <summary>What a chart of the shop as it is shows: what was kept, else what is read now; null is not kept.</summary>
    internal async Task<ChartContent?> FindAsync(Shop shop, string name, ChartArguments arguments, CultureInfo language, Func<Task<ChartContent?>> readAsync)
    {
        var key = (shop.DataVersion, shop.CurrentRunId, name, arguments, language.Name);
        if (contents.Get<ChartContent>(key) is { } kept) return kept;
        if (await readAsync() is not { } content) return null;
        var cells = content.Table.Rows.Count * content.Table.Columns.Count;
        contents.Set(key, content, new MemoryCacheEntryOptions { Size = CellsOfChart + cells });
        return content;
    }

    public void Dispose() => contents.Dispose();
}
