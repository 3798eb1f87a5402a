using System.Data.Common;
using Insights.Data.Import.Merging;
using Insights.Data.Import.Messages;
using Insights.Data.Import.Results;
using Insights.Data.Purchases;
using Insights.Data.Storage;
using Insights.Data.Values;
using Insights.Server.GraphQL.Batching;
using Insights.Server.GraphQL.Contract;
using Insights.Server.GraphQL.Paging;
using Insights.Server.GraphQL.Requests;
using Insights.Server.Queries.Lists;

namespace Insights.Server.Queries.Imports;

/// <summary>Reads what imports did.</summary>
[Reads(Topics.Imports)]
internal sealed class ImportReader(IDatabase database, ListReader lists)
{
    private const string Columns = """
        import_id, file_name, format, started_at, finished_at, outcome, error, lines_imported, lines_already_present, lines_updated,
        lines_without_customer, lines_rejected, customer_amount, anonymous_amount, dialect, notes, lines_left_out
        """;

    private static readonly ListDefinition<ImportView> All = new(
        "imports", Columns, new ListSource("imports"), [new ListKey("import_id")], [new ListOrder("id", IsDescending: true)],
        [new ListField("id", "import_id", ListFieldKind.Id, CanOrder: true) { IdType = ImportView.TypeName }], Read);

    private static readonly ListDefinition<RejectedRowView> Rejected = new(
        "rejectedRows", "line, column_name, value, reason", new ListSource("rejected_rows"), [new ListKey("ordinal")], [new ListOrder("ordinal", IsDescending: false)],
        [new ListField("ordinal", "ordinal", ListFieldKind.Int, CanOrder: true)],
        row => new RejectedRowView(row.GetInt32(0), row.NullableString(1), row.NullableString(2), ImportMessage.Parse(row.GetString(3))));

    private readonly OwnedLists<RejectedRowView> rejected = new(database, lists, Rejected, "import_id");

    /// <summary>The imports, newest first.</summary>
    internal Task<Connection<ImportView>> ReadAsync(PageArguments page, CancellationToken cancellationToken) =>
        lists.ReadAsync(All, [], page, where: null, order: null, cancellationToken);

    /// <summary>All imports, newest first, however many there are.</summary>
    internal IAsyncEnumerable<ImportView> StreamAsync(CancellationToken cancellationToken) => lists.StreamAsync(All, [], cancellationToken);

    /// <summary>An import, or null.</summary>
    internal async Task<ImportView?> FindAsync(ImportId id, CancellationToken cancellationToken) =>
        await database.FindImportAsync(id, cancellationToken) is { } record ? new ImportView(record) : null;

    /// <summary>The rejected rows of an import, by line; the first pages of many imports are read with one query.</summary>
    internal DataLoaderResult<Connection<RejectedRowView>> LoadRejected(ImportId id, PageArguments page) => rejected.Load(id.Value, page);

    /// <summary>All rejected rows of an import, by line, however many there are.</summary>
    internal IAsyncEnumerable<RejectedRowView> StreamRejectedAsync(ImportId id, CancellationToken cancellationToken) => database.QueryAsync(
        $"SELECT {Rejected.Columns} FROM rejected_rows WHERE import_id = @id ORDER BY ordinal", [("@id", id.Value)], Rejected.Read, cancellationToken);

    private static ImportView Read(DbDataReader row) => new(new ImportRecord
    {
        ImportId = new ImportId(row.GetInt64(0)),
        FileName = row.GetString(1),
        Format = row.NullableString(2),
        StartedAt = UnixMilliseconds.ToUtc(row.GetInt64(3)),
        FinishedAt = UnixMilliseconds.ToUtc(row.GetInt64(4)),
        Outcome = (ImportOutcome)row.GetInt32(5),
        Error = row.NullableString(6),
        LinesImported = row.GetInt64(7),
        LinesAlreadyPresent = row.GetInt64(8),
        LinesUpdated = row.GetInt64(9),
        LinesWithoutCustomer = row.GetInt64(10),
        LinesRejected = row.GetInt64(11),
        CustomerAmount = new Money(row.GetInt64(12)),
        AnonymousAmount = new Money(row.GetInt64(13)),
        Dialect = row.NullableString(14),
        Notes = row.GetString(15),
        LinesLeftOut = row.GetInt64(16),
    });
}

/// <summary>Imports by id.</summary>
internal sealed class ImportNodes(ImportReader imports) : INodeSource
{
    public string TypeName => ImportView.TypeName;

    public async Task<object?> FindAsync(GlobalId id, CancellationToken cancellationToken) =>
        await imports.FindAsync(new ImportId(id.Value), cancellationToken);
}
