using System.Diagnostics.Metrics;
using System.Text.Json;

namespace Insights.Server.GraphQL.Engines.GraphQLNet;

/// <summary>Counts the queries that the fast path took, and those that it refused, by reason.</summary>
internal sealed class FastPathMetrics(IMeterFactory meters)
{
    internal const string MeterName = "Insights.GraphQL";
    internal const string CounterName = "insights.graphql.fast_path";
    internal const string OutcomeTag = "outcome";
    internal const string Taken = "taken";

    private static readonly string[] Refusals = Array.ConvertAll(Enum.GetNames<FastPathRefusal>(), JsonNamingPolicy.SnakeCaseLower.ConvertName);

    private readonly Counter<long> queries = meters.Create(MeterName).CreateCounter<long>(CounterName, "{query}", "Queries that the fast path took or refused.");

    /// <summary>Counts a query.</summary>
    /// <param name="refusal">Why it was refused; null where it was taken.</param>
    internal void Count(FastPathRefusal? refusal) =>
        queries.Add(1, new KeyValuePair<string, object?>(OutcomeTag, refusal is { } reason ? Refusals[(int)reason] : Taken));
}
