using Insights.Data.Import.Questions;
using Insights.Data.Import.Rows;
using Insights.Data.Purchases;
using Insights.Data.Shops;

namespace Insights.Data.Import.Merging;

/// <summary>
/// What an import needs of a database. First the file's rows are staged outside of the shop's tables, in any order and
/// without a lock; then they are merged, ordered by customer and order, in one transaction. A session that is disposed
/// of without a commit leaves no trace.
/// </summary>
public interface IImportSession : IStatementStore, IAsyncDisposable
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
    /// Examines the orders as wholes, before the merge: gives rows without a customer to the customer whom other rows of the
    /// same order name, and finds what is wrong with an order as a whole.
    /// </summary>
    void ReviewOrders();

    /// <summary>The staged fragments of the orders with which something is wrong; at most those of the given kind.</summary>
    IAsyncEnumerable<BasketFragment> ReadFaultyOrdersAsync(OrderFault fault, CancellationToken cancellationToken);

    /// <summary>Removes the staged fragments of the orders with which something is wrong.</summary>
    void RemoveFaultyOrders(OrderFault fault);

    /// <summary>Waits for the database's write lock and begins the transaction.</summary>
    /// <returns>The id of this import and the shop as it is now, null before the first import.</returns>
    Task<(ImportId ImportId, Shop? Shop)> BeginMergeAsync(CancellationToken cancellationToken);

    /// <summary>The ids of products, which are added or completed.</summary>
    Task<IReadOnlyList<ProductId>> RegisterProductsAsync(IReadOnlyList<CatalogProduct> products, CancellationToken cancellationToken);

    /// <summary>The sum of all figures of the shop and the staged file without their signs, in ten-thousandths.</summary>
    /// <param name="enough">Up to where it need not be exact, but may be more than it is.</param>
    double ReadMagnitude(double enough);

    /// <summary>Fragments staged.</summary>
    long StagedFragments { get; }

    /// <summary>
    /// The staged fragments, ordered by customer, reference and place in the file, anonymous ones first; those of orders that
    /// several customers share at the end, by reference.
    /// </summary>
    /// <param name="sourceId">The numbering.</param>
    /// <param name="products">The ids of the file's products.</param>
    /// <param name="calendar">The shop's time zone.</param>
    /// <param name="cancellationToken">Stops it.</param>
    IAsyncEnumerable<StagedBasket> ReadBasketsAsync(int sourceId, IReadOnlyList<ProductId> products, ShopCalendar calendar, CancellationToken cancellationToken);

    /// <summary>
    /// Of the staged orders that are known already, how many name another customer than is known, and how many the same.
    /// </summary>
    (long Others, long Same) CompareCustomers(int sourceId);

    /// <summary>The staged customers in the order of the file.</summary>
    IAsyncEnumerable<StagedCustomer> ReadCustomersAsync(CancellationToken cancellationToken);

    /// <summary>Stores the answers to a file's questions, for the shop or for files of its kind.</summary>
    Task RememberAsync(string kind, IReadOnlyList<(ImportQuestion Question, string Value)> answers, CancellationToken cancellationToken);

    /// <summary>Commits everything that was merged, with its record under the id of this import, the rejected rows and the shop's settings.</summary>
    Task CommitAsync(ImportRecord record, Shop shop, CancellationToken cancellationToken);

    /// <summary>Commits changes that are no import of a file, and the shop's settings.</summary>
    Task CommitAsync(Shop shop, CancellationToken cancellationToken);

    /// <summary>Gives up what was merged, and stores only the record of the failure and the rejected rows.</summary>
    /// <returns>The id under which they are stored.</returns>
    Task<ImportId> FailAsync(ImportRecord record, CancellationToken cancellationToken);
}
