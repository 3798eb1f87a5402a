using System.Collections;
using System.Globalization;
using Insights.Server.GraphQL.Contract;
using Insights.Server.GraphQL.Requests;

namespace Insights.Server.Queries.Lists;

/// <summary>What is to be computed of the rows of a list, in total or by groups. Requests have value equality.</summary>
internal sealed class AggregateRequest : IEquatable<AggregateRequest>
{
    internal const int MaxKeys = 3;
    internal const int MaxGroups = 1_000;
    private readonly string signature;

    private AggregateRequest(
        IReadOnlyList<string> keys, IReadOnlySet<(string, AggregateFunction)> figures, IReadOnlySet<string> counts, InputObject? having, InputObject? order, int groups)
    {
        Keys = keys;
        Figures = figures;
        Counts = counts;
        Having = having;
        Order = order;
        Groups = groups;
        signature = string.Join('\n', string.Join(',', keys), string.Join(',', figures.Order()), string.Join(',', counts.Order(StringComparer.Ordinal)),
            Describe(having?.Fields), Describe(order?.Fields), groups.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Names of the keys; empty where all rows are one group.</summary>
    internal IReadOnlyList<string> Keys { get; }

    /// <summary>Measures and the requested figures of each.</summary>
    internal IReadOnlySet<(string Measure, AggregateFunction Function)> Figures { get; }

    /// <summary>Whose different values are counted.</summary>
    internal IReadOnlySet<string> Counts { get; }

    /// <summary>Conditions on groups; null for none.</summary>
    internal InputObject? Having { get; }

    /// <summary>The order of the groups; null for that of their keys.</summary>
    internal InputObject? Order { get; }

    /// <summary>Groups at most.</summary>
    internal int Groups { get; }

    /// <summary>Values of parameters that the keys need, beside the list's own.</summary>
    internal IReadOnlyList<(string Name, object? Value)> Parameters { get; private init; } = [];

    /// <summary>One group of all rows.</summary>
    internal static AggregateRequest OfAll<T>(ListDefinition<T> list, Selection aggregate) =>
        new([], FiguresOf(list, aggregate), CountsOf(list, aggregate), having: null, order: null, groups: 1);

    /// <summary>Groups by keys.</summary>
    /// <exception cref="GraphQLErrorException">There are too many keys or groups, or a key comes twice.</exception>
    internal static AggregateRequest ByKeys<T>(
        ListDefinition<T> list, IReadOnlyList<string> keys, Selection groups, InputObject? having, InputObject? order, int first)
    {
        if (keys.Count is 0 or > MaxKeys || keys.Distinct(StringComparer.Ordinal).Count() < keys.Count)
            throw new GraphQLErrorException(GraphQLErrorException.BadInput, $"'keys' are 1 to {MaxKeys} different ones.");
        if (first is < 1 or > MaxGroups)
            throw new GraphQLErrorException(GraphQLErrorException.BadInput, $"There are 1 to {MaxGroups} groups in an answer; {first} were asked for.");
        var aggregate = groups.Of("nodes").Of("aggregate");
        return new AggregateRequest(keys, FiguresOf(list, aggregate), CountsOf(list, aggregate), having, order, first);
    }

    private static HashSet<(string, AggregateFunction)> FiguresOf<T>(ListDefinition<T> list, Selection aggregate) =>
    [
        .. from measure in list.Measures
           from field in aggregate.Of(measure.Name).Fields
           where char.IsLower(field[0])
           select (measure.Name, (AggregateFunction)EnumNames.FromContract(typeof(AggregateFunction), field.ToUpperInvariant())),
    ];

    private static HashSet<string> CountsOf<T>(ListDefinition<T> list, Selection aggregate) =>
        [.. list.Counts.Select(count => count.Name).Where(aggregate.Has)];

    /// <summary>The same request with the value of a parameter that one of the keys needs.</summary>
    internal AggregateRequest With(string parameter, object? value) =>
        new(Keys, Figures, Counts, Having, Order, Groups) { Parameters = [.. Parameters, (parameter, value)] };

    public bool Equals(AggregateRequest? other) => other is not null && other.signature == signature && other.Parameters.SequenceEqual(Parameters);

    public override bool Equals(object? obj) => Equals(obj as AggregateRequest);

    public override int GetHashCode() => signature.GetHashCode(StringComparison.Ordinal);

    private static string Describe(object? value) => value switch
    {
        null => "null",
        string text => $"'{text.Length}:{text}'",
        IReadOnlyDictionary<string, object?> fields => $"{{{string.Join(',', fields.Select(field => $"{field.Key}:{Describe(field.Value)}"))}}}",
        IDictionary<string, object?> fields => $"{{{string.Join(',', fields.Select(field => $"{field.Key}:{Describe(field.Value)}"))}}}",
        IEnumerable items => $"[{string.Join(',', items.Cast<object?>().Select(Describe))}]",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
