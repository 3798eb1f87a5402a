using System.Data.Common;
using Insights.Data.Customers;
using Insights.Data.Purchases;
using Insights.Data.Shops;
using Insights.Data.Storage;
using Insights.Data.Values;
using Insights.Server.GraphQL.Batching;
using Insights.Server.GraphQL.Contract;
using Insights.Server.GraphQL.Limits;
using Insights.Server.GraphQL.Paging;
using Insights.Server.GraphQL.Requests;
using Insights.Server.Queries.Customers;
using Insights.Server.Queries.Lists;
using Insights.Server.Queries.Shops;

namespace Insights.Server.Queries.Purchases;

/// <summary>Reads baskets and their lines.</summary>
internal sealed class PurchaseReader(IDatabase database, ListReader lists, RunReader runs, MaterializedAggregates aggregates, AnswerBudget budget)
{
    private const int MaxLines = 1_000;
    private const string Columns = """
        b.basket_id, b.customer_id, b.occurred_at, b.day, b.kind, b.amount, b.quantity, b.line_count, b.discount, b.channel, b.order_ref
        """;

    private static readonly IReadOnlyList<ListField> Fields =
    [
        new("customer", "b.customer_id", ListFieldKind.Id) { IdType = CustomerView.TypeName },
        new("kind", "b.kind", ListFieldKind.Enum) { EnumType = typeof(BasketKind) },
        new("day", "b.day", ListFieldKind.Date),
        new("amount", "b.amount", ListFieldKind.Money),
        new("channel", "b.channel", ListFieldKind.Text, IsNullable: true),
        new("occurredAt", "b.occurred_at", ListFieldKind.Instant, CanOrder: true),
    ];

    /// <summary>The baskets of all customers.</summary>
    internal static readonly ListDefinition<PurchaseView> All = new(
        "purchases", Columns, PurchaseGrouping.Source, [new ListKey("b.basket_id")], [new ListOrder("occurredAt", IsDescending: true)], Fields, Read)
    {
        Scan = PurchaseGrouping.Scan,
        Measures = PurchaseGrouping.Measures,
        Counts = PurchaseGrouping.Counts,
        Keys = PurchaseGrouping.Keys,
    };

    private static readonly ListDefinition<PurchaseView> OfCustomer =
        All with { Name = "customerPurchases" };

    private readonly OwnedLists<PurchaseView> ofCustomers = new(database, lists, OfCustomer, "b.customer_id");
    private readonly BatchLoader<(CustomerId, BasketId), IReadOnlyList<PurchaseLineView>> lines = new((keys, token) => LoadLinesAsync(database, budget, keys, token));

    /// <summary>Baskets of all customers.</summary>
    internal async Task<Connection<PurchaseView>> ReadAsync(
        PageArguments page, InputObject? where, IReadOnlyList<InputObject>? order, CancellationToken cancellationToken)
    {
        var purchases = await lists.ReadAsync(All, [], page, where, order, cancellationToken);
        if (new FilterCompiler(All.Fields, new SqlParameters()).Compile(where) is not null) return purchases;
        return purchases with
        {
            Grouped = request => new DataLoaderResult<Groups<PurchaseView>>(async token =>
                await ReadAggregatedAsync(request, token) ?? await purchases.Grouped(request).GetTypedAsync(token)),
        };
    }

    /// <summary>Groups by tier are stored with the run whose tiers they are, others with each run.</summary>
    private async Task<Groups<PurchaseView>?> ReadAggregatedAsync(AggregateRequest request, CancellationToken cancellationToken)
    {
        var run = request.Parameters is [var (_, tiersOf), ..] ? tiersOf is long id ? new RunId(id) : (RunId?)null : (await runs.CurrentAsync(cancellationToken))?.RunId;
        return run is { } found ? await aggregates.ReadAsync(All, found, request, cancellationToken) : null;
    }

    /// <summary>Baskets of one customer, the newest first; the first pages of many customers are read with one query.</summary>
    internal DataLoaderResult<Connection<PurchaseView>> LoadPage(CustomerId customer, PageArguments page) => ofCustomers.Load(customer.Value, page);

    /// <summary>A customer's basket, or null.</summary>
    internal async Task<PurchaseView?> FindAsync(CustomerId customer, BasketId basket, CancellationToken cancellationToken) =>
        await database.QueryAsync(
            $"SELECT {Columns} FROM baskets b WHERE b.customer_id = @customer AND b.basket_id = @basket",
            [("@customer", customer.Value), ("@basket", basket.Value)], Read, cancellationToken).FirstOrDefaultAsync(cancellationToken);

    /// <summary>The lines of a basket; those of many baskets are read with one query.</summary>
    internal DataLoaderResult<IReadOnlyList<PurchaseLineView>?> LoadLines(CustomerId customer, BasketId basket) => lines.Load((customer, basket));

    private static PurchaseView Read(DbDataReader row) => new(
        new BasketId(row.GetInt64(0)), new CustomerId(row.GetInt64(1)), UnixMilliseconds.ToUtc(row.GetInt64(2)), EpochDay.ToDate(row.GetInt32(3)),
        (BasketKind)row.GetInt32(4), new Money(row.GetInt64(5)), new Quantity(row.GetInt64(6)).Units, row.GetInt32(7),
        row.NullableInt64(8) is { } discount ? new Money(discount) : null, row.NullableString(9), row.GetString(10));

    private static async Task<IReadOnlyDictionary<(CustomerId, BasketId), IReadOnlyList<PurchaseLineView>>> LoadLinesAsync(
        IDatabase database, AnswerBudget budget, IReadOnlyList<(CustomerId Customer, BasketId Basket)> keys, CancellationToken cancellationToken)
    {
        var parameters = new SqlParameters();
        var wanted = string.Join(", ", keys.Select(key => $"({parameters.Add(key.Customer.Value)}, {parameters.Add(key.Basket.Value)})"));
        var rows = database.QueryAsync(
            $"""
            WITH wanted (customer_id, basket_id) AS (VALUES {wanted})
            SELECT l.customer_id, l.basket_id, p.code, p.name, l.quantity, l.amount
            FROM wanted w JOIN basket_lines l ON l.customer_id = w.customer_id AND l.basket_id = w.basket_id
            LEFT JOIN products p ON p.product_id = l.product_id
            ORDER BY l.customer_id, l.basket_id, l.line_number
            """,
            parameters.Values,
            row => (Key: (new CustomerId(row.GetInt64(0)), new BasketId(row.GetInt64(1))),
                Line: new PurchaseLineView(row.NullableString(2), row.NullableString(3), new Quantity(row.GetInt64(4)).Units, new Money(row.GetInt64(5)))),
            cancellationToken);
        var loaded = new Dictionary<(CustomerId, BasketId), IReadOnlyList<PurchaseLineView>>();
        await foreach (var (key, line) in rows)
        {
            if (!loaded.TryGetValue(key, out var found)) loaded[key] = found = new List<PurchaseLineView>();
            if (found.Count == MaxLines) continue;
            budget.CountRow();
            ((List<PurchaseLineView>)found).Add(line);
        }
        return loaded;
    }
}

/// <summary>Baskets by id.</summary>
internal sealed class PurchaseNodes(PurchaseReader purchases) : INodeSource
{
    public string TypeName => PurchaseView.TypeName;

    public async Task<object?> FindAsync(GlobalId id, CancellationToken cancellationToken) =>
        id.Owner is { } customer ? await purchases.FindAsync(new CustomerId(customer), new BasketId(id.Value), cancellationToken) : null;
}
