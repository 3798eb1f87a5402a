using System.Globalization;
using CsCheck;

namespace Insights.Server.Tests;

/// <summary>A filter of the API, and the same conditions in SQLite's own words.</summary>
internal sealed record RandomFilter(string Json, string Sql);

/// <summary>Makes filters of any fields, operations, values and branches.</summary>
internal static class RandomFilters
{
    private const int DeepestBranch = 2;

    /// <summary>A field with values as a client writes them and as they stand in SQL.</summary>
    internal sealed record Field(string Name, string Sql, Gen<(string Json, string Sql)> Value, bool IsNullable, bool IsOrdered, bool HasPrefix = false, bool HasNegation = true);

    private static readonly Gen<(string, string)> Amount = Gen.Int[-5_000, 60_000].Select(cents => (Text(cents / 100m), Text((long)cents * 100)));
    private static readonly Gen<(string, string)> Count = Gen.Int[0, 14].Select(count => (Text(count), Text(count)));
    private static readonly Gen<(string, string)> Day = Gen.Int[0, 560].Select(days => new DateOnly(2022, 11, 15).AddDays(days))
        .Select(day => ($"\"{day:yyyy-MM-dd}\"", Text(day.DayNumber - new DateOnly(1970, 1, 1).DayNumber)));
    private static readonly Gen<(string, string)> Probability = Gen.Double[0, 1].Select(value => value.ToString("R", CultureInfo.InvariantCulture)).Select(text => (text, text));

    private static readonly Field[] Customers =
    [
        new("externalId", "c.external_id", Gen.Int[0, 230].Select(id => $"K{id:D3}").Select(Quoted), false, false, true),
        new("country", "c.country", OneOf("Germany", "Austria", "France", "germany", "Atlantis").Select(Quoted), true, false, true),
        new("channel", "c.channel", OneOf("shop", "online", "app", "%").Select(Quoted), true, false, true),
        new("tier", "r.tier", Tier(), false, false),
        new("previousTier", "r.previous_tier", Tier(), true, false),
        new("netSpend", "r.net_spend", Amount, false, true),
        new("purchaseDays", "r.purchase_days", Count, false, true),
        new("firstPurchase", "r.first_purchase", Day, false, true),
        new("lastPurchase", "r.last_purchase", Day, false, true),
        new("vipProbability", "r.vip_probability", Probability, true, true),
        new("churnProbability", "r.churn_probability", Probability, true, true),
    ];

    private static readonly Field[] Purchases =
    [
        new("customer", "b.customer_id", Gen.Int[1, 200].Select(id => ($"\"{new Insights.Server.GraphQL.Requests.GlobalId("Customer", id)}\"", Text(id))), false, false, HasNegation: false),
        new("kind", "b.kind", Gen.Int[0, 3].Select(kind => ($"\"{new[] { "PURCHASE", "RETURN", "ZERO", "CANCELLED" }[kind]}\"", Text(kind))), false, false),
        new("day", "b.day", Day, false, true),
        new("amount", "b.amount", Amount, false, true),
        new("channel", "b.channel", OneOf("shop", "online", "app", "o").Select(Quoted), true, false, true),
    ];

    /// <summary>Filters of customers c and their results r.</summary>
    internal static Gen<RandomFilter> OfCustomers { get; } = Branch(Customers, DeepestBranch);

    /// <summary>Filters of baskets b.</summary>
    internal static Gen<RandomFilter> OfPurchases { get; } = Branch(Purchases, DeepestBranch);

    /// <summary>One of some values.</summary>
    internal static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static Gen<RandomFilter> Branch(Field[] fields, int depth)
    {
        var plain = Gen.Shuffle(fields, 0, 2).SelectMany(some => All(some.Select(Condition), " AND ", parts => $"{{{string.Join(',', parts)}}}"));
        if (depth == 0) return plain;
        var branches = Gen.Select(Gen.Bool, Gen.Int[0, 3]).SelectMany(choice => All(
            Enumerable.Repeat(Branch(fields, depth - 1), choice.Item2), choice.Item1 ? " AND " : " OR ", parts => $"{{\"{(choice.Item1 ? "and" : "or")}\":[{string.Join(',', parts)}]}}"));
        return Gen.Frequency((2, plain), (1, branches));
    }

    /// <summary>None at all: of no conditions all hold, and none does.</summary>
    private static Gen<RandomFilter> All(IEnumerable<Gen<RandomFilter>> parts, string glue, Func<IEnumerable<string>, string> json) =>
        parts.Aggregate(Gen.Const(new List<RandomFilter>()), (list, next) => list.SelectMany(some => next.Select(one => new List<RandomFilter>(some) { one })))
            .Select(list => new RandomFilter(
                json(list.Select(part => part.Json)), list.Count == 0 ? glue == " AND " ? "1" : "0" : $"({string.Join(glue, list.Select(part => part.Sql))})"));

    private static Gen<RandomFilter> Condition(Field field)
    {
        var value = field.IsNullable ? Gen.Frequency((4, field.Value), (1, Gen.Const(("null", "NULL")))) : field.Value;
        var operations = new List<Gen<(string Json, string Sql)>>
        {
            value.Select(v => ($"\"eq\":{v.Item1}", $"{field.Sql} IS {v.Item2}")),
        };
        if (field.HasNegation) operations.Add(value.Select(v => ($"\"neq\":{v.Item1}", $"{field.Sql} IS NOT {v.Item2}")));
        if (!field.IsOrdered)
        {
            operations.Add(value.List[0, 4].Select(some => ($"\"in\":[{string.Join(',', some.Select(v => v.Item1))}]", $"({string.Join(" OR ", some.Select(v => $"{field.Sql} IS {v.Item2}").Append("0"))})")));
            if (field.HasNegation) operations.Add(value.List[0, 4].Select(some => ($"\"nin\":[{string.Join(',', some.Select(v => v.Item1))}]", $"({string.Join(" AND ", some.Select(v => $"{field.Sql} IS NOT {v.Item2}").Append("1"))})")));
        }
        if (field.IsOrdered)
            foreach (var (name, sign) in new[] { ("gt", ">"), ("gte", ">="), ("lt", "<"), ("lte", "<=") })
                operations.Add(field.Value.Select(v => ($"\"{name}\":{v.Item1}", $"coalesce({field.Sql} {sign} {v.Item2}, 0)")));
        if (field.HasPrefix)
            operations.Add(OneOf("K1", "k0", "ger", "O", "%", "_", "\\", "").Select(prefix =>
                ($"\"startsWith\":\"{prefix.Replace("\\", "\\\\", StringComparison.Ordinal)}\"", $"coalesce(lower(substr({field.Sql}, 1, {prefix.Length})) = lower('{prefix}'), 0)")));
        return Gen.OneOf([.. operations]).Select(operation => new RandomFilter($"\"{field.Name}\":{{{operation.Json}}}", operation.Sql));
    }

    private static Gen<(string, string)> Tier() => Gen.Int[0, 3].Select(tier => ($"\"{"ABCD"[tier]}\"", Text(tier)));

    private static (string, string) Quoted(string text) => ($"\"{text}\"", $"'{text}'");

    private static string Text<T>(T value)
        where T : struct, IFormattable =>
        value.ToString(null, CultureInfo.InvariantCulture);
}
