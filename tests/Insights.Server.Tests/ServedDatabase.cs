using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Insights.Server.Hosting;
using Insights.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Insights.Server.Tests;

/// <summary>A test's own shop, served on a free port by the real server.</summary>
internal sealed class ServedDatabase : IAsyncDisposable
{
    private readonly CountingDatabase database;
    private WebApplication? app;
    private int asked;

    internal ServedDatabase() => database = new CountingDatabase(Shop.Database);

    internal TestShop Shop { get; } = new();

    internal HttpClient Client { get; } = new();

    /// <summary>Starts the server.</summary>
    /// <param name="configure">What else is to be as a test needs it; null for nothing.</param>
    internal async Task StartAsync(Action<WebApplicationBuilder>? configure = null)
    {
        app = InsightsHost.Build(database, Shop.Folder.File("uploads"), ["http://127.0.0.1:0"], builder =>
        {
            builder.Services.AddSingleton<TimeProvider>(Shop.Clock);
            configure?.Invoke(builder);
        });
        await app.StartAsync();
        Client.BaseAddress = new Uri(app.Urls.First());
    }

    /// <summary>A part of the running server.</summary>
    internal T Service<T>() where T : notnull => (app ?? throw new InvalidOperationException("The server is not started.")).Services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (app is not null) await app.DisposeAsync();
        Shop.Dispose();
    }

    /// <summary>Posts a query and gives back its data; fails where there are errors.</summary>
    internal async Task<JsonNode> QueryAsync(string query, object? variables = null)
    {
        var answer = await PostAsync(query, variables);
        Assert.True(answer["errors"] is null, answer.ToJsonString());
        return answer["data"]!;
    }

    /// <summary>The code of the first error of a query.</summary>
    internal async Task<string?> CodeAsync(string query, object? variables = null) =>
        (string?)(await PostAsync(query, variables))["errors"]?[0]?["extensions"]?["code"];

    /// <summary>How many statements a query takes whose answer is not cached, in a server that knows its shop.</summary>
    internal async Task<int> CountStatementsAsync(string query)
    {
        await QueryAsync("{ run { id } }");
        var before = database.Opened;
        using var response = await Client.PostAsJsonAsync("/graphql", new { query, extensions = new { number = Interlocked.Increment(ref asked) } });
        var answer = await response.Content.ReadAsStringAsync();
        Assert.DoesNotContain("\"errors\"", answer, StringComparison.Ordinal);
        return database.Opened - before;
    }

    /// <summary>How many statements a query takes, if its answer is not cached.</summary>
    internal async Task<int> CountUnlessCachedAsync(string query)
    {
        var before = database.Opened;
        await QueryAsync(query);
        return database.Opened - before;
    }

    private async Task<JsonNode> PostAsync(string query, object? variables)
    {
        using var response = await Client.PostAsJsonAsync("/graphql", new { query, variables });
        return (await JsonNode.ParseAsync(await response.Content.ReadAsStreamAsync()))!;
    }
}
