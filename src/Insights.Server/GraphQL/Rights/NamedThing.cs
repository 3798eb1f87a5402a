using Insights.Server.Access;
using Insights.Server.GraphQL.Requests;

namespace Insights.Server.GraphQL.Rights;

/// <summary>What the value of an argument names: something that has a line of its own in the table.</summary>
internal enum NamedThing
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A chart.</summary>
    Chart,

    /// <summary>An object of the type that the id names.</summary>
    Node,
}

internal static class NamedThings
{
    /// <summary>What the argument of a field names.</summary>
    internal static NamedThing Of(string field, string argument) => (field, argument) switch
    {
        ("Query.chart", "name") => NamedThing.Chart,
        ("Query.node", "id") or ("Query.nodes", "ids") => NamedThing.Node,
        _ => NamedThing.None,
    };

    /// <summary>The right to what a value names: the owner's alone for what the table does not have. Null for a text that is no id, which its field reports as to everybody.</summary>
    internal static RequiredRight? RightOf(NamedThing kind, string value, AccessTable table)
    {
        var name = kind switch
        {
            NamedThing.Chart => $"chart {value}",
            NamedThing.Node when GlobalId.TypeOf(value) is { } type => $"{type}.id",
            _ => null,
        };
        if (name is null) return null;
        return table.Find(name) is { } rule ? new RequiredRight(name, rule) : new RequiredRight(kind == NamedThing.Chart ? "this chart" : "this id", AccessRule.Owner);
    }
}
