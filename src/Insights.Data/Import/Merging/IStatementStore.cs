using Insights.Data.Customers;
using Insights.Data.Import.Rows;
using Insights.Data.Purchases;
using Insights.Data.Shops;

namespace Insights.Data.Import.Merging;

/// <summary>
/// What all imports have stated, and the baskets and customers that follow from it, inside one transaction.
/// </summary>
public interface IStatementStore
{
    /// <summary>The id of a numbering of orders, which is added when it is new.</summary>
    int RegisterSource(string name);

    /// <summary>The numberings by id.</summary>
    IReadOnlyList<(int SourceId, string Name)> ReadSources();

    /// <summary>Adds the exports of which this import's file consists.</summary>
    void InsertParts(IReadOnlyList<FilePart> parts);

    /// <summary>Adds rows that this import states of an order.</summary>
    /// <param name="sourceId">The numbering.</param>
    /// <param name="orderRef">The order's reference.</param>
    /// <param name="statement">The statement to which the rows belong.</param>
    /// <param name="fragment">The rows.</param>
    void InsertStatement(int sourceId, string orderRef, OrderStatement statement, StatementFragment fragment);

    /// <summary>Notes that this import states the same as an earlier one.</summary>
    /// <param name="stored">The rows that are stored.</param>
    /// <param name="statement">This import's statement of them.</param>
    void RepeatStatement(StatementFragment stored, OrderStatement statement);

    /// <summary>What other imports than this one state of an order.</summary>
    IReadOnlyList<OrderStatement> ReadStatements(int sourceId, string orderRef, ShopCalendar calendar);

    /// <summary>The stored baskets of an order, in the order of their references.</summary>
    IReadOnlyList<StoredBasket> ReadBaskets(int sourceId, string orderRef);

    /// <summary>Adds a basket, or an anonymous total where it has no customer.</summary>
    void Insert(BasketContent basket);

    /// <summary>Removes a basket and its lines.</summary>
    void Delete(StoredBasket basket);

    /// <summary>A customer by the shop's own id, or null.</summary>
    (CustomerId Id, CustomerDetails Details)? FindCustomer(string externalId);

    /// <summary>Customers new with this import whose number is another one's without leading zeros: how many, and one such pair.</summary>
    (long Count, string WithZeros, string Without) FindLostZeros();

    /// <summary>A customer id that is not in use.</summary>
    CustomerId NextCustomerId();

    /// <summary>Adds a customer.</summary>
    void InsertCustomer(CustomerId id, string externalId, CustomerDetails details);

    /// <summary>Replaces what is known about a customer.</summary>
    void UpdateCustomer(CustomerId id, CustomerDetails details);

    /// <summary>Stores what this import states of a customer, in place of what it has stated so far.</summary>
    void InsertCustomerStatement(CustomerId id, string? details);

    /// <summary>What this import has stated of a customer so far; null for nothing.</summary>
    string? ReadCustomerStatement(CustomerId id);

    /// <summary>What all imports say of a customer, an entry for each, which may be null.</summary>
    IReadOnlyList<string?> ReadCustomerStatements(CustomerId id);

    /// <summary>Notes the orders that an import states something of, to be recomputed.</summary>
    void MarkOrdersOf(ImportId import, CancellationToken cancellationToken);

    /// <summary>
    /// Notes all orders, to be recomputed, and gives those whose reference follows from the time zone their reference in
    /// the new one.
    /// </summary>
    void MarkAllOrders(ShopCalendar calendar);

    /// <summary>The orders that are noted, by source.</summary>
    IEnumerable<(int SourceId, string OrderRef)> ReadMarkedOrders();

    /// <summary>Removes all that an import has stated, and the answers given with it.</summary>
    /// <returns>The customers of whom it has stated something.</returns>
    IReadOnlyList<CustomerId> RemoveStatements(ImportId import, CancellationToken cancellationToken);

    /// <summary>Removes a customer of whom nobody states anything; one with results of an analysis stays without details.</summary>
    /// <returns>True where the customer is gone.</returns>
    bool RemoveCustomer(CustomerId id);

    /// <summary>All imports, oldest first.</summary>
    IReadOnlyList<StoredImport> ReadImports();

    /// <summary>Marks an import as undone.</summary>
    void MarkUndone(ImportId import);

    /// <summary>How many analyses there are.</summary>
    long CountRuns();

    /// <summary>Remembers what the owner has stated of the shop apart from any import.</summary>
    void SettleByOwner(string key, string value);

    /// <summary>True where the owner has stated it of the shop apart from any import.</summary>
    bool IsSettledByOwner(string key);
}
