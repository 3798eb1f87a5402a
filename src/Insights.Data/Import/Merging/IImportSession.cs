using Insights.Data.Customers;
using Insights.Data.Import.Formats;
using Insights.Data.Import.Questions;
using Insights.Data.Purchases;
using Insights.Data.Shops;

namespace Insights.Data.Import.Merging;

/// <summary>
/// What an import needs of a database. First the file's rows are staged outside of the shop's tables, in any order and
/// without a lock; then they are merged, ordered by customer and order, in one transaction. A session that is disposed
/// of without a commit leaves no trace.
/// </summary>
public interface IImportSession : IAsyncDisposable
{
    /// <summary>Puts a basket fragment aside.</summary>
    ValueTask StageAsync(BasketFragment fragment, CancellationToken cancellationToken);

    /// <summary>Puts a customer aside.</summary>
    ValueTask StageAsync(StagedCustomer customer, CancellationToken cancellationToken);

    /// <summary>Puts a rejected row aside.</summary>
    ValueTask StageAsync(Rejection rejection, CancellationToken cancellationToken);

    /// <summary>The rejected rows so far, by line.</summary>
    IAsyncEnumerable<Rejection> ReadRejectionsAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Gives rows without a customer to the customer whom other rows of the same order name; removes and returns the
    /// fragments of orders that name two customers. For sources with order ids only; before the merge.
    /// </summary>
    IAsyncEnumerable<BasketFragment> ReconcileOwnersAsync(CancellationToken cancellationToken);

    /// <summary>Waits for the database's write lock and begins the transaction.</summary>
    /// <returns>The id of this import and the shop as it is now, null before the first import.</returns>
    Task<(ImportId ImportId, Shop? Shop)> BeginMergeAsync(CancellationToken cancellationToken);

    /// <summary>The id of a numbering of orders, which is added when it is new.</summary>
    Task<int> RegisterSourceAsync(string name, CancellationToken cancellationToken);

    /// <summary>The ids of products, which are added or completed.</summary>
    Task<IReadOnlyList<ProductId>> RegisterProductsAsync(IReadOnlyList<CatalogProduct> products, CancellationToken cancellationToken);

    /// <summary>Fragments staged.</summary>
    long StagedFragments { get; }

    /// <summary>
    /// The staged fragments with what the database has under the same reference, ordered by customer, reference and place
    /// in the file; anonymous ones first.
    /// </summary>
    IAsyncEnumerable<StagedBasket> ReadBasketsAsync(int sourceId, CancellationToken cancellationToken);

    /// <summary>The staged customers in the order of the file.</summary>
    IAsyncEnumerable<StagedCustomer> ReadCustomersAsync(CancellationToken cancellationToken);

    /// <summary>A customer by the shop's own id, or null.</summary>
    ValueTask<(CustomerId Id, CustomerDetails Details)?> FindCustomerAsync(string externalId, CancellationToken cancellationToken);

    /// <summary>A customer id that is not in use.</summary>
    CustomerId NextCustomerId();

    /// <summary>Adds a customer.</summary>
    ValueTask InsertCustomerAsync(CustomerId id, string externalId, CustomerDetails details, CancellationToken cancellationToken);

    /// <summary>Replaces what is known about a customer.</summary>
    ValueTask UpdateCustomerAsync(CustomerId id, CustomerDetails details, CancellationToken cancellationToken);

    /// <summary>The lines of a stored basket.</summary>
    ValueTask<IReadOnlyList<BasketContentLine>> ReadLinesAsync(StoredBasket basket, CancellationToken cancellationToken);

    /// <summary>The stored baskets whose references lie in a range, from the first to before the last, in ordinal order.</summary>
    ValueTask<IReadOnlyList<StoredBasket>> ReadRelatedAsync(
        int sourceId, (string From, string Until) references, CancellationToken cancellationToken);

    /// <summary>Adds a basket, or an anonymous total where it has no customer.</summary>
    ValueTask InsertAsync(BasketContent basket, CancellationToken cancellationToken);

    /// <summary>Removes a basket and its lines.</summary>
    ValueTask DeleteAsync(StoredBasket basket, CancellationToken cancellationToken);

    /// <summary>Stores the answers to a file's questions, for the shop or for files of its kind.</summary>
    Task RememberAsync(string kind, IReadOnlyList<(ImportQuestion Question, string Value)> answers, CancellationToken cancellationToken);

    /// <summary>Keeps everything that was merged, with its record under the id of this import, the rejected rows and the shop's settings.</summary>
    Task CommitAsync(ImportRecord record, Shop shop, CancellationToken cancellationToken);

    /// <summary>Gives up what was merged, and keeps only the record of the failure and the rejected rows.</summary>
    /// <returns>The id under which they are kept.</returns>
    Task<ImportId> FailAsync(ImportRecord record, CancellationToken cancellationToken);
}
