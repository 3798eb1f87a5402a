namespace Insights.Data.Storage;

/// <summary>What a customer list is compared with: customers who have bought something.</summary>
internal static class BuyerQueries
{
    private const int ValuesOfStatement = 200;
    private const string HasBought = "EXISTS (SELECT 1 FROM baskets AS b WHERE b.customer_id = c.customer_id)";

    internal static async Task<IReadOnlyList<string>> ReadAsync(IDatabase database, int limit, CancellationToken cancellationToken)
    {
        if (!await database.IsCurrentAsync(cancellationToken)) return [];
        return await database.QueryAsync(
            $"SELECT external_id FROM customers AS c WHERE {HasBought} ORDER BY customer_id LIMIT @limit",
            [("@limit", limit)], row => row.GetString(0), cancellationToken).ToListAsync(cancellationToken);
    }

    internal static async Task<long> CountAsync(IDatabase database, IEnumerable<string> ids, CancellationToken cancellationToken)
    {
        var names = string.Join(", ", Enumerable.Range(0, ValuesOfStatement).Select(i => $"@v{i}"));
        var sql = $"SELECT COUNT(*) FROM customers AS c WHERE external_id IN ({names}) AND {HasBought}";
        long found = 0;
        foreach (var part in ids.Chunk(ValuesOfStatement))
        {
            var parameters = Enumerable.Range(0, ValuesOfStatement).Select(i => ($"@v{i}", (object?)(i < part.Length ? part[i] : null)));
            await foreach (var count in database.QueryAsync(sql, parameters, row => row.GetInt64(0), cancellationToken)) found += count;
        }
        return found;
    }
}
