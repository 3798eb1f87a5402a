using System.Text.RegularExpressions;
using Insights.Testing;

namespace Insights.Server.Tests.GraphQL;

[Collection(AnalystShopTests.Name)]
public partial class DocumentationTests(AnalystShop shop)
{
    public static TheoryData<string> Examples =>
        [.. Example().Matches(File.ReadAllText(Path.Combine(RepositoryPaths.Root, "docs", "graphql.md"))).Select(match => match.Groups["query"].Value)];

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task An_example_of_the_documentation_is_answered(string query) => Assert.NotEmpty((await shop.Served.QueryAsync(query)).AsObject());

    [GeneratedRegex("```graphql\n(?<query>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Example();
}
