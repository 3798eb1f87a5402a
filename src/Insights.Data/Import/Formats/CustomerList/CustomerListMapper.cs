using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Formats.CustomerList;

/// <summary>One row is one customer. Any program may have written the consent, so that each of its cells must be understood.</summary>
internal sealed class CustomerListMapper(Columns columns) : CustomerRowsMapper(columns)
{
    protected override bool TryReadConsent(RecordReader row, CustomerSink sink, int column, out bool? agrees)
    {
        agrees = CustomerCells.ReadYesNo(row, column);
        if (agrees is not null || row.Field(column).IsEmpty || CustomerCells.IsUndecided(row, column)) return true;
        sink.Reject(row, column, new("neither-yes-nor-no"));
        return false;
    }
}
