using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Insights.Data.Import.Rows;
using Insights.Data.Tiers;
using Insights.Ml.Analysis;
using Insights.Server.Access;
using Insights.Server.Features.Runs;
using Microsoft.Extensions.DependencyInjection;

namespace Insights.Server.Tests.Access;

/// <summary>A small shop with names and one run, asked by callers of every kind.</summary>
public sealed class AskedShop : IAsyncLifetime
{
    private const string Sales = "order,customer,date,amount\n1,a,2024-01-01,10.00\n2,b,2024-02-01,90.00\n3,a,2024-03-01,30.00\n4,zoe@example.org,2024-03-02,30.00\n";

    private const string People =
        "id,name,e-mail,phone\na,Anna Meyer,anna@example.org,0341 5550880\nb,Ben Okoro,ben@example.org,\nzoe@example.org,,zoe@example.org,\n";

    internal ServedDatabase Served { get; } = new();

    public async Task InitializeAsync()
    {
        await Served.Shop.ImportTextAsync(People, new ImportOptions { Currency = "EUR", TimeZone = "Europe/Berlin" }, name: "people.csv");
        await Served.Shop.ImportTextAsync(Sales);
        await new ShopAnalysis(Served.Shop.Database, Served.Shop.Clock).RunAsync(new DateOnly(2024, 6, 1), new AnalysisOptions { Policy = TierPolicy.Default }, progress: null, CancellationToken.None);
        await Served.StartAsync(builder =>
        {
            CallerHeader.Add(builder.Services);
            builder.Configuration["Insights:RateLimit:RequestsPerMinute"] = "1000000";
            builder.Services.AddSingleton<ICallerValidity>(Revoked);
        });
    }

    /// <summary>Callers who are valid no more.</summary>
    internal RevokedCallers Revoked { get; } = new();

    public async Task DisposeAsync() => await Served.DisposeAsync();

    internal async Task<(HttpStatusCode Status, string Body)> SendAsync(Caller? caller, HttpMethod method, string path, HttpContent? content = null, params (string Name, string Value)[] headers)
    {
        using var request = CallerHeader.Request(method, path, caller);
        request.Content = content;
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        using var response = await Served.Client.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    internal async Task<JsonNode> AskAsync(Caller? caller, string query, object? variables = null, string? operationName = null)
    {
        using var content = JsonContent.Create(new { query, variables, operationName });
        return JsonNode.Parse((await SendAsync(caller, HttpMethod.Post, "/graphql", content)).Body)!;
    }

    /// <summary>The message of a refusal; null for what is answered, or refused for another reason.</summary>
    internal async Task<string?> RefusalAsync(Caller? caller, string query, object? variables = null, string? operationName = null)
    {
        var answer = await AskAsync(caller, query, variables, operationName);
        return answer["errors"] is JsonArray errors && errors.FirstOrDefault(error => (string?)error!["extensions"]?["code"] == AccessRefusal.Code) is { } refusal ? (string?)refusal["message"] : null;
    }
}

/// <summary>Callers whose keys a test has revoked.</summary>
internal sealed class RevokedCallers : ICallerValidity
{
    private readonly HashSet<string> ids = [];

    internal void Add(Caller caller)
    {
        lock (ids) ids.Add(caller.Id ?? "");
    }

    public ValueTask<bool> IsStillValidAsync(Caller caller, CancellationToken cancellationToken)
    {
        lock (ids) return ValueTask.FromResult(!ids.Contains(caller.Id ?? ""));
    }
}

/// <summary>One shop for all tests of rights.</summary>
[CollectionDefinition(Name)]
public sealed class AskedShopTests : ICollectionFixture<AskedShop>
{
    public const string Name = "asked shop";
}
