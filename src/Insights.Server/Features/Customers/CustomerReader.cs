using System.Data.Common;
using Insights.Data.Customers;
using Insights.Data.Runs;
using Insights.Data.Storage;
using Insights.Data.Tiers;
using Insights.Data.Values;
using Insights.Server.Features.Nodes;
using Insights.Server.GraphQL;
using Insights.Server.GraphQL.Batching;
using Insights.Server.GraphQL.Contract;
using Insights.Server.GraphQL.Lists;
using Insights.Server.GraphQL.Paging;

namespace Insights.Server.Features.Customers;

/// <summary>Reads customers and what runs say about them.</summary>
internal sealed class CustomerReader(IDatabase database, ListReader lists)
{
    private const string CustomerColumns = "c.customer_id, c.external_id, c.name, c.country, c.city";
    private const string ResultColumns = """
        r.run_id, r.tier, r.previous_tier, r.rank, r.net_spend, r.purchase_days, r.lifetime_net_spend, r.lifetime_purchase_days,
        r.first_purchase, r.last_purchase, r.vip_probability, r.churn_probability, r.probability_alive, r.expected_purchases,
        r.expected_spend, r.reasons
        """;
    private const int FirstResultColumn = 5;
    private const string OfRun = "customer_results r JOIN customers c ON c.customer_id = r.customer_id WHERE r.run_id = @run";

    private static readonly IReadOnlyList<ListField> Fields =
    [
        new("externalId", "c.external_id", ListFieldKind.Text),
        new("country", "c.country", ListFieldKind.Text, IsNullable: true),
        new("tier", "r.tier", ListFieldKind.Enum, CanOrder: true) { EnumType = typeof(Tier) },
        new("previousTier", "r.previous_tier", ListFieldKind.Enum, IsNullable: true) { EnumType = typeof(Tier) },
        new("netSpend", "r.net_spend", ListFieldKind.Money, CanOrder: true),
        new("purchaseDays", "r.purchase_days", ListFieldKind.Int),
        new("firstPurchase", "r.first_purchase", ListFieldKind.Date),
        new("lastPurchase", "r.last_purchase", ListFieldKind.Date),
        new("vipProbability", "r.vip_probability", ListFieldKind.Float, CanOrder: true, IsNullable: true),
        new("churnProbability", "r.churn_probability", ListFieldKind.Float, CanOrder: true, IsNullable: true),
    ];

    private static readonly ListDefinition<CustomerView> Customers =
        Define("customers", OfRun, new ListOrder("netSpend", IsDescending: true));

    private static readonly ListDefinition<CustomerView> NextVips =
        Define("nextVips", OfRun + " AND r.tier = @tier AND r.vip_probability IS NOT NULL", new ListOrder("vipProbability", IsDescending: true));

    private static readonly ListDefinition<CustomerView> ChurnRisks =
        Define("churnRisks", OfRun + " AND r.tier = @tier AND r.churn_probability IS NOT NULL", new ListOrder("churnProbability", IsDescending: true));

    private readonly BatchLoader<CustomerId, CustomerView> customers = new((keys, token) => LoadCustomersAsync(database, keys, token));
    private readonly BatchLoader<(CustomerId, RunId), CustomerResult> results = new((keys, token) => LoadResultsAsync(database, keys, token));

    /// <summary>The customers that a run knows.</summary>
    internal Task<Connection<CustomerView>> ReadAsync(
        RunId run, PageArguments page, InputObject? where, IReadOnlyList<InputObject>? order, CancellationToken cancellationToken) =>
        lists.ReadAsync(Customers, [("@run", run.Value)], page, where, order, cancellationToken);

    /// <summary>The customers of a tier, the likeliest next VIP first.</summary>
    internal Task<Connection<CustomerView>> ReadNextVipsAsync(
        RunId run, Tier tier, PageArguments page, InputObject? where, CancellationToken cancellationToken) =>
        lists.ReadAsync(NextVips, [("@run", run.Value), ("@tier", (int)tier)], page, where, order: null, cancellationToken);

    /// <summary>The customers of a tier, the likeliest to leave first.</summary>
    internal Task<Connection<CustomerView>> ReadChurnRisksAsync(
        RunId run, Tier tier, PageArguments page, InputObject? where, CancellationToken cancellationToken) =>
        lists.ReadAsync(ChurnRisks, [("@run", run.Value), ("@tier", (int)tier)], page, where, order: null, cancellationToken);

    /// <summary>A customer by the key inside the database, or null.</summary>
    internal Task<CustomerView?> FindAsync(CustomerId id, CancellationToken cancellationToken) =>
        FindAsync("c.customer_id = @id", id.Value, cancellationToken);

    /// <summary>A customer by the shop's own id, or null.</summary>
    internal Task<CustomerView?> FindAsync(string externalId, CancellationToken cancellationToken) =>
        FindAsync("c.external_id = @id", externalId, cancellationToken);

    /// <summary>A customer; many are read with one query.</summary>
    internal Deferred<CustomerView?> LoadCustomer(CustomerId id) => customers.Load(id);

    /// <summary>What a run says about a customer; many are read with one query. Null where the run does not know the customer.</summary>
    internal Deferred<CustomerResult?> LoadResult(CustomerId customer, RunId run) => results.Load((customer, run));

    private async Task<CustomerView?> FindAsync(string condition, object id, CancellationToken cancellationToken) =>
        await database.QueryAsync($"SELECT {CustomerColumns} FROM customers c WHERE {condition}", [("@id", id)], row => ReadCustomer(row, found: null), cancellationToken)
            .FirstOrDefaultAsync(cancellationToken);

    private static ListDefinition<CustomerView> Define(string name, string from, ListOrder order) => new(
        name, $"{CustomerColumns}, {ResultColumns}", from, ["r.customer_id"], [order], Fields, row => ReadCustomer(row, ReadResult(row, FirstResultColumn, new CustomerId(row.GetInt64(0)))));

    private static CustomerView ReadCustomer(DbDataReader row, CustomerResult? found) => new(
        new CustomerId(row.GetInt64(0)), row.GetString(1), row.NullableString(2), row.NullableString(3), row.NullableString(4), found);

    private static CustomerResult ReadResult(DbDataReader row, int first, CustomerId customer) => new()
    {
        CustomerId = customer,
        RunId = new RunId(row.GetInt64(first)),
        Tier = (Tier)row.GetInt32(first + 1),
        PreviousTier = (Tier?)row.NullableInt32(first + 2),
        Rank = row.NullableInt32(first + 3),
        NetSpend = new Money(row.GetInt64(first + 4)),
        PurchaseDays = row.GetInt32(first + 5),
        LifetimeNetSpend = new Money(row.GetInt64(first + 6)),
        LifetimePurchaseDays = row.GetInt32(first + 7),
        FirstPurchase = EpochDay.ToDate(row.GetInt32(first + 8)),
        LastPurchase = EpochDay.ToDate(row.GetInt32(first + 9)),
        VipProbability = row.NullableDouble(first + 10),
        ChurnProbability = row.NullableDouble(first + 11),
        ProbabilityAlive = row.NullableDouble(first + 12),
        ExpectedPurchases = row.NullableDouble(first + 13),
        ExpectedSpend = row.NullableInt64(first + 14) is { } spend ? new Money(spend) : null,
        Reasons = row.GetString(first + 15),
    };

    private static async Task<IReadOnlyDictionary<CustomerId, CustomerView>> LoadCustomersAsync(
        IDatabase database, IReadOnlyList<CustomerId> keys, CancellationToken cancellationToken)
    {
        var parameters = new SqlParameters();
        var ids = string.Join(", ", keys.Select(key => parameters.Add(key.Value)));
        return await database.QueryAsync(
                $"SELECT {CustomerColumns} FROM customers c WHERE c.customer_id IN ({ids})", parameters.Values, row => ReadCustomer(row, found: null), cancellationToken)
            .ToDictionaryAsync(customer => customer.CustomerId, cancellationToken: cancellationToken);
    }

    private static async Task<IReadOnlyDictionary<(CustomerId, RunId), CustomerResult>> LoadResultsAsync(
        IDatabase database, IReadOnlyList<(CustomerId Customer, RunId Run)> keys, CancellationToken cancellationToken)
    {
        var loaded = new Dictionary<(CustomerId, RunId), CustomerResult>();
        foreach (var ofRun in keys.GroupBy(key => key.Run, key => key.Customer))
        {
            var parameters = new SqlParameters();
            parameters.Add("@run", ofRun.Key.Value);
            var ids = string.Join(", ", ofRun.Select(customer => parameters.Add(customer.Value)));
            var rows = database.QueryAsync(
                $"SELECT r.customer_id, {ResultColumns} FROM customer_results r WHERE r.run_id = @run AND r.customer_id IN ({ids})",
                parameters.Values, row => ReadResult(row, 1, new CustomerId(row.GetInt64(0))), cancellationToken);
            await foreach (var result in rows) loaded[(result.CustomerId, result.RunId)] = result;
        }
        return loaded;
    }
}

/// <summary>Customers by id.</summary>
internal sealed class CustomerNodes(CustomerReader customers) : INodeSource
{
    public string TypeName => CustomerView.TypeName;

    public async Task<object?> FindAsync(GlobalId id, CancellationToken cancellationToken) =>
        await customers.FindAsync(new CustomerId(id.Value), cancellationToken);
}
