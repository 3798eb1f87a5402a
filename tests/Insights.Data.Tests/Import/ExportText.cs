namespace Insights.Data.Tests.Import;

/// <summary>Writes rows below a verbatim header, cell by column name, as wide as the header.</summary>
internal sealed class ExportText(string header)
{
    private readonly string[] columns = header.Split(',');
    private readonly List<string> lines = [header];

    internal ExportText Row(params (string Column, string Value)[] cells)
    {
        var values = new string[columns.Length];
        Array.Fill(values, "");
        foreach (var (column, value) in cells)
            values[Array.IndexOf(columns, column)] = value.Contains(',', StringComparison.Ordinal) ? $"\"{value}\"" : value;
        lines.Add(string.Join(',', values));
        return this;
    }

    public override string ToString() => string.Join('\n', lines) + "\n";
}
