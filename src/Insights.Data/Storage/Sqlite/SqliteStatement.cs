using System.Text;
using Insights.Data.Runs;
using SQLitePCL;

namespace Insights.Data.Storage.Sqlite;

/// <summary>
/// A prepared statement for bulk paths, where a command object with boxed parameters for each row would take longer
/// than SQLite itself. Parameters and columns are counted from 0.
/// </summary>
internal sealed class SqliteStatement : IDisposable, IResultParameters
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;

    internal SqliteStatement(sqlite3 database, string sql, params ReadOnlySpan<SqliteValue> parameters)
    {
        this.database = database;
        SqliteErrors.Check(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out statement), database);
        BindAll(parameters);
    }

    /// <summary>Binds the first parameters to values; the others keep theirs.</summary>
    internal void BindAll(params ReadOnlySpan<SqliteValue> values)
    {
        for (var i = 0; i < values.Length; i++) values[i].Bind(this, i);
    }

    internal void Bind(int parameter, long value) =>
        SqliteErrors.Check(raw.sqlite3_bind_int64(statement, parameter + 1, value), database);

    public void Bind(int parameter, long? value)
    {
        if (value is { } present) Bind(parameter, present);
        else BindNull(parameter);
    }

    public void Bind(int parameter, double? value)
    {
        if (value is { } present)
            SqliteErrors.Check(raw.sqlite3_bind_double(statement, parameter + 1, present), database);
        else
            BindNull(parameter);
    }

    public void Bind(int parameter, string? value)
    {
        if (value is null)
        {
            BindNull(parameter);
            return;
        }
        Span<byte> small = stackalloc byte[256];
        var buffer = value.Length <= small.Length / 3 ? small : new byte[Encoding.UTF8.GetMaxByteCount(value.Length)];
        var length = Encoding.UTF8.GetBytes(value, buffer);
        SqliteErrors.Check(raw.sqlite3_bind_text(statement, parameter + 1, buffer[..length]), database);
    }

    internal void Bind(int parameter, ReadOnlySpan<byte> value) =>
        SqliteErrors.Check(raw.sqlite3_bind_blob(statement, parameter + 1, value), database);

    private void BindNull(int parameter) =>
        SqliteErrors.Check(raw.sqlite3_bind_null(statement, parameter + 1), database);

    /// <summary>Goes to the next row; false at the end.</summary>
    internal bool Step()
    {
        var code = raw.sqlite3_step(statement);
        if (code == raw.SQLITE_ROW) return true;
        if (code == raw.SQLITE_DONE) return false;
        var error = SqliteErrors.Translate(code, raw.sqlite3_errmsg(database).utf8_to_string());
        raw.sqlite3_reset(statement);
        throw error;
    }

    /// <summary>Makes the statement ready for the next values; those that are not bound again stay.</summary>
    internal void Reset() => SqliteErrors.Check(raw.sqlite3_reset(statement), database);

    /// <summary>Runs a statement that returns no rows with these values for its first parameters, and makes it ready again.</summary>
    internal void Execute(params ReadOnlySpan<SqliteValue> values)
    {
        BindAll(values);
        Step();
        Reset();
    }

    internal bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    internal long Int64(int column) => raw.sqlite3_column_int64(statement, column);

    internal double Double(int column) => raw.sqlite3_column_double(statement, column);

    internal long? NullableInt64(int column) => IsNull(column) ? null : Int64(column);

    internal string Text(int column) => raw.sqlite3_column_text(statement, column).utf8_to_string() ?? "";

    internal string? NullableText(int column) => IsNull(column) ? null : Text(column);

    /// <summary>A text without a string for it: in the buffer where it fits; empty where the column is null.</summary>
    internal ReadOnlySpan<char> Text(int column, Span<char> buffer)
    {
        // The bytes of a text are its UTF-8, which has at least one for each character.
        var bytes = Blob(column);
        if (bytes.IsEmpty) return default;
        return bytes.Length > buffer.Length ? Encoding.UTF8.GetString(bytes) : buffer[..Encoding.UTF8.GetChars(bytes, buffer)];
    }

    internal ReadOnlySpan<byte> Blob(int column) => raw.sqlite3_column_blob(statement, column);

    public void Dispose() => statement.Dispose();
}
