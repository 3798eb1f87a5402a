using System.Data.Common;

namespace Insights.Data.Runs;

/// <summary>A column of the results of a run: what it holds, how it is read from a result, and how it is stored.</summary>
public sealed class ResultColumn
{
    private readonly Func<CustomerResult, object?> valueOf;
    private readonly Action<CustomerResult, DbDataReader, int> read;
    private readonly Action<CustomerResult, IResultParameters, int> bind;

    private ResultColumn(
        string name, ResultColumnKind kind, bool isNullable, Func<CustomerResult, object?> valueOf, Action<CustomerResult, DbDataReader, int> read,
        Action<CustomerResult, IResultParameters, int> bind)
    {
        Name = name;
        FieldName = string.Concat(name.Split('_').Select((word, i) => i == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..]));
        Kind = kind;
        IsNullable = isNullable;
        this.valueOf = valueOf;
        this.read = read;
        this.bind = bind;
    }

    /// <summary>Name in the database and in exports: net_spend.</summary>
    public string Name { get; }

    /// <summary>Name where the column is a field of its own: netSpend.</summary>
    public string FieldName { get; }

    /// <summary>What it holds.</summary>
    public ResultColumnKind Kind { get; }

    /// <summary>True where a result may have no value.</summary>
    public bool IsNullable { get; }

    /// <summary>The value of a result; null where it has none.</summary>
    public object? ValueOf(CustomerResult result) => valueOf(result);

    /// <summary>Sets the value of a result to that of a row.</summary>
    /// <param name="result">The result, whose value has not been set.</param>
    /// <param name="row">The row.</param>
    /// <param name="ordinal">The position of the column in the row.</param>
    public void Read(CustomerResult result, DbDataReader row, int ordinal)
    {
        if (!IsNullable || !row.IsDBNull(ordinal)) read(result, row, ordinal);
    }

    /// <summary>Binds the value of a result to a parameter.</summary>
    internal void Bind(CustomerResult result, IResultParameters parameters, int parameter) => bind(result, parameters, parameter);

    /// <summary>A column that is stored as a whole number.</summary>
    internal static ResultColumn Integer<T>(
        string name, ResultColumnKind kind, bool isNullable, Func<CustomerResult, T?> get, Action<CustomerResult, T> set, Func<T, long> store, Func<long, T> restore)
        where T : struct => new(
            name, kind, isNullable, result => get(result), (result, row, ordinal) => set(result, restore(row.GetInt64(ordinal))),
            (result, parameters, parameter) => parameters.Bind(parameter, get(result) is { } value ? store(value) : (long?)null));

    /// <summary>A column that is stored as a floating-point number; it may be null.</summary>
    internal static ResultColumn Real(string name, Func<CustomerResult, double?> get, Action<CustomerResult, double> set) => new(
        name, ResultColumnKind.Number, isNullable: true, result => get(result), (result, row, ordinal) => set(result, row.GetDouble(ordinal)),
        (result, parameters, parameter) => parameters.Bind(parameter, get(result)));

    /// <summary>A column that is stored as text; it is never null.</summary>
    internal static ResultColumn Text(string name, Func<CustomerResult, string> get, Action<CustomerResult, string> set) => new(
        name, ResultColumnKind.Text, isNullable: false, get, (result, row, ordinal) => set(result, row.GetString(ordinal)),
        (result, parameters, parameter) => parameters.Bind(parameter, get(result)));
}
