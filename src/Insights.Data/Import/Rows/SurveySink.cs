
namespace Insights.Data.Import.Rows;

/// <summary>Reads cells before a file is mapped; takes no rows.</summary>
/// <param name="context">What is known of the file.</param>
internal sealed class SurveySink(FileContext context) : RowSink(context);
