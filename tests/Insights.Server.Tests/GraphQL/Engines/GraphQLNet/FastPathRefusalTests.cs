using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text;
using System.Text.Json;
using Insights.Server.GraphQL.Batching;
using Insights.Server.GraphQL.Contract;
using Insights.Server.GraphQL.Documents;
using Insights.Server.GraphQL.Limits;
using Insights.Server.GraphQL.Requests;
using Insights.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Insights.Server.Tests.GraphQL.Engines.GraphQLNet;

/// <summary>What the fast path takes and what it refuses, counted by reason; the answer is that of GraphQL.NET alone.</summary>
public sealed class FastPathRefusalTests : IDisposable
{
    private const string Sdl = """
        type Query {
          text(of: Int! = 1): String
          number: Int!
          list: [Item!]!
          expected: String
          expectedLater: String
          fails: String
          failsLater: String
          failsInBatch: String
          failsBehindItems: [String!]
          nothing: String!
          odd: Int
          noList: [Int!]
          pet: Pet
          other: Pet
          waits: String
        }
        type Item { number: Int! text: String expected: String fails: String }
        union Pet = Cat | Dog
        type Cat { name: String! }
        type Dog { number: Int! }
        """;

    private readonly ServiceProvider services = new ServiceCollection().AddMetrics().AddScoped<AnswerBudget>().BuildServiceProvider();
    private readonly ConcurrentQueue<string> outcomes = [];
    private readonly MeterListener listener = new();
    private readonly BoundContract contract;
    private readonly FastPathMetrics metrics;

    public FastPathRefusalTests()
    {
        contract = Binder.Bind(ContractSchema.Parse([Sdl]), [typeof(Queries), typeof(ItemFields), typeof(Cat), typeof(Dog)], services.GetRequiredService<IServiceProviderIsService>());
        metrics = new FastPathMetrics(services.GetRequiredService<IMeterFactory>());
        listener.InstrumentPublished = (instrument, own) =>
        {
            if (instrument is { Meter.Name: "Insights.GraphQL", Name: "insights.graphql.fast_path" } && instrument.Meter.Scope == services.GetRequiredService<IMeterFactory>()) own.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((_, count, tags, _) => outcomes.Enqueue($"{count} {tags[0].Key}={tags[0].Value}"));
        listener.Start();
    }

    [Theory]
    [InlineData("{ text number list { number text } __typename }", "taken")]
    [InlineData("{ pet { __typename ... on Cat { name } ... on Dog { number } } }", "taken")]
    [InlineData("{ number __schema { queryType { name } } }", "unbound_field")]
    [InlineData("{ number expected text }", "reported_error")]
    [InlineData("{ expectedLater number }", "reported_error")]
    [InlineData("{ list { number expected } }", "reported_error")]
    [InlineData("{ fails number }", "resolver_failed")]
    [InlineData("{ list { fails } failsLater }", "resolver_failed")]
    [InlineData("{ failsInBatch number }", "resolver_failed")]
    [InlineData("{ failsBehindItems number }", "resolver_failed")]
    [InlineData("{ number nothing }", "null_value")]
    [InlineData("{ odd }", "unexpected_value")]
    [InlineData("{ noList number }", "unexpected_value")]
    [InlineData("{ other { __typename } }", "unexpected_value")]
    public async Task A_query_is_taken_or_refused_for_a_reason_and_answered_alike(string query, string outcome)
    {
        var document = Parse(query);
        var plain = await AnswerAsync(NewEngine(hasFastPath: false), Parse(query));
        var engine = NewEngine(hasFastPath: true);

        // The second request of a document finds it compiled, where the first one was taken.
        Assert.Equal(plain, await AnswerAsync(engine, document));
        Assert.Equal(plain, await AnswerAsync(engine, document));

        Assert.Equal([$"1 outcome={outcome}", $"1 outcome={outcome}"], outcomes);
        Assert.Equal(outcome == "taken", document.Compiled is not null);
    }

    [Theory]
    [InlineData("""{"of":null}""", "null_argument")]
    [InlineData("""{"of":-1}""", "reported_error")]
    [InlineData("""{"of":-2}""", "resolver_failed")]
    [InlineData("""{"of":0}""", "taken")]
    [InlineData("{}", "taken")]
    public async Task A_query_that_is_compiled_is_refused_for_a_reason_once_in_each_request(string variables, string outcome)
    {
        const string query = "query($of: Int) { number text(of: $of) }";
        var document = Parse(query);
        var engine = NewEngine(hasFastPath: true);
        await AnswerAsync(engine, document, """{"of":7}""");

        Assert.Equal(await AnswerAsync(NewEngine(hasFastPath: false), Parse(query), variables), await AnswerAsync(engine, document, variables));

        Assert.Equal(["1 outcome=taken", $"1 outcome={outcome}"], outcomes);
    }

    [Theory]
    [InlineData("{ list { number text } }", 10, "too_many_values", "LIMIT_EXCEEDED")]
    // Both executions have 13 values.
    [InlineData("{ list { number text } expected }", 20, "reported_error", "BAD_INPUT")]
    public async Task Values_count_once_though_a_query_is_executed_twice(string query, int allowed, string outcome, string code)
    {
        var answer = await AnswerAsync(NewEngine(hasFastPath: true), Parse(query), allowed: allowed);

        Assert.Equal([$"1 outcome={outcome}"], outcomes);
        Assert.Contains($"\"code\":\"{code}\"", answer, StringComparison.Ordinal);
        Assert.Equal(1, answer.Split("\"code\"").Length - 1);
    }

    [Fact]
    public async Task A_request_that_is_stopped_is_neither_taken_nor_refused()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => AnswerAsync(NewEngine(hasFastPath: true), Parse("{ number waits }"), cancellationToken: stop.Token));

        Assert.Empty(outcomes);
    }

    public void Dispose()
    {
        listener.Dispose();
        services.Dispose();
    }

    private GraphQLNetEngine NewEngine(bool hasFastPath) => new(
        contract, services.GetRequiredService<IServiceScopeFactory>(), new TimeLimit(new GraphQLLimits(), new SettableClock(DateTimeOffset.UnixEpoch)), metrics,
        NullLogger<GraphQLNetEngine>.Instance, hasFastPath);

    private static PreparedDocument Parse(string query) => new DocumentParser(new GraphQLLimits()).Parse(query);

    private async Task<string> AnswerAsync(
        GraphQLNetEngine engine, PreparedDocument document, string variables = "{}", int allowed = 1_000, CancellationToken cancellationToken = default)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AnswerBudget>().Begin(allowed);
        var request = new GraphQLRequest(document.Text, OperationName: null, JsonSerializer.Deserialize<JsonElement>(variables), AllowedOperations.Mutations);
        var response = await engine.ExecuteAsync(document, request, scope.ServiceProvider, cancellationToken);
        using var bytes = new MemoryStream();
        await response.WriteAsync(bytes, CancellationToken.None);
        return $"{response.Kind} {Encoding.UTF8.GetString(bytes.ToArray())}";
    }

    internal sealed record Item(int Number);

    internal sealed record Cat(string Name);

    internal sealed record Dog(int Number);

    [ResolverOf("Query")]
    private static class Queries
    {
        public static string Text(int of) => of switch
        {
            -1 => throw new GraphQLErrorException(GraphQLErrorException.BadInput, "Not this one."),
            -2 => throw new InvalidOperationException("inside"),
            _ => $"text {of}",
        };

        public static int Number() => 7;

        public static IReadOnlyList<Item> List() => [.. Enumerable.Range(0, 5).Select(number => new Item(number))];

        public static string Expected() => throw new GraphQLErrorException(GraphQLErrorException.BadInput, "Not now.");

        public static async Task<string> ExpectedLater()
        {
            await Task.Yield();
            throw new GraphQLErrorException(GraphQLErrorException.BadInput, "Not later.");
        }

        public static string Fails() => throw new InvalidOperationException("inside");

        public static async Task<string> FailsLater()
        {
            await Task.Yield();
            throw new OperationCanceledException();
        }

        public static DataLoaderResult<string> FailsInBatch() => new(_ => throw new InvalidOperationException("inside"));

        public static IEnumerable<string> FailsBehindItems() => Enumerable.Range(0, 3).Select(number => number < 2 ? "item" : throw new InvalidOperationException("inside"));

        public static string? Nothing() => null;

        public static long Odd() => 5;

        public static int NoList() => 5;

        public static Cat Pet() => new("Mia");

        public static string Other() => "neither";

        public static async Task<string> Waits(CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return "";
        }
    }

    [ResolverOf("Item")]
    private static class ItemFields
    {
        public static string Text([Parent] Item item) => $"text {item.Number}";

        public static string Expected([Parent] Item item) => item.Number == 3 ? throw new GraphQLErrorException(GraphQLErrorException.BadInput, "Not this one.") : "";

        public static string Fails([Parent] Item item) => item.Number == 3 ? throw new InvalidOperationException("inside") : "";
    }
}
