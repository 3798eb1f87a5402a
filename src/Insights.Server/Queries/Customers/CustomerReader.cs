using Insights.Data.Customers;
using Insights.Data.Runs;
using Insights.Data.Shops;
using Insights.Data.Storage;
using Insights.Data.Tiers;
using Insights.Server.GraphQL.Batching;
using Insights.Server.GraphQL.Contract;
using Insights.Server.GraphQL.Paging;
using Insights.Server.GraphQL.Requests;
using Insights.Server.Queries.Caching;
using Insights.Server.Queries.Lists;
using Insights.Server.Queries.Shops;

namespace Insights.Server.Queries.Customers;

/// <summary>Reads customers and what runs say about them.</summary>
internal sealed class CustomerReader(IDatabase database, ListReader lists, RunReader runs, PrecomputedResults precomputed, MaterializedAggregates aggregates)
{
    private readonly BatchLoader<CustomerId, CustomerView> customers = new((keys, token) => LoadCustomersAsync(database, keys, token));
    private readonly BatchLoader<(CustomerId, RunId), CustomerResult> results = new((keys, token) => LoadResultsAsync(database, keys, token));

    /// <summary>The run whose customers a page shows: the one that is named, else that of the cursor, else the current one.</summary>
    /// <exception cref="GraphQLErrorException">There is no run of this id, or none of the cursor's.</exception>
    internal async Task<Run?> RunOfAsync(string? run, PageArguments page, CancellationToken cancellationToken) =>
        run is null && CustomerLists.RunOf(page.Cursor) is { } begun
            ? await runs.FindAsync(begun, cancellationToken) ?? throw Cursor.IsOfNothing()
            : await runs.FindAsync(run, cancellationToken);

    /// <summary>The customers that a run knows.</summary>
    internal async Task<Connection<CustomerView>> ReadAsync(
        Run run, PageArguments page, InputObject? where, IReadOnlyList<InputObject>? order, ResultProjection results, CancellationToken cancellationToken)
    {
        var customers = await lists.ReadAsync(CustomerLists.Customers.Of(run.RunId).Reading(results), [("@run", run.RunId.Value)], page, where, order, cancellationToken);
        if (new FilterCompiler(CustomerLists.Customers.Fields, new SqlParameters()).Compile(where) is not null) return customers;
        return customers with
        {
            Count = () => new DataLoaderResult<long>(_ => Task.FromResult((long)run.KnownCustomers)),
            Grouped = request => new DataLoaderResult<Groups<CustomerView>>(async token =>
                await aggregates.ReadAsync(CustomerLists.Customers, run.RunId, request, token) ?? await customers.Grouped(request).GetTypedAsync(token)),
        };
    }

    /// <summary>The customers of a tier, the likeliest next VIP first.</summary>
    internal Task<Connection<CustomerView>> ReadNextVipsAsync(
        RunId run, Tier tier, PageArguments page, InputObject? where, CancellationToken cancellationToken) =>
        ReadOfTierAsync(CustomerLists.NextVips, run, tier, page, where, cancellationToken);

    /// <summary>The customers of a tier, the likeliest to leave first.</summary>
    internal Task<Connection<CustomerView>> ReadChurnRisksAsync(
        RunId run, Tier tier, PageArguments page, InputObject? where, CancellationToken cancellationToken) =>
        ReadOfTierAsync(CustomerLists.ChurnRisks, run, tier, page, where, cancellationToken);

    /// <summary>How many there are in all takes longer the larger the shop is; of the tier that pages show it is stored with the run.</summary>
    private async Task<Connection<CustomerView>> ReadOfTierAsync(
        ListDefinition<CustomerView> list, RunId run, Tier tier, PageArguments page, InputObject? where, CancellationToken cancellationToken)
    {
        var customers = await lists.ReadAsync(list.Of(run), [("@run", run.Value), ("@tier", (int)tier)], page, where, order: null, cancellationToken);
        if (new FilterCompiler(list.Fields, new SqlParameters()).Compile(where) is not null) return customers;
        return customers with
        {
            Count = () => new DataLoaderResult<long>(async token =>
                (await precomputed.GetAsync(run, $"{list.Name} {tier}", Topics.None, async () => new Counted(await customers.CountAsync(token)), token)).Number),
        };
    }

    /// <summary>A customer by the key inside the database, or null.</summary>
    /// <param name="id">The key.</param>
    /// <param name="results">What is read of the current run's result beside; null for nothing.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    internal Task<CustomerView?> FindAsync(CustomerId id, ResultProjection? results, CancellationToken cancellationToken) =>
        FindAsync("c.customer_id = @id", id.Value, results, cancellationToken);

    /// <summary>A customer by the shop's own id, or null.</summary>
    /// <inheritdoc cref="FindAsync(CustomerId, ResultProjection?, CancellationToken)"/>
    internal Task<CustomerView?> FindAsync(string externalId, ResultProjection? results, CancellationToken cancellationToken) =>
        FindAsync("c.external_id = @id", externalId, results, cancellationToken);

    /// <summary>A customer; many are read with one query.</summary>
    internal DataLoaderResult<CustomerView?> LoadCustomer(CustomerId id) => customers.Load(id);

    /// <summary>What a run says about a customer; many are read with one query. Null where the run does not know the customer.</summary>
    internal DataLoaderResult<CustomerResult?> LoadResult(CustomerId customer, RunId run) => results.Load((customer, run));

    private async Task<CustomerView?> FindAsync(string condition, object id, ResultProjection? results, CancellationToken cancellationToken)
    {
        if (results is not null && await runs.FindAsync(id: null, cancellationToken) is { } run)
            return await database.QueryAsync(
                $"""
                SELECT {CustomerLists.CustomerColumns}, {results.Columns}
                FROM customers c LEFT JOIN customer_results r ON r.customer_id = c.customer_id AND r.run_id = @run WHERE {condition}
                """,
                [("@run", run.RunId.Value), ("@id", id)],
                row => CustomerLists.ReadCustomer(
                    row, row.IsDBNull(CustomerLists.FirstResultColumn) ? null : results.Read(row, CustomerLists.FirstResultColumn, new CustomerId(row.GetInt64(0)))),
                cancellationToken).FirstOrDefaultAsync(cancellationToken);
        return await database.QueryAsync($"SELECT {CustomerLists.CustomerColumns} FROM customers c WHERE {condition}", [("@id", id)], row => CustomerLists.ReadCustomer(row, found: null), cancellationToken)
            .FirstOrDefaultAsync(cancellationToken);
    }

    private static async Task<IReadOnlyDictionary<CustomerId, CustomerView>> LoadCustomersAsync(
        IDatabase database, IReadOnlyList<CustomerId> keys, CancellationToken cancellationToken)
    {
        var parameters = new SqlParameters();
        var ids = string.Join(", ", keys.Select(key => parameters.Add(key.Value)));
        return await database.QueryAsync(
                $"SELECT {CustomerLists.CustomerColumns} FROM customers c WHERE c.customer_id IN ({ids})", parameters.Values, row => CustomerLists.ReadCustomer(row, found: null), cancellationToken)
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
                $"SELECT r.customer_id, {CustomerLists.ResultColumns} FROM customer_results r WHERE r.run_id = @run AND r.customer_id IN ({ids})",
                parameters.Values, row => CustomerLists.ReadResult(row, 1, new CustomerId(row.GetInt64(0))), cancellationToken);
            await foreach (var result in rows) loaded[(result.CustomerId, result.RunId)] = result;
        }
        return loaded;
    }
}

/// <summary>How many there are.</summary>
internal sealed record Counted(long Number);

/// <summary>Customers by id.</summary>
internal sealed class CustomerNodes(CustomerReader customers) : INodeSource
{
    public string TypeName => CustomerView.TypeName;

    public async Task<object?> FindAsync(GlobalId id, CancellationToken cancellationToken) =>
        await customers.FindAsync(new CustomerId(id.Value), results: null, cancellationToken);
}
