using System.Reflection;

namespace Insights.Server.Access;

/// <summary>
/// The table of docs/access.md: who may use which field, input field, value, chart, export and address. It is the policy itself, and is part of
/// the program. What it does not cover is the owner's alone.
/// </summary>
internal sealed class AccessTable
{
    private const string Resource = "access.md";
    private const string Heading = "\n## The table\n";

    /// <summary>Ends a name that stands for all members of a type.</summary>
    private const string Every = ".*";

    private readonly Dictionary<string, AccessRule> rules = new(StringComparer.Ordinal);

    private AccessTable()
    {
    }

    /// <summary>What it names.</summary>
    internal IReadOnlyCollection<string> Names => rules.Keys;

    /// <summary>Reads the table that is embedded in the program.</summary>
    internal static AccessTable Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Resource) ?? throw new InvalidOperationException($"{Resource} is not in the program.");
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd());
    }

    /// <summary>Reads the rows below the heading: names in backquotes, and who may.</summary>
    /// <exception cref="FormatException">A row cannot be read, or a name stands in two.</exception>
    internal static AccessTable Parse(string text)
    {
        text = text.ReplaceLineEndings("\n");
        var table = new AccessTable();
        var byText = new Dictionary<string, AccessRule>(StringComparer.Ordinal);
        foreach (var line in text[Math.Max(0, text.IndexOf(Heading, StringComparison.Ordinal))..].Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)))
        {
            if (line.Split('|') is not [_, var names, var who, _]) throw new FormatException($"The row has not two cells: {line}");
            // One rule for each text, so that whoever collects rules can tell them apart by reference.
            if (!byText.TryGetValue(who.Trim(), out var rule)) byText.Add(who.Trim(), rule = AccessRule.Parse(who.Trim()));
            // What stands between two backquotes is every second part.
            foreach (var name in names.Split('`').Where((_, i) => i % 2 == 1))
                if (!table.rules.TryAdd(name, rule)) throw new FormatException($"{name} stands in two rows.");
        }
        return table;
    }

    /// <summary>Who may use a thing: its own line, or that of its type.</summary>
    internal AccessRule Of(string name) => Find(name) ?? AccessRule.Owner;

    /// <summary>The rule of a name that may be another's word, such as a chart's; null where the table has no line for it.</summary>
    internal AccessRule? Find(string name)
    {
        if (rules.TryGetValue(name, out var rule)) return rule;
        var point = name.IndexOf('.', StringComparison.Ordinal);
        return point > 0 && rules.TryGetValue(name[..point] + Every, out rule) ? rule : null;
    }

    /// <summary>What the table does not cover of what there is, and what it names that there is not.</summary>
    /// <param name="things">The names of all things that there are.</param>
    /// <param name="owners">Those of them that need no line: without one they are the owner's alone.</param>
    internal IReadOnlyList<string> FaultsFor(IReadOnlySet<string> things, IReadOnlySet<string> owners) =>
    [
        .. things.Where(thing => Find(thing) is null && !owners.Contains(thing)).Select(thing => $"{thing} has no line."),
        // A line for a whole type must have something left that no line of its own covers.
        .. rules.Keys.Where(name => !(name.EndsWith(Every, StringComparison.Ordinal) ? things.Any(thing => thing.StartsWith(name[..^1], StringComparison.Ordinal) && !rules.ContainsKey(thing)) : things.Contains(name)))
            .Select(name => $"{name} is not there."),
    ];
}
