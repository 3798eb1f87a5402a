using Insights.Data.Values;

namespace Insights.Data.Storage.Sqlite;

/// <summary>A value for a parameter of a statement, as SQLite stores it: null, a whole number, a floating-point number, text or a blob.</summary>
internal readonly struct SqliteValue
{
    private readonly long? integer;
    private readonly double? real;
    private readonly object? content;

    private SqliteValue(long? integer = null, double? real = null, object? content = null)
    {
        this.integer = integer;
        this.real = real;
        this.content = content;
    }

    internal void Bind(SqliteStatement statement, int parameter)
    {
        if (content is byte[] blob) statement.Bind(parameter, blob.AsSpan());
        else if (content is string text) statement.Bind(parameter, text);
        else if (real is not null) statement.Bind(parameter, real);
        else statement.Bind(parameter, integer);
    }

    public static implicit operator SqliteValue(long? value) => new(integer: value);

    public static implicit operator SqliteValue(bool? value) => new(integer: value is { } truth ? truth ? 1 : 0 : null);

    public static implicit operator SqliteValue(double? value) => new(real: value);

    public static implicit operator SqliteValue(string? value) => new(content: value);

    public static implicit operator SqliteValue(byte[]? value) => new(content: value);

    public static implicit operator SqliteValue(Money? value) => new(integer: value?.TenThousandths);

    public static implicit operator SqliteValue(Quantity value) => new(integer: value.TenThousandths);

    public static implicit operator SqliteValue(DateOnly? value) => new(integer: value is { } day ? EpochDay.From(day) : null);

    public static implicit operator SqliteValue(DateTime? value) => new(integer: value is { } instant ? UnixMilliseconds.From(instant) : null);
}
