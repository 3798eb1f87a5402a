using Insights.Data.Import.Reading;

namespace Insights.Data.Import.Rows;

/// <summary>Maps exports of shops whose customers are identified by their e-mail addresses, as in their orders.</summary>
/// <param name="columns">The columns, by the names of <see cref="CustomerFields"/>.</param>
/// <param name="key">The column of the address.</param>
internal sealed class EmailCustomersMapper(Columns columns, string key) : CustomerRowsMapper(columns, key, "email-missing")
{
    private readonly int email = columns[key];

    protected override ReadOnlySpan<char> IdOf(RecordReader row) => EmailOf(row);

    protected override string? EmailOf(RecordReader row) => CustomerRef.FromEmail(row.Field(email));
}
