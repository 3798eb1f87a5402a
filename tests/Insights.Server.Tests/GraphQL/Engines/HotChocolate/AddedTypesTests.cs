using System.Net.Http.Json;
using System.Text.Json.Nodes;
using HotChocolate.Types;
using Insights.Server.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Insights.Server.Tests.GraphQL.Engines.HotChocolate;

/// <summary>Types that developers add to Hot Chocolate beside those of the contract.</summary>
[Collection(ServedShopTests.Name)]
public sealed class AddedTypesTests(ServedShop served)
{
    [Fact]
    public async Task A_field_that_is_added_beside_the_contract_is_answered_anew_each_time()
    {
        var asked = 0;
        await using var app = InsightsHost.Build(served.Shop.Database, served.Shop.Folder.File("uploads"), ["http://127.0.0.1:0"], builder =>
            builder.Services.ConfigureHotChocolate(schema => schema
                .AddDocumentFromString("extend type Query { asked: Int! }").AddResolver("Query", "asked", _ => ++asked)
                .AddTypeExtension(new ObjectTypeExtension(type => type.Name("Shop").Field("motto").Type<StringType>().Resolve("Coffee")))));
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };

        var answers = new List<JsonNode?>();
        for (var time = 0; time < 2; time++)
        {
            var response = await client.PostAsJsonAsync("/graphql", new { query = "{ asked shop { currency motto } }" });
            answers.Add(JsonNode.Parse(await response.Content.ReadAsStringAsync()));
        }

        Assert.All(answers, answer => Assert.Equal("Coffee", (string?)answer!["data"]!["shop"]!["motto"]));
        Assert.Equal([1, 2], answers.Select(answer => (int)answer!["data"]!["asked"]!));
    }
}
