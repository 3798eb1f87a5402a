
namespace Insights.Data.Import.Rows;

/// <summary>The products that a file names, in the order in which they appear.</summary>
public sealed class ProductCatalog
{
    /// <summary>The index of "no product".</summary>
    public const int None = -1;

    /// <summary>How many different products a file can name; rows with further ones are taken without product.</summary>
    public const int MaxProducts = 200_000;

    private const int MaxTextLength = 400;

    private readonly Dictionary<string, int> indexes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup;
    private readonly List<CatalogProduct> products = [];

    /// <summary>An empty catalogue.</summary>
    public ProductCatalog() => lookup = indexes.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Rows whose product is one too many.</summary>
    internal long RowsBeyond { get; private set; }

    /// <summary>The products by index.</summary>
    public IReadOnlyList<CatalogProduct> Products => products;

    /// <summary>The index of a product, which is added when it is new; name and category are completed when first stated.</summary>
    public int IndexOf(ReadOnlySpan<char> code, ReadOnlySpan<char> name, ReadOnlySpan<char> category)
    {
        if (code.IsEmpty) return None;
        code = Shorten(code);
        if (!lookup.TryGetValue(code, out var index))
        {
            if (products.Count >= MaxProducts)
            {
                RowsBeyond++;
                return None;
            }
            index = products.Count;
            lookup[code] = index;
            products.Add(new CatalogProduct(code.ToString()));
        }
        var product = products[index];
        if (product.Name is null && !name.IsEmpty) product.Name = Shorten(name).ToString();
        if (product.Category is null && !category.IsEmpty) product.Category = Shorten(category).ToString();
        return index;
    }

    private static ReadOnlySpan<char> Shorten(ReadOnlySpan<char> text) => text.Length > MaxTextLength ? text[..MaxTextLength] : text;
}

/// <summary>A product as a file describes it.</summary>
/// <param name="code">Article number or name.</param>
public sealed class CatalogProduct(string code)
{
    /// <summary>Article number or name.</summary>
    public string Code => code;

    /// <summary>The first name stated beside the number, or null.</summary>
    public string? Name { get; set; }

    /// <summary>The first category stated, or null.</summary>
    public string? Category { get; set; }
}
