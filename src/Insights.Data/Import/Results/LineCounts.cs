namespace Insights.Data.Import.Results;

/// <summary>What became of a file's rows; every row is counted once.</summary>
/// <param name="Imported">New rows of recognised customers.</param>
/// <param name="AlreadyPresent">Rows that the database had in the same form.</param>
/// <param name="Updated">Rows of orders that replace an earlier version of themselves.</param>
/// <param name="WithoutCustomer">Rows that name no customer; their totals are stored by day.</param>
/// <param name="Rejected">Rows that could not be read, each with a reason in the reject report.</param>
public sealed record LineCounts(long Imported, long AlreadyPresent, long Updated, long WithoutCustomer, long Rejected)
{
    /// <summary>Rows that were understood and are no sales, such as training receipts or totals; a remark states why for each kind.</summary>
    public long LeftOut { get; init; }

    /// <summary>No rows.</summary>
    public static readonly LineCounts None = new(0, 0, 0, 0, 0);

    /// <summary>All rows of the file below its header.</summary>
    public long Total => Imported + AlreadyPresent + Updated + WithoutCustomer + Rejected + LeftOut;
}
