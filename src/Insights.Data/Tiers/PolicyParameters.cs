using System.Globalization;

namespace Insights.Data.Tiers;

/// <summary>The text of a policy, taken apart: a name and named numbers.</summary>
internal sealed class PolicyParameters
{
    private const decimal MaxAmount = 1_000_000_000_000;

    private readonly Dictionary<string, string> values = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> used = new(StringComparer.OrdinalIgnoreCase);

    private PolicyParameters(string name) => Name = name;

    internal string Name { get; }

    internal static PolicyParameters Parse(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var parameters = new PolicyParameters((colon < 0 ? text : text[..colon]).Trim().ToLowerInvariant());
        if (colon < 0) return parameters;
        foreach (var part in text[(colon + 1)..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1) throw new FormatException($"'{part}' in the tier policy is not of the form NAME=NUMBER.");
            if (!parameters.values.TryAdd(part[..equals].Trim(), part[(equals + 1)..].Trim()))
                throw new FormatException($"The tier policy states '{part[..equals].Trim()}' twice.");
        }
        return parameters;
    }

    internal double Number(string name, double otherwise, double least, double most)
    {
        used.Add(name);
        if (!values.TryGetValue(name, out var text)) return otherwise;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        throw new FormatException(FormattableString.Invariant($"'{name}={text}' in the tier policy must be a number from {least} to {most}."));
    }

    internal int Whole(string name, int otherwise, int least, int most)
    {
        var number = Number(name, otherwise, least, most);
        return number == Math.Floor(number) ? (int)number : throw new FormatException($"'{name}' in the tier policy must be a whole number.");
    }

    internal decimal Amount(string name)
    {
        used.Add(name);
        if (values.TryGetValue(name, out var text)
            && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var amount) && amount is > 0 and <= MaxAmount)
            return amount;
        throw new FormatException($"The tier policy '{Name}' needs '{name}=AMOUNT' with an amount above 0 and up to a trillion, for instance {name}=1000.");
    }

    internal void RefuseUnused()
    {
        foreach (var name in values.Keys)
            if (!used.Contains(name))
                throw new FormatException($"The tier policy '{Name}' has no '{name}'. It has: {string.Join(", ", used.Order(StringComparer.Ordinal))}.");
    }
}
