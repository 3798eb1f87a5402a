using Insights.Data.Customers;
using Insights.Data.Histories;
using Insights.Data.Values;
using SQLitePCL;

namespace Insights.Data.Storage.Sqlite;

/// <summary>Reads the lines of baskets beside the baskets, in the order in which SQLite stores both, and adds them up by category.</summary>
internal sealed class SqliteCategoryReader : IDisposable
{
    private readonly HistoryBuilder builder;
    private readonly Dictionary<long, Category> categoryOf;
    private readonly Dictionary<long, int> dayOf = [];
    private readonly SqliteStatement lines;
    private bool hasLine;

    private SqliteCategoryReader(sqlite3 handle, HistoryBuilder builder, Dictionary<long, Category> categoryOf)
    {
        this.builder = builder;
        this.categoryOf = categoryOf;
        lines = new SqliteStatement(handle, "SELECT customer_id, basket_id, product_id, amount FROM basket_lines ORDER BY customer_id, basket_id, line_number");
        hasLine = lines.Step();
    }

    /// <summary>The reader, or null where no product has a category, so that lines need not be read at all.</summary>
    internal static SqliteCategoryReader? Open(sqlite3 handle, HistoryBuilder builder)
    {
        var byText = new Dictionary<string, Category>(StringComparer.Ordinal);
        var byProduct = new Dictionary<long, Category>();
        using var query = new SqliteStatement(handle, "SELECT product_id, category FROM products WHERE category IS NOT NULL");
        while (query.Step())
        {
            var text = query.Text(1);
            if (!byText.TryGetValue(text, out var category)) byText[text] = category = new Category(text);
            byProduct[query.Int64(0)] = category;
        }
        if (byProduct.Count == 0) return null;
        builder.TrackCategories();
        return new SqliteCategoryReader(handle, builder, byProduct);
    }

    /// <summary>Notes a purchase of the customer whose baskets are being read.</summary>
    internal void Note(long basket, int day) => dayOf[basket] = day;

    /// <summary>
    /// Adds what was bought in the purchases that were noted since the last call, and moves to a customer; before the first
    /// basket of that customer is added.
    /// </summary>
    /// <param name="next">The customer who comes next; null at the end.</param>
    internal void CompleteUntil(CustomerId? next)
    {
        for (; hasLine && (next is null || lines.Int64(0) < next.Value.Value); hasLine = lines.Step())
        {
            if (!dayOf.TryGetValue(lines.Int64(1), out var day) || !categoryOf.TryGetValue(lines.Int64(2), out var category)) continue;
            category.Code ??= builder.CategoryCode(category.Text);
            builder.AddCategory(day, category.Code.Value, new Money(lines.Int64(3)));
        }
        dayOf.Clear();
    }

    public void Dispose() => lines.Dispose();

    /// <summary>A category, which has a code once something of it was bought.</summary>
    private sealed class Category(string text)
    {
        internal string Text => text;

        internal ushort? Code { get; set; }
    }
}
