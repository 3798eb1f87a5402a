using System.Runtime.CompilerServices;
using Insights.Server.GraphQL.Batching;
using Insights.Server.GraphQL.Contract;
using Microsoft.Extensions.DependencyInjection;

namespace Insights.Server.Tests.GraphQL;

public class BinderTests
{
    private const string Sdl = """
        type Query { shop(name: String!): Shop color: Color! }
        type Shop { name: String! customers(first: Int): [Customer!]! }
        type Customer { id: ID! color: Color! }
        enum Color { DARK_RED LIGHT_BLUE }
        """;

    private const string StreamSdl = " type Subscription { colors(count: Int!): Color! }";

    [Fact]
    public async Task Fields_are_resolved_by_methods_and_properties()
    {
        var contract = Bind(Sdl, typeof(Queries), typeof(ShopFields));

        var shop = await Resolve(contract, "Query", "shop", null, ("name", "Corner"));
        var customers = (IEnumerable<object>?)await Resolve(contract, "Shop", "customers", shop, ("first", 2));

        Assert.Equal("Corner", await Resolve(contract, "Shop", "name", shop));
        Assert.Equal(2, customers!.Count());
        Assert.Equal("LIGHT_BLUE", await Resolve(contract, "Customer", "color", customers!.First()));
        Assert.Equal("DARK_RED", await Resolve(contract, "Query", "color", null));
    }

    [Fact]
    public void A_field_without_a_resolver_stops_the_start() =>
        AssertFault("Shop.address has no resolver", Sdl.Replace("type Shop { name", "type Shop { address: String name", StringComparison.Ordinal), typeof(Queries), typeof(ShopFields));

    [Fact]
    public void An_argument_without_a_parameter_stops_the_start() =>
        AssertFault("the argument 'last' has no parameter", Sdl.Replace("(first: Int)", "(first: Int last: Int)", StringComparison.Ordinal), typeof(Queries), typeof(ShopFields));

    [Fact]
    public void A_parameter_that_is_neither_argument_nor_service_stops_the_start() =>
        AssertFault("the parameter 'first' of ShopFields.Customers is neither an argument nor a service", Sdl.Replace("(first: Int)", "", StringComparison.Ordinal), typeof(Queries), typeof(ShopFields));

    [Fact]
    public void A_method_that_resolves_nothing_stops_the_start() =>
        AssertFault("resolves Shop.customers, which is not in the SDL", Sdl.Replace(" customers(first: Int): [Customer!]!", "", StringComparison.Ordinal), typeof(Queries), typeof(ShopFields));

    [Fact]
    public void A_type_that_no_field_leads_to_stops_the_start() =>
        AssertFault("The type Stray is not reached", Sdl + " type Stray { id: ID! }", typeof(Queries), typeof(ShopFields));

    [Fact]
    public void A_parent_of_another_class_stops_the_start() =>
        AssertFault("takes a String", Sdl, typeof(Queries), typeof(WrongParent));

    [Fact]
    public async Task A_subscription_streams_what_its_method_gives()
    {
        var contract = Bind(Sdl + StreamSdl, typeof(Queries), typeof(ShopFields), typeof(Streams));
        var call = new FieldCall(Parent: null, new Dictionary<string, object?> { ["count"] = 2 }, Services: new ServiceCollection().BuildServiceProvider(), CancellationToken.None);

        Assert.Equal(["DARK_RED", "LIGHT_BLUE"], await Assert.Single(contract.Streams).Open(call).ToListAsync());
        Assert.DoesNotContain(contract.Fields, field => field.TypeName == "Subscription");
    }

    [Fact]
    public void A_subscription_without_a_stream_stops_the_start() =>
        AssertFault("Subscription.colors has no resolver", Sdl + StreamSdl, typeof(Queries), typeof(ShopFields));

    [Fact]
    public void A_subscription_that_gives_one_answer_stops_the_start() =>
        AssertFault("fields of Subscription, and no others, return an IAsyncEnumerable", Sdl + StreamSdl, typeof(Queries), typeof(ShopFields), typeof(NoStream));

    [Fact]
    public void A_query_that_streams_stops_the_start() =>
        AssertFault("Query.colors: Streams2.Colors returns", Sdl.Replace("color: Color! }", "color: Color! colors(count: Int!): Color! }", StringComparison.Ordinal), typeof(Queries), typeof(ShopFields), typeof(Streams2));

    [Fact]
    public void An_argument_of_a_subscription_without_a_parameter_stops_the_start() =>
        AssertFault("the argument 'hue' has no parameter", Sdl + StreamSdl.Replace("count: Int!", "count: Int! hue: Int", StringComparison.Ordinal), typeof(Queries), typeof(ShopFields), typeof(Streams));

    [Fact]
    public void An_extension_becomes_part_of_what_it_extends()
    {
        var schema = ContractSchema.Parse([Sdl, "extend type Query { \"How many.\" count: Int! }"]);

        Assert.Contains("count", schema.Types["Query"].Fields.Select(field => field.Name));
        Assert.DoesNotContain("extend", schema.Sdl, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_that_are_requested_before_the_batch_runs_are_loaded_with_one_query_each_once()
    {
        var queries = new List<int[]>();
        var loader = new BatchLoader<int, string>((keys, _) =>
        {
            queries.Add([.. keys.Order()]);
            return Task.FromResult<IReadOnlyDictionary<int, string>>(keys.Where(key => key != 3).ToDictionary(key => key, key => $"v{key}"));
        });

        DataLoaderResult<string?>[] deferred = [loader.Load(1), loader.Load(2), loader.Load(1), loader.Load(3)];
        var values = new List<string?>();
        foreach (var value in deferred) values.Add(await value.GetTypedAsync(CancellationToken.None));
        var later = await loader.Load(4).GetTypedAsync(CancellationToken.None);

        Assert.Equal(["v1", "v2", "v1", null], values);
        Assert.Equal("v4", later);
        Assert.Equal([[1, 2, 3], [4]], queries);
    }

    private static void AssertFault(string expected, string sdl, params Type[] resolvers)
    {
        var error = Assert.Throws<ContractException>(() => Bind(sdl, resolvers));

        Assert.Contains(error.Faults, fault => fault.Contains(expected, StringComparison.Ordinal));
    }

    private static BoundContract Bind(string sdl, params Type[] resolvers)
    {
        using var services = new ServiceCollection().AddSingleton(new Counter()).BuildServiceProvider();
        return Binder.Bind(ContractSchema.Parse([sdl]), resolvers, services.GetRequiredService<IServiceProviderIsService>());
    }

    private static async Task<object?> Resolve(BoundContract contract, string type, string field, object? parent, params (string, object?)[] arguments)
    {
        await using var services = new ServiceCollection().AddSingleton(new Counter()).BuildServiceProvider();
        var bound = contract.Fields.Single(f => f.TypeName == type && f.FieldName == field);
        return await bound.ResolveAsync(new FieldCall(parent, arguments.ToDictionary(a => a.Item1, a => a.Item2), services, CancellationToken.None));
    }

    private sealed class Counter
    {
        internal int Next { get; set; }
    }

    internal enum Color
    {
        DarkRed,
        LightBlue,
    }

    internal sealed record Shop(string Name);

    internal sealed record Customer(string Id, Color Color);

    [ResolverOf("Query")]
    private static class Queries
    {
        public static Shop Shop(string name) => new(name);

        public static ValueTask<Color> Color() => ValueTask.FromResult(BinderTests.Color.DarkRed);
    }

    [ResolverOf("Shop")]
    private static class ShopFields
    {
        public static Task<IReadOnlyList<Customer>> Customers([Parent] Shop shop, int? first, Counter counter, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<Customer>>(
                [.. Enumerable.Range(0, first ?? 1).Select(_ => new Customer($"{shop.Name}{counter.Next++}", BinderTests.Color.LightBlue))]);
    }

    [ResolverOf("Subscription")]
    private static class Streams
    {
        public static async IAsyncEnumerable<Color> Colors(int count, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            for (var i = 0; i < count; i++)
            {
                await Task.Yield();
                cancellationToken.ThrowIfCancellationRequested();
                yield return (Color)i;
            }
        }
    }

    [ResolverOf("Query")]
    private static class Streams2
    {
        public static IAsyncEnumerable<Color> Colors(int count) => Streams.Colors(count, CancellationToken.None);
    }

    [ResolverOf("Subscription")]
    private static class NoStream
    {
        public static Color Colors(int count) => (Color)count;
    }

    [ResolverOf("Shop")]
    private static class WrongParent
    {
        public static IReadOnlyList<Customer> Customers([Parent] string shop, int? first) => [];
    }
}
