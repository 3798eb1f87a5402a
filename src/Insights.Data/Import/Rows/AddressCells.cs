using Insights.Data.Customers;
using Insights.Data.Import.Reading;

namespace Insights.Data.Import.Rows;

/// <summary>Where a file has the parts of an address that are read.</summary>
/// <param name="City">The city's column.</param>
/// <param name="Region">The column of the state or province.</param>
/// <param name="Country">The country's column.</param>
internal sealed record AddressCells(int City, int Region, int Country)
{
    /// <summary>The address of the customer.</summary>
    internal static AddressCells Of(Columns columns) => new(columns[CustomerFields.City], columns[CustomerFields.Region], columns[CustomerFields.Country]);

    /// <summary>True where the row states anything of the address.</summary>
    internal bool HasAny(RecordReader row) =>
        !row.Field(City).IsEmpty || !row.Field(Region).IsEmpty || !row.Field(Country).IsEmpty;

    /// <summary>The details with the address that the row states.</summary>
    internal CustomerDetails AddTo(CustomerDetails details, RecordReader row) => details with
    {
        City = CustomerCells.ReadText(row, City),
        Region = CustomerCells.ReadText(row, Region),
        Country = CustomerCells.ReadText(row, Country),
    };
}
