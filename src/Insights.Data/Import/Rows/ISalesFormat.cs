using Insights.Data.Import.Reading;

namespace Insights.Data.Import.Rows;

/// <summary>A format whose rows are sales, returns or orders.</summary>
public interface ISalesFormat : IImportFormat
{
    /// <summary>For how long an order number means one order; documented for each format in docs/import-formats.md.</summary>
    OrderNumbers OrderNumbers => OrderNumbers.Forever;

    /// <summary>
    /// The numbering that the order numbers belong to. Formats in which one shop system is exported by different programs
    /// share it, so that an order is there once whichever of them wrote the file.
    /// </summary>
    string Source => Name;

    /// <summary>Makes what turns the rows of one file into lines of baskets.</summary>
    ISalesMapper CreateMapper(FormatMatch match);
}

/// <summary>Turns the rows of one file into lines of baskets. Stateful; used for one file only.</summary>
public interface ISalesMapper
{
    /// <summary>Adds the row to the sink once or rejects it.</summary>
    void Map(RecordReader row, SalesSink sink);
}
