using System.Text;
using Insights.Data.Values;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Insights.Data.Storage.Sqlite;

/// <summary>
/// Makes a connection compare texts as people do (<see cref="Letters"/>): functions <c>starts_with(text, beginning)</c>, NULL for no text, and
/// <c>other_spellings(external_id, name, email, phone)</c> with terms of phone numbers (<see cref="PhoneTerms"/>), NULL where there are none, and an order
/// <c>COLLATE letters</c>. No index and no trigger rests on them, so that programs without them can read and write the database.
/// </summary>
internal static class SqliteLetters
{
    private const string Alphabet = "letters";
    private const int Texts = 4;
    private const int ExternalId = 0;
    private const int Phone = 3;
    private static readonly delegate_function_scalar StartsWith = (context, _, arguments) => AnswerStartsWith(context, arguments);
    private static readonly delegate_function_scalar OtherSpellings = (context, _, arguments) => AnswerOtherSpellings(context, arguments);

    internal static void Register(SqliteConnection connection)
    {
        var database = connection.OpenHandle();
        const int flags = raw.SQLITE_UTF8 | raw.SQLITE_DETERMINISTIC;
        SqliteErrors.Check(raw.sqlite3_create_function(database, "starts_with", 2, flags, null, StartsWith), database);
        SqliteErrors.Check(raw.sqlite3_create_function(database, "other_spellings", Texts, flags, null, OtherSpellings), database);
        SqliteErrors.Check(raw.sqlite3_create_collation(database, Alphabet, null, (_, left, right) => Letters.Compare(left, right)), database);
    }

    private static void AnswerStartsWith(sqlite3_context context, sqlite3_value[] arguments)
    {
        if (raw.sqlite3_value_type(arguments[0]) == raw.SQLITE_NULL || raw.sqlite3_value_type(arguments[1]) == raw.SQLITE_NULL)
        {
            raw.sqlite3_result_null(context);
            return;
        }
        var text = raw.sqlite3_value_blob(arguments[0]);
        var beginning = raw.sqlite3_value_blob(arguments[1]);
        // Most texts have no other letters, and are compared where they lie.
        var isSo = Ascii.IsValid(text) && Ascii.IsValid(beginning)
            ? text.Length >= beginning.Length && Ascii.EqualsIgnoreCase(text[..beginning.Length], beginning)
            : Letters.StartsWith(Encoding.UTF8.GetString(text), Encoding.UTF8.GetString(beginning));
        raw.sqlite3_result_int(context, isSo ? 1 : 0);
    }

    private static void AnswerOtherSpellings(sqlite3_context context, sqlite3_value[] arguments)
    {
        var texts = new string?[arguments.Length];
        string? phone = null, known = null;
        for (var i = 0; i < texts.Length; i++)
        {
            if (raw.sqlite3_value_type(arguments[i]) == raw.SQLITE_NULL) continue;
            var text = raw.sqlite3_value_blob(arguments[i]);
            if (!Ascii.IsValid(text)) texts[i] = Encoding.UTF8.GetString(text);
            if (i == Phone) phone = PhoneTerms.Of(texts[i] ?? Encoding.ASCII.GetString(text));
            // A shop may know a customer by the number.
            else if (i == ExternalId && text is [(byte)'+', ..]) known = PhoneTerms.Of(Encoding.UTF8.GetString(text));
        }
        var spellings = string.Join(' ', new[] { Letters.OtherSpellings(texts), known, phone }.Where(part => part is not null));
        if (spellings.Length > 0) raw.sqlite3_result_text(context, spellings);
        else raw.sqlite3_result_null(context);
    }
}
