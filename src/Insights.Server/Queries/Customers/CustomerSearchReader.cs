using System.Text;
using Insights.Data.Shops;
using Insights.Data.Storage;
using Insights.Data.Values;
using Insights.Server.GraphQL.Contract;
using Insights.Server.Queries.Shops;

namespace Insights.Server.Queries.Customers;

/// <summary>
/// Finds customers by the beginnings of words, and by their phone number in any spelling, in the index of words that the database stores beside the
/// customers: what is read does not grow with the shop.
/// </summary>
[Reads(Topics.Purchases | Topics.Customers | Topics.Runs | Topics.Settings)]
internal sealed class CustomerSearchReader(IDatabase database, CustomerReader customers, CurrentShopReader shops)
{
    /// <summary>More words than a name, an address and a number have only cost time.</summary>
    private const int MaxWords = 8;
    private const int LongestWord = 60;

    /// <summary>Of two spellings of one number the last digits are the same.</summary>
    private const int ComparedDigits = 4;

    /// <summary>Customers who are looked through for those who are found without their e-mail address.</summary>
    private const int MaxLookedThrough = 200;

    /// <summary>Beginnings up to here have an index of their own; a longer one is slow where half the shop has it, as the name of a mail provider.</summary>
    private const int LongestIndexed = 3;

    /// <summary>Fewer digits may as well be a customer's number.</summary>
    private const int MinPhoneDigits = 7;

    private const int FirstAccent = 0x300;
    private const char At = '@';
    private const string Joints = ".@-_";

    private const string Sql = $"""
        SELECT {CustomerLists.CustomerColumns} FROM customer_search s CROSS JOIN customers c
        WHERE s.customer_search MATCH @words AND c.customer_id = s.rowid AND (@domain IS NULL OR c.email LIKE @domain) ORDER BY s.rowid LIMIT @first
        """;

    /// <summary>
    /// The same without what e-mail addresses would find: whoever may not see them must not find them out by searching either, letter by letter.
    /// Neither do ids count that are addresses.
    /// </summary>
    internal async Task<IReadOnlyList<CustomerView>> FindWithoutEmailAsync(string text, int first, CancellationToken cancellationToken)
    {
        if (text.Contains(At, StringComparison.Ordinal)) return [];
        var words = Words(text);
        var found = await FindAsync(text, MaxLookedThrough, cancellationToken);
        var digits = PhoneTerms.LookedFor(text, country: null).Count > 0 ? DigitsOf(text) : "";
        return [.. found.Where(customer => words.TrueForAll(word => HasWord(customer, word.Text)) || HasDigits(customer, digits)).Take(first)];
    }

    /// <summary>True where the last digits are in the customer's number, however both are written.</summary>
    private static bool HasDigits(CustomerView customer, string digits) =>
        digits.Length > 0 && customer.Phone is { } phone && DigitsOf(phone).Contains(digits[^Math.Min(digits.Length, ComparedDigits)..].TrimStart('0'), StringComparison.Ordinal);

    private static string DigitsOf(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    private static bool HasWord(CustomerView customer, string beginning)
    {
        var id = customer.IsKnownByEmail ? "" : customer.ExternalId;
        return Words($"{customer.Name} {id} {customer.Phone}", int.MaxValue).Exists(word => Letters.StartsWith(word.Text, beginning));
    }

    /// <summary>The customers: who has exactly this id, then who has the words, then who has the number in another spelling.</summary>
    internal async Task<IReadOnlyList<CustomerView>> FindAsync(string text, int first, CancellationToken cancellationToken)
    {
        var words = Words(text);
        if (words.Count == 0) return [];
        var exact = await customers.FindAsync(text.Trim(), results: null, cancellationToken);
        var domain = words is [.., { Before: At, Text.Length: > LongestIndexed } last] && Ascii.IsValid(last.Text) ? last.Text : null;
        var match = string.Join(" AND ", words.Select(word => Match(word, isCut: domain is not null && word == words[^1])));
        var found = await FindAsync(match, domain, first, cancellationToken);
        // A few digits that are a customer's own number are no part of somebody's phone number.
        if (found.Count < first && (exact is null || text.Count(char.IsDigit) >= MinPhoneDigits) && await MatchPhoneAsync(text, cancellationToken) is { } phone)
            found = [.. found.UnionBy(await FindAsync(phone, domain: null, first, cancellationToken), customer => customer.CustomerId).Take(first)];
        return exact is null ? found : [exact, .. found.Where(customer => customer.CustomerId != exact.CustomerId).Take(first - 1)];
    }

    private async Task<IReadOnlyList<CustomerView>> FindAsync(string match, string? domain, int first, CancellationToken cancellationToken)
    {
        (string, object?)[] parameters = [("@words", match), ("@domain", domain is null ? null : $"%{At}{domain}%"), ("@first", first)];
        return await database.QueryAsync(Sql, parameters, row => CustomerLists.ReadCustomer(row, found: null), cancellationToken).ToListAsync(cancellationToken);
    }

    /// <summary>Null where the text is not written like a phone number.</summary>
    private async Task<string?> MatchPhoneAsync(string text, CancellationToken cancellationToken)
    {
        var country = await shops.FindAsync(cancellationToken) is { } shop ? ShopCountry.Find(shop.TimeZone, shop.Currency) : null;
        var terms = PhoneTerms.LookedFor(text, country);
        return terms.Count == 0 ? null : string.Join(" OR ", terms.Select(term => $"\"{term}\"*"));
    }

    /// <summary>A word that something is joined to is whole; any other may be a beginning.</summary>
    private static string Match(SearchWord word, bool isCut) =>
        isCut ? $"\"{word.Text[..LongestIndexed]}\"*" : $"({string.Join(" OR ", Letters.SpellingsOf(word.Text).Select(text => $"\"{text}\"{(word.IsWhole ? "" : "*")}"))})";

    /// <summary>Runs of letters and digits, which is what the index holds; nothing that the index's own language could mean.</summary>
    private static List<SearchWord> Words(string text, int maxWords = MaxWords)
    {
        var words = new List<SearchWord>();
        var word = new StringBuilder();
        var before = new Rune(' ');
        var gap = 0;
        // What is one letter and is written as several, such as ligatures, is taken apart before words are.
        foreach (var rune in Letters.Decompose(text).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || IsAccent(rune))
            {
                // "anna." ends in a joint, and "anna.b" has something joined to it.
                if (gap == 1 && words.Count > 0 && IsJoint(before)) words[^1] = words[^1] with { IsWhole = true };
                gap = 0;
                word.Append(rune);
                continue;
            }
            Finish();
            before = rune;
            gap++;
        }
        Finish();
        return words;

        void Finish()
        {
            if (word.Length > 0 && words.Count < maxWords) words.Add(new SearchWord(word.ToString(0, Math.Min(word.Length, LongestWord)), before.IsBmp ? (char)before.Value : ' '));
            word.Clear();
        }
    }

    /// <summary>
    /// The combining marks that the index takes for a part of their letter, see sqlite3Fts5UnicodeIsdiacritic in SQLite's fts5_unicode2.c; others, such
    /// as the vowels of Hindi and Thai, end a word there.
    /// </summary>
    private static bool IsAccent(Rune rune) => (rune.Value - FirstAccent) switch
    {
        >= 0 and < 32 and var place => (0x08029FDFu >> place & 1) != 0,
        >= 32 and < 50 and var place => (0x000361F8u >> (place - 32) & 1) != 0,
        _ => false,
    };

    private static bool IsJoint(Rune rune) => rune.IsBmp && Joints.Contains((char)rune.Value, StringComparison.Ordinal);

    /// <summary>A word that is looked for.</summary>
    /// <param name="Text">Letters and digits.</param>
    /// <param name="Before">What stands before it in the text; a space where nothing does.</param>
    private sealed record SearchWord(string Text, char Before)
    {
        /// <summary>True where another word is joined to it, so that it is no beginning.</summary>
        internal bool IsWhole { get; init; }
    }
}
