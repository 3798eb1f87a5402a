using System.Text;
using Insights.Data.Values;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Insights.Data.Storage.Sqlite;

/// <summary>
/// Makes a connection compare texts as people do (<see cref="Letters"/>): functions <c>starts_with(text, beginning)</c> and
/// <c>has_word(text, beginning)</c>, NULL for no text, and an order <c>COLLATE letters</c>. No index rests on them, so that programs without them
/// can read and write the database.
/// </summary>
internal static class SqliteLetters
{
    private const string Alphabet = "letters";
    private static readonly delegate_function_scalar StartsWith = (context, _, arguments) => Answer(context, arguments, StartsWithAscii, Letters.StartsWith);
    private static readonly delegate_function_scalar HasWord = (context, _, arguments) => Answer(context, arguments, HasAsciiWord, Letters.HasWord);

    private delegate bool AsciiComparison(ReadOnlySpan<byte> text, ReadOnlySpan<byte> beginning);

    internal static void Register(SqliteConnection connection)
    {
        var database = connection.OpenHandle();
        const int flags = raw.SQLITE_UTF8 | raw.SQLITE_DETERMINISTIC;
        SqliteErrors.Check(raw.sqlite3_create_function(database, "starts_with", 2, flags, null, StartsWith), database);
        SqliteErrors.Check(raw.sqlite3_create_function(database, "has_word", 2, flags, null, HasWord), database);
        SqliteErrors.Check(raw.sqlite3_create_collation(database, Alphabet, null, (_, left, right) => Letters.Compare(left, right)), database);
    }

    private static void Answer(sqlite3_context context, sqlite3_value[] arguments, AsciiComparison ofAscii, Func<string, string, bool> ofAny)
    {
        if (raw.sqlite3_value_type(arguments[0]) == raw.SQLITE_NULL || raw.sqlite3_value_type(arguments[1]) == raw.SQLITE_NULL)
        {
            raw.sqlite3_result_null(context);
            return;
        }
        var text = raw.sqlite3_value_blob(arguments[0]);
        var beginning = raw.sqlite3_value_blob(arguments[1]);
        // Most texts have no other letters, and are compared where they lie.
        var isSo = Ascii.IsValid(text) && Ascii.IsValid(beginning) ? ofAscii(text, beginning) : ofAny(Encoding.UTF8.GetString(text), Encoding.UTF8.GetString(beginning));
        raw.sqlite3_result_int(context, isSo ? 1 : 0);
    }

    private static bool StartsWithAscii(ReadOnlySpan<byte> text, ReadOnlySpan<byte> beginning) =>
        text.Length >= beginning.Length && Ascii.EqualsIgnoreCase(text[..beginning.Length], beginning);

    private static bool HasAsciiWord(ReadOnlySpan<byte> text, ReadOnlySpan<byte> beginning)
    {
        var isWithin = false;
        for (var at = 0; at + beginning.Length <= text.Length; at++)
        {
            var isPart = char.IsAsciiLetterOrDigit((char)text[at]);
            if (isPart && !isWithin && StartsWithAscii(text[at..], beginning)) return true;
            isWithin = isPart;
        }
        return false;
    }
}
