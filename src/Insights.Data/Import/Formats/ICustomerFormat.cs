using Insights.Data.Import.Reading;

namespace Insights.Data.Import.Formats;

/// <summary>A format whose rows are customers.</summary>
public interface ICustomerFormat : IImportFormat
{
    /// <summary>Makes what turns the rows of one file into customers.</summary>
    ICustomerMapper CreateMapper(FormatMatch match);
}

/// <summary>Turns the rows of one file into customers.</summary>
public interface ICustomerMapper
{
    /// <summary>Adds the row to the sink once or rejects it.</summary>
    void Map(RecordReader row, CustomerSink sink);
}
