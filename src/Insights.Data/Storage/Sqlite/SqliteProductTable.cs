using Insights.Data.Import;
using Insights.Data.Import.Merging;
using Insights.Data.Purchases;
using SQLitePCL;

namespace Insights.Data.Storage.Sqlite;

/// <summary>
/// The products inside an import's transaction. Name and category are those of the newest file that states them, so that they
/// depend neither on the order of the imports nor on one that was undone.
/// </summary>
internal sealed class SqliteProductTable(sqlite3 database)
{
    private static readonly string Fold = $"UPDATE products SET name = {Newest("name")}, category = {Newest("category")} WHERE product_id = ?";

    private static string Newest(string column) => $"""
        (SELECT s.{column} FROM product_statements s WHERE s.product_id = products.product_id AND s.{column} IS NOT NULL
            ORDER BY (SELECT max(p.until) FROM import_parts p WHERE p.import_id = s.import_id) DESC,
                (SELECT min(p.since) FROM import_parts p WHERE p.import_id = s.import_id) DESC, s.import_id DESC LIMIT 1)
        """;

    /// <summary>The ids of an import's products, which are added or described anew.</summary>
    internal IReadOnlyList<ProductId> Register(IReadOnlyList<CatalogProduct> products, ImportId import)
    {
        using var find = new SqliteStatement(database, "SELECT product_id FROM products WHERE code = ?");
        using var insert = new SqliteStatement(database, "INSERT INTO products (product_id, code, name, category) VALUES (?, ?, ?, ?)");
        using var state = new SqliteStatement(database, "INSERT INTO product_statements (product_id, import_id, name, category) VALUES (?, ?, ?, ?)");
        using var fold = new SqliteStatement(database, Fold);
        var ids = new ProductId[products.Count];
        var next = NextId();
        for (var i = 0; i < ids.Length; i++)
        {
            var product = products[i];
            find.Reset();
            find.Bind(0, product.Code);
            var isKnown = find.Step();
            ids[i] = new ProductId(isKnown ? find.Int64(0) : next++);
            state.Bind(0, ids[i].Value);
            state.Bind(1, import.Value);
            state.Bind(2, product.Name);
            state.Bind(3, product.Category);
            state.Execute();
            if (isKnown)
            {
                fold.Bind(0, ids[i].Value);
                fold.Execute();
                continue;
            }
            insert.Bind(0, ids[i].Value);
            insert.Bind(1, product.Code);
            insert.Bind(2, product.Name);
            insert.Bind(3, product.Category);
            insert.Execute();
        }
        return ids;
    }

    /// <summary>Removes what an import states of products, and the products that no other one names.</summary>
    internal void RemoveStatements(ImportId import)
    {
        var products = new List<long>();
        using (var query = new SqliteStatement(database, "SELECT product_id FROM product_statements WHERE import_id = ?"))
        {
            query.Bind(0, import.Value);
            while (query.Step()) products.Add(query.Int64(0));
        }
        using (var remove = new SqliteStatement(database, "DELETE FROM product_statements WHERE import_id = ?"))
        {
            remove.Bind(0, import.Value);
            remove.Execute();
        }
        using var drop = new SqliteStatement(database,
            "DELETE FROM products WHERE product_id = ?1 AND NOT EXISTS (SELECT 1 FROM product_statements WHERE product_id = ?1)");
        using var fold = new SqliteStatement(database, Fold);
        foreach (var product in products)
        {
            drop.Bind(0, product);
            drop.Execute();
            fold.Bind(0, product);
            fold.Execute();
        }
    }

    private long NextId()
    {
        using var query = new SqliteStatement(database, "SELECT coalesce(max(product_id), 0) + 1 FROM products");
        query.Step();
        return query.Int64(0);
    }
}
