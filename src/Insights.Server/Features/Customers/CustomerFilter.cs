using System.Globalization;
using Insights.Server.Features.Charts;
using Insights.Server.Features.Pages;
using Insights.Server.GraphQL.Contract;
using Insights.Server.GraphQL.Requests;

namespace Insights.Server.Features.Customers;

/// <summary>Which customers the list shows, as an address states it: those behind a bar or a cell of a chart. What is left out demands nothing.</summary>
/// <param name="Tier">Their tier, A to D.</param>
/// <param name="Previous">Their tier in the run before; "none" for who was not known then.</param>
/// <param name="First">The month of their first purchase, such as 2026-10.</param>
/// <param name="Since">The earliest day of their last purchase, stated with the latest one.</param>
/// <param name="Until">The latest day of their last purchase.</param>
/// <param name="Least">The fewest purchase days in the window of the tiers, stated with the most.</param>
/// <param name="Most">The most purchase days.</param>
internal sealed record CustomerFilter(string? Tier, string? Previous, string? First, DateOnly? Since, DateOnly? Until, int? Least, int? Most)
{
    private const string IsEqual = "eq";
    private const string IsAtLeast = "gte";
    private const string IsBelow = "lt";
    private const string IsAtMost = "lte";

    /// <summary>What is demanded, as the API states it; null where nothing is.</summary>
    /// <exception cref="GraphQLErrorException">The address states what no customer can be.</exception>
    internal InputObject? Where => Conditions.Count == 0 ? null : new InputObject(
        Conditions.GroupBy(condition => condition.Field).ToDictionary(part => part.Key, part => (object?)part.ToDictionary(one => one.Operation, one => one.Value)));

    /// <summary>The same as a query writes it.</summary>
    internal string InQuery => string.Join(", ", Conditions.GroupBy(condition => condition.Field).Select(part =>
        $"{part.Key}: {{ {string.Join(", ", part.Select(one => $"{one.Operation}: {Literal(one.Value)}"))} }}"));

    /// <summary>The parts of the address.</summary>
    internal (string Name, object? Value)[] Query =>
    [
        ("tier", Tier), ("previous", Previous), ("first", First), ("since", DayOf(Since)), ("until", DayOf(Until)), ("least", Least), ("most", Most),
    ];

    private List<(string Field, string Operation, object? Value)> Conditions => field ??= [.. Demands()];

    /// <summary>What is demanded, for people; empty where nothing is.</summary>
    internal string InWords(PageFrame frame) => string.Join(", ", Words(frame));

    private IEnumerable<(string Field, string Operation, object? Value)> Demands()
    {
        if (Tier is { Length: > 0 } tier) yield return ("tier", IsEqual, TierOf(tier));
        if (Previous is { Length: > 0 } previous) yield return ("previousTier", IsEqual, previous == CustomerLink.None ? null : TierOf(previous));
        if (Month is { } month)
        {
            yield return ("firstPurchase", IsAtLeast, month);
            yield return ("firstPurchase", IsBelow, month.AddMonths(1));
        }
        if (Since is null != Until is null || Least is null != Most is null) throw IsNone();
        if (Since is { } since) yield return ("lastPurchase", IsAtLeast, since);
        if (Until is { } until) yield return ("lastPurchase", IsAtMost, until);
        if (Least is { } least) yield return ("purchaseDays", IsAtLeast, least);
        if (Most is { } most) yield return ("purchaseDays", IsAtMost, most);
    }

    private IEnumerable<string> Words(PageFrame frame)
    {
        var texts = frame.Texts;
        if (Tier is { Length: > 0 } tier) yield return texts.Of("filter-tier", tier);
        if (Previous is { Length: > 0 } previous) yield return previous == CustomerLink.None ? texts.Of("filter-new") : texts.Of("filter-previous", previous);
        if (Month is { } month) yield return texts.Of("filter-first", month);
        if (Since is { } since && Until is { } until) yield return since == until ? texts.Of("filter-last-on", frame.Date(since)) : texts.Of("filter-last", frame.Date(since), frame.Date(until));
        if (Least is { } least && Most is { } most) yield return least == most ? texts.Of("filter-days-exactly", least) : texts.Of("filter-days", least, most);
    }

    private DateOnly? Month => First is not { Length: > 0 } first ? null
        : DateOnly.TryParseExact(first, CustomerLink.MonthFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) && month.Year < DateOnly.MaxValue.Year ? month : throw IsNone();

    private static string TierOf(string name) => Enum.GetNames<Data.Tiers.Tier>().Contains(name) ? name : throw IsNone();

    private static string? DayOf(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Literal(object? value) => value switch
    {
        null => "null",
        DateOnly day => $"\"{DayOf(day)}\"",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static GraphQLErrorException IsNone() => new(GraphQLErrorException.BadInput, "There are no such customers.");
}
