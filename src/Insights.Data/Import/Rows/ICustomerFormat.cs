using Insights.Data.Import.Reading;

namespace Insights.Data.Import.Rows;

/// <summary>A format whose rows are customers.</summary>
public interface ICustomerFormat : IImportFormat
{
    /// <summary>
    /// Header texts of columns by which the sales may name the customers, likeliest first; the one whose values are among
    /// the shop's customers is the id. Empty where the format has only one such column.
    /// </summary>
    IReadOnlyList<string> IdCandidates => [];

    /// <summary>Makes what turns the rows of one file into customers.</summary>
    ICustomerMapper CreateMapper(FormatMatch match);
}

/// <summary>Turns the rows of one file into customers.</summary>
public interface ICustomerMapper
{
    /// <summary>Adds the row to the sink once or rejects it.</summary>
    void Map(RecordReader row, CustomerSink sink);
}
