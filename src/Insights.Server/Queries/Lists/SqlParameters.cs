using System.Globalization;

namespace Insights.Server.Queries.Lists;

/// <summary>Collects the values of a statement; none of them ever becomes part of its text.</summary>
/// <param name="known">Values that already have names.</param>
internal sealed class SqlParameters(params IReadOnlyList<(string Name, object? Value)> known)
{
    private readonly List<(string Name, object? Value)> values = [.. known];

    internal IReadOnlyList<(string Name, object? Value)> Values => values;

    /// <summary>A value under a name of its own choice.</summary>
    internal void Add(string name, object? value) => values.Add((name, value));

    /// <summary>A value under a new name, which stands for it in the statement.</summary>
    internal string Add(object? value)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"@p{values.Count}");
        values.Add((name, value));
        return name;
    }
}
