using Insights.Data.Import.Merging;
using Insights.Data.Import.Rows;
using Insights.Data.Purchases;
using SQLitePCL;

namespace Insights.Data.Storage.Sqlite;

/// <summary>
/// The products inside an import's transaction. Name and category are those of the newest file that states them, so that they
/// depend neither on the order of the imports nor on one that was undone. What several imports state alike is stored once.
/// </summary>
internal sealed class SqliteProductTable(sqlite3 database)
{
    /// <summary>The ids of an import's products, which are added or described anew.</summary>
    internal IReadOnlyList<ProductId> Register(IReadOnlyList<CatalogProduct> products, ImportId import, CancellationToken cancellationToken)
    {
        using var find = new SqliteStatement(database, "SELECT product_id FROM products WHERE code = ?");
        using var insert = new SqliteStatement(database, "INSERT INTO products (product_id, code, name, category) VALUES (?, ?, ?, ?)");
        using var repeat = new SqliteStatement(database,
            "UPDATE product_statements SET imports = CAST(imports || ?1 AS BLOB) WHERE product_id = ?2 AND name IS ?3 AND category IS ?4 RETURNING 1");
        using var state = new SqliteStatement(database, "INSERT INTO product_statements (product_id, name, category, imports) VALUES (?, ?, ?, ?)");
        using var fold = new ProductFold(database);
        var own = Repeats.Of(import, part: 0);
        var ids = new ProductId[products.Count];
        var next = database.NextId("products", "product_id");
        for (var i = 0; i < ids.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var product = products[i];
            find.BindAll(product.Code);
            var isKnown = find.Step();
            ids[i] = new ProductId(isKnown ? find.Int64(0) : next++);
            find.Reset();
            if (!isKnown)
            {
                insert.Execute(ids[i].Value, product.Code, product.Name, product.Category);
            }
            if (!isKnown || !Repeat(repeat, own, ids[i], product)) State(state, own, ids[i], product);
            if (isKnown) fold.Refresh(ids[i].Value);
        }
        return ids;
    }

    private static bool Repeat(SqliteStatement repeat, byte[] own, ProductId id, CatalogProduct product)
    {
        repeat.BindAll(own, id.Value, product.Name, product.Category);
        var isStated = repeat.Step();
        repeat.Reset();
        return isStated;
    }

    private static void State(SqliteStatement state, byte[] own, ProductId id, CatalogProduct product)
    {
        state.Execute(id.Value, product.Name, product.Category, own);
    }

    /// <summary>Removes what an import states of products, and the products that no other one names.</summary>
    internal void RemoveStatements(ImportId import, CancellationToken cancellationToken)
    {
        using var others = new SqliteStatement(database, "UPDATE product_statements SET imports = ? WHERE statement_id = ?");
        using var remove = new SqliteStatement(database, "DELETE FROM product_statements WHERE statement_id = ?");
        using var drop = new SqliteStatement(database,
            "DELETE FROM products WHERE product_id = ?1 AND NOT EXISTS (SELECT 1 FROM product_statements WHERE product_id = ?1)");
        using var fold = new ProductFold(database);
        foreach (var (statement, product, imports) in ReadStatementsOf(import))
        {
            cancellationToken.ThrowIfCancellationRequested();
            imports.RemoveAll(stating => stating.Import == import);
            others.BindAll(Repeats.Write(imports), statement);
            remove.BindAll(statement);
            (imports.Count > 0 ? others : remove).Execute();
            drop.Execute(product);
            fold.Refresh(product);
        }
    }

    private List<(long StatementId, long ProductId, List<(ImportId Import, int Part)> Imports)> ReadStatementsOf(ImportId import)
    {
        using var query = new SqliteStatement(database, "SELECT statement_id, product_id, imports FROM product_statements");
        var statements = new List<(long, long, List<(ImportId, int)>)>();
        while (query.Step())
        {
            var imports = Repeats.Read(query.Blob(2));
            if (imports.Exists(stating => stating.Import == import)) statements.Add((query.Int64(0), query.Int64(1), imports));
        }
        return statements;
    }

    /// <summary>Computes the name and the category of a product from all that is stated of it.</summary>
    private sealed class ProductFold : IDisposable
    {
        private readonly SqliteStatement read;
        private readonly SqliteStatement update;
        private readonly Dictionary<ImportId, int> ranks = [];

        internal ProductFold(sqlite3 database)
        {
            read = new SqliteStatement(database, "SELECT name, category, imports FROM product_statements WHERE product_id = ?");
            update = new SqliteStatement(database,
                "UPDATE products SET name = ?1, category = ?2 WHERE product_id = ?3 AND (name IS NOT ?1 OR category IS NOT ?2)");
            using var query = new SqliteStatement(database,
                "SELECT import_id FROM import_parts GROUP BY import_id ORDER BY max(until), min(since), import_id");
            while (query.Step()) ranks.Add(new ImportId(query.Int64(0)), ranks.Count);
        }

        internal void Refresh(long product)
        {
            (int Rank, string? Text) name = (int.MinValue, null), category = name;
            read.BindAll(product);
            while (read.Step())
            {
                // What was known before statements were stored is older than all of them.
                var rank = Repeats.Read(read.Blob(2)).Max(stating => ranks.GetValueOrDefault(stating.Import, -1));
                if (rank > name.Rank && read.NullableText(0) is { } statedName) name = (rank, statedName);
                if (rank > category.Rank && read.NullableText(1) is { } statedCategory) category = (rank, statedCategory);
            }
            read.Reset();
            update.Execute(name.Text, category.Text, product);
        }

        public void Dispose()
        {
            read.Dispose();
            update.Dispose();
        }
    }
}
