using Insights.Data.Import.Formats;
using Insights.Data.Import.Rows;
using Insights.Data.Shops;
using Insights.Data.Values;

namespace Insights.Data.Import.Merging;

/// <summary>Works out orders anew from what is stated of them, after statements went or the shop's time zone changed.</summary>
internal sealed class Recomputation(IStatementStore store, ShopCalendar calendar)
{
    private const int CancellationCheckEvery = 1_000;

    /// <summary>Orders of which nothing is left.</summary>
    internal long Removed { get; private set; }

    /// <summary>Orders that have become another version of themselves.</summary>
    internal long Changed { get; private set; }

    /// <summary>Value of all that was recomputed, before.</summary>
    internal Money Before { get; private set; }

    /// <summary>Its value now.</summary>
    internal Money After { get; private set; }

    /// <summary>Works out the orders that are noted.</summary>
    internal void Run(CancellationToken cancellationToken)
    {
        var folds = store.ReadSources().ToDictionary(source => source.SourceId, FoldOf);
        long done = 0;
        foreach (var (sourceId, reference) in store.ReadMarkedOrders())
        {
            var statements = store.ReadStatements(sourceId, reference, calendar);
            var change = UnitWriter.Write(store, store.ReadBaskets(sourceId, reference), folds[sourceId].Fold(reference, statements));
            Before += change.Before;
            After += change.After;
            if (statements.Count == 0 && change.Removed > 0) Removed++;
            else if (!change.IsNone) Changed++;
            if (++done % CancellationCheckEvery == 0) cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private UnitFold FoldOf((int SourceId, string Name) source) => new(new BasketAssembler(source.SourceId, calendar), NumbersOf(source.Name));

    /// <summary>For how long the order numbers of a source hold; for ever where no format of this version writes it.</summary>
    internal static OrderNumbers NumbersOf(string source) =>
        FormatCatalog.All.OfType<ISalesFormat>().FirstOrDefault(format => format.Source == source)?.OrderNumbers ?? OrderNumbers.Forever;
}
