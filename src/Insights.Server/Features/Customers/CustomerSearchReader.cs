using System.Text;
using Insights.Data.Storage;

namespace Insights.Server.Features.Customers;

/// <summary>
/// Finds customers by the beginnings of words, in the index of words that the database keeps beside the customers: what is
/// read does not grow with the shop.
/// </summary>
internal sealed class CustomerSearchReader(IDatabase database, CustomerReader customers)
{
    /// <summary>More words than a name, an address and a number have only cost time.</summary>
    private const int MostWords = 8;
    private const int LongestWord = 60;

    private const string Sql = $"""
        SELECT {CustomerLists.CustomerColumns} FROM customer_search s CROSS JOIN customers c
        WHERE s.customer_search MATCH @words AND c.customer_id = s.rowid ORDER BY s.rowid LIMIT @first
        """;

    /// <summary>The customers, who has exactly this id first.</summary>
    internal async Task<IReadOnlyList<CustomerView>> FindAsync(string text, int first, CancellationToken cancellationToken)
    {
        var words = Words(text);
        if (words.Count == 0) return [];
        var exact = await customers.FindAsync(text.Trim(), results: null, cancellationToken);
        var found = await database.QueryAsync(
            Sql, [("@words", string.Join(" AND ", words.Select(word => $"\"{word}\"*"))), ("@first", first)], row => CustomerLists.ReadCustomer(row, found: null), cancellationToken)
            .ToListAsync(cancellationToken);
        return exact is null ? found : [exact, .. found.Where(customer => customer.CustomerId != exact.CustomerId).Take(first - 1)];
    }

    /// <summary>Runs of letters and digits, which is what the index holds; nothing that the index's own language could mean.</summary>
    private static List<string> Words(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) == System.Globalization.UnicodeCategory.NonSpacingMark) word.Append(rune);
            else Finish();
        }
        Finish();
        return words;

        void Finish()
        {
            if (word.Length > 0 && words.Count < MostWords) words.Add(word.ToString(0, Math.Min(word.Length, LongestWord)));
            word.Clear();
        }
    }
}
