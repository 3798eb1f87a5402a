using CsCheck;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQL.Validation.Rules;
using GraphQLParser;
using GraphQLParser.AST;

namespace Insights.Server.Tests.GraphQL.Engines.GraphQLNet;

/// <summary>Fields of one name in an answer, beside GraphQL.NET's own rule for them.</summary>
public class OverlappingFieldsTests
{
    private const int Fragments = 4;
    private const int Deepest = 3;

    private const string Sdl = """
        type Query { animal: Animal animals: [Animal!]! dog: Dog cat: Cat some: Any count: Int! size(of: Int, in: [String]): Int }
        interface Animal { name: String friend: Animal age(in: Int): Int }
        type Dog implements Animal { name: String friend: Animal age(in: Int): Int volume: Int owner: Query loud: Boolean! names: [String] }
        type Cat implements Animal { name: String friend: Animal age(in: Int): Int volume: String owner: Query loud: Boolean names: [String!] }
        union Any = Dog | Cat
        """;

    private static readonly (string Type, (string Field, string? Type)[] Fields)[] Types =
    [
        ("Query", [("animal", "Animal"), ("animals", "Animal"), ("dog", "Dog"), ("cat", "Cat"), ("some", "Any"), ("count", null), ("size", null), ("size(of: 1)", null), ("size(of: 1, in: [\"a\"])", null), ("size(in: [\"a\"], of: 1)", null), ("size(of: 1, in: [\"a\", \"b\"])", null)]),
        ("Animal", [("name", null), ("friend", "Animal"), ("age", null), ("age(in: 1)", null), ("age(in: 2)", null), ("__typename", null)]),
        ("Dog", [("name", null), ("friend", "Animal"), ("age(in: 1)", null), ("volume", null), ("owner", "Query"), ("loud", null), ("names", null)]),
        ("Cat", [("name", null), ("friend", "Animal"), ("age(in: 2)", null), ("volume", null), ("owner", "Query"), ("loud", null), ("names", null)]),
        ("Any", [("__typename", null)]),
    ];

    private static readonly Schema Schema = NewSchema();

    [Theory]
    [InlineData("{ count count }", null)]
    [InlineData("{ a: count a: size }", "a")]
    [InlineData("{ size(of: 1) size }", "size")]
    [InlineData("{ size(of: 1, in: []) size(in: [], of: 1) }", null)]
    [InlineData("{ dog { name } dog { name: volume } }", "dog.name")]
    [InlineData("{ animal { ... on Dog { a: name } ... on Cat { a: friend { name } } } }", "animal.a")]
    [InlineData("{ animal { ... on Dog { volume } ... on Cat { volume } } }", "animal.volume")]
    [InlineData("{ animal { ... on Dog { loud } ... on Cat { loud } } }", "animal.loud")]
    [InlineData("{ animal { ... on Dog { age(in: 1) } ... on Cat { age(in: 2) } } }", null)]
    [InlineData("{ animal { age ... on Dog { age(in: 1) } } }", "animal.age")]
    [InlineData("{ animal { friend { name } ... on Dog { friend { name: age } } } }", "animal.friend.name")]
    [InlineData("{ animal { ... on Cat { friend { a: name } } ... on Dog { friend { a: name } } } }", null)]
    [InlineData("{ animal { ...d } } fragment d on Dog { name ...e } fragment e on Animal { name: age }", "animal.name")]
    public void Fields_of_one_name_are_reported_where_they_cannot_be_merged(string query, string? field)
    {
        var errors = Errors(query, new OverlappingFieldsRule());

        Assert.Equal(field is null ? [] : [field], errors.Select(error => error.Split(' ')[1]).Distinct());
        Assert.Equal(field is null, Errors(query, OverlappingFieldsCanBeMerged.Instance).Count == 0);
    }

    [Fact]
    public void A_document_is_refused_by_this_rule_if_and_only_if_it_is_by_the_engines_own()
    {
        var refused = 0;
        var taken = 0;
        Documents.Sample(
            query =>
            {
                var isRefused = Errors(query, OverlappingFieldsCanBeMerged.Instance).Count > 0;
                Interlocked.Increment(ref isRefused ? ref refused : ref taken);
                return isRefused == Errors(query, new OverlappingFieldsRule()).Count > 0;
            },
            iter: 20_000, print: query => query);

        // Neither of the two is rare.
        Assert.True(refused > 2_000 && taken > 2_000, $"{refused} refused, {taken} taken");
    }

    /// <summary>Operations of fields under few names, with fragments inside them that lead to later ones.</summary>
    private static Gen<string> Documents { get; } =
        Gen.Select(Selections(0, Deepest, 0), Gen.Int[0, Types.Length - 1].Array[Fragments].SelectMany(types => All(types.Select((type, i) =>
            Selections(type, 2, i + 1).Select(text => $"fragment f{i} on {Types[type].Type} {text}"))))).Select((operation, fragments) => Used(operation, fragments));

    private static string Used(string operation, IReadOnlyList<string> fragments)
    {
        // What nobody uses is refused for that, and this rule does not look at it.
        var text = operation;
        for (var i = 0; i < fragments.Count; i++)
            if (text.Contains($"...f{i}", StringComparison.Ordinal)) text += ' ' + fragments[i];
        return text;
    }

    private static Gen<string> Selections(int type, int depth, int firstFragment) =>
        Gen.Int[1, 4].SelectMany(count => All(Enumerable.Range(0, count).Select(_ => Selection(type, depth, firstFragment)))).Select(parts => $"{{ {string.Join(' ', parts)} }}");

    private static Gen<string> Selection(int type, int depth, int firstFragment)
    {
        var field = Gen.Select(Gen.Int[0, Types[type].Fields.Length - 1], Gen.Int[0, 7]).SelectMany((at, alias) =>
        {
            var (name, below) = Types[type].Fields[at];
            if (below is not null && depth == 0) return Gen.Const("__typename");
            var head = alias <= 1 ? $"{"ab"[alias]}: {name}" : name;
            return below is null ? Gen.Const(head) : Selections(Place(below), depth - 1, firstFragment).Select(text => $"{head} {text}");
        });
        if (depth == 0) return field;
        var inline = Gen.Int[0, Types.Length].SelectMany(on => on == Types.Length
            ? Selections(type, depth - 1, firstFragment).Select(text => $"... {text}")
            : Selections(on, depth - 1, firstFragment).Select(text => $"... on {Types[on].Type} {text}"));
        var spread = firstFragment >= Fragments ? field : Gen.Int[firstFragment, Fragments - 1].Select(i => $"...f{i}");
        return Gen.Int[0, 9].SelectMany(choice => choice < 6 ? field : choice < 8 ? inline : spread);
    }

    private static Gen<IReadOnlyList<T>> All<T>(IEnumerable<Gen<T>> parts) =>
        parts.Aggregate(Gen.Const<IReadOnlyList<T>>([]), (all, part) => Gen.Select(all, part).Select((some, one) => (IReadOnlyList<T>)[.. some, one]));

    private static int Place(string type) => Array.FindIndex(Types, t => t.Type == type);

    private static List<string> Errors(string query, IValidationRule rule)
    {
        var document = Parser.Parse(query);
        var result = new DocumentValidator().ValidateAsync(new ValidationOptions
        {
            Schema = Schema,
            Document = document,
            Operation = document.Definitions.OfType<GraphQLOperationDefinition>().First(),
            Rules = [rule],
        }).GetAwaiter().GetResult();
        return [.. result.Errors.Select(error => error.Message)];
    }

    private static Schema NewSchema()
    {
        var schema = Schema.For(Sdl, builder =>
        {
            builder.Types.For("Dog").IsTypeOfFunc = _ => true;
            builder.Types.For("Cat").IsTypeOfFunc = _ => true;
        });
        schema.Initialize();
        return schema;
    }
}
