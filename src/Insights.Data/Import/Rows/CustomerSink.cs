using Insights.Data.Customers;
using Insights.Data.Import.Reading;
using Insights.Data.Values;

namespace Insights.Data.Import.Rows;

/// <summary>Takes the rows of a customer file.</summary>
/// <param name="context">What is known of the file.</param>
public sealed class CustomerSink(FileContext context) : RowSink(context)
{
    private readonly List<StagedCustomer> completed = [];
    private readonly string? region = PhoneSpelling.RegionOf(context);

    /// <summary>Customers that were not yet taken over.</summary>
    internal List<StagedCustomer> Completed => completed;

    /// <summary>Adds the current row, unless its id is that of nobody or cannot be known.</summary>
    /// <param name="row">The reader on the row.</param>
    /// <param name="externalId">The shop's own id of the customer.</param>
    /// <param name="details">What the row states.</param>
    public void Add(RecordReader row, ReadOnlySpan<char> externalId, CustomerDetails details)
    {
        var reference = CustomerRef.FromAny(externalId, region);
        if (CustomerRef.IsRounded(reference)) Reject(row, Columns.Absent, new("id-rounded", reference.ToString()));
        else if (Nobodies.IsTotal(reference)) LeaveOut("note-totals-left-out", Money.Zero, reference.ToString());
        else if (Nobodies.IsNobody(reference)) LeaveOut("note-nobody-listed", Money.Zero, reference.ToString());
        else completed.Add(new StagedCustomer(row.Line, reference.ToString(), details));
    }
}

/// <summary>A row of a customer file on its way into the database.</summary>
/// <param name="Line">Line of the file.</param>
/// <param name="ExternalId">The shop's own id of the customer.</param>
/// <param name="Details">What the row states.</param>
public sealed record StagedCustomer(long Line, string ExternalId, CustomerDetails Details);
