using GraphQLParser;
using GraphQLParser.AST;
using Insights.Server.GraphQL.Contract;
using Insights.Server.Hosting;
using Insights.Testing;

namespace Insights.Server.Tests.GraphQL;

/// <summary>The printed schema beside the SDL files, which are what is reviewed.</summary>
public class PrintedSchemaTests
{
    private static readonly ContractSchema Printed = ContractSchema.Load(typeof(InsightsHost).Assembly);

    [Fact]
    public void The_printed_schema_has_every_definition_of_the_SDL_files_with_its_extensions_unchanged_and_nothing_else()
    {
        var files = FilesIn("Features").Concat(FilesIn("GraphQL")).ToList();
        var definitions = files.SelectMany(DefinitionsOf).ToList();
        var expected = definitions.Where(definition => !definition.IsExtension)
            .Select(definition => definition.Tokens + string.Concat(definitions.Where(extension => extension.IsExtension && extension.Name == definition.Name).Select(extension => extension.Members)))
            .ToList();

        Assert.True(files.Count > 20);
        Assert.All(definitions.Where(extension => extension.IsExtension), extension => Assert.Equal($"extend type {extension.Name} ", extension.Head));
        Assert.Equal(expected, DefinitionsOf(Printed.Sdl).Select(definition => definition.Tokens));
    }

    [Fact]
    public void The_printed_schema_is_printed_again_as_it_is() => Assert.Equal(Printed.Sdl, ContractSchema.Parse([Printed.Sdl]).Sdl);

    [Fact]
    public void The_folder_of_a_feature_does_not_change_the_printed_schema()
    {
        (string, string)[] files = [("Insights.Server.Features.Alpha.Sales.graphql", "type B { b: Int }"), ("Insights.Server.Features.Beta.Runs.graphql", "type A { a: Int }"), ("Insights.Server.GraphQL.Contract.Base.graphql", "type C { c: Int }")];

        var schema = ContractSchema.Join(files);
        var renamed = ContractSchema.Join(files.Select(file => (file.Item1.Replace("Alpha", "Zeta", StringComparison.Ordinal), file.Item2)).Reverse());

        Assert.Equal(["A", "B", "C"], DefinitionsOf(schema.Sdl).Select(definition => definition.Name));
        Assert.Equal(schema.Sdl, renamed.Sdl);
    }

    /// <summary>The SDL files of a folder, by their own names.</summary>
    private static IEnumerable<string> FilesIn(string folder) =>
        Directory.EnumerateFiles(Path.Combine(RepositoryPaths.Root, "src", "Insights.Server", folder), "*.graphql", SearchOption.AllDirectories)
            .OrderBy(Path.GetFileName, StringComparer.Ordinal).Select(File.ReadAllText);

    private static IEnumerable<Definition> DefinitionsOf(string sdl)
    {
        foreach (var node in Parser.Parse(sdl).Definitions)
        {
            ASTNode? members = node switch
            {
                GraphQLObjectTypeDefinition type => type.Fields,
                GraphQLObjectTypeExtension type => type.Fields,
                _ => null,
            };
            // The parser's start of a definition with a block string lies behind the first quotes.
            var from = sdl[..node.Location.Start].TrimEnd('"').Length;
            var text = sdl[from..node.Location.End];
            var start = members?.Location.Start - from ?? text.Length;
            yield return new Definition(
                node is GraphQLDirectiveDefinition directive ? directive.Name.StringValue : ((INamedNode)node).Name.StringValue, node is GraphQLTypeExtension,
                TokensOf(text[..start]), TokensOf(text[start..]).TrimStart('{', ' ').TrimEnd('}', ' ') + ' ');
        }
    }

    /// <summary>What a text says to GraphQL, without its white space, commas and comments.</summary>
    private static string TokensOf(string text)
    {
        var tokens = new List<string>();
        for (var token = Lexer.Lex(text); token.Kind != TokenKind.EOF; token = Lexer.Lex(text, token.End))
            if (token.Kind != TokenKind.COMMENT) tokens.Add(token.Kind == TokenKind.STRING ? $"\"{token.Value}\"" : text[token.Start..token.End]);
        return string.Concat(tokens.Select(token => token + ' '));
    }

    /// <summary>A definition, or an extension of one.</summary>
    /// <param name="Name">What it defines.</param>
    /// <param name="IsExtension">True where it adds to another definition.</param>
    /// <param name="Head">Its tokens before the fields; all of them where it has none.</param>
    /// <param name="Members">The tokens of its fields, without braces.</param>
    private sealed record Definition(string Name, bool IsExtension, string Head, string Members)
    {
        internal string Tokens => Head + Members;
    }
}
