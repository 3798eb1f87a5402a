using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Insights.Data.Credentials;
using Insights.Data.Storage;
using Insights.Data.Storage.Sqlite;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Insights.Server.Tests.Authentication;

/// <summary>A served shop whose owner gives keys away; everything that the server logs is at hand.</summary>
internal sealed class KeyShop : IAsyncDisposable
{
    /// <summary>Twenty seconds, and what the looks themselves take.</summary>
    private const int MaxLooks = 1_000;

    internal const string Query = "{ shop { currency } }";

    private KeyShop()
    {
    }

    internal ServedDatabase Served { get; } = new();

    internal HttpClient Client => Served.Client;

    internal ConcurrentQueue<string> Log { get; } = new();

    internal static async Task<KeyShop> StartAsync(params (string Name, string Value)[] settings)
    {
        var shop = new KeyShop();
        await shop.Served.Shop.ImportTextAsync("order,customer,date,amount\n1,anna,2024-01-05,5.00\n");
        await shop.Served.StartAsync(builder => shop.Configure(builder, settings));
        return shop;
    }

    private void Configure(WebApplicationBuilder builder, (string Name, string Value)[] settings)
    {
        foreach (var (name, value) in settings) builder.Configuration[name] = value;
        builder.Logging.SetMinimumLevel(LogLevel.Trace);
        builder.Services.AddSingleton<ILoggerProvider>(new LogOf(Log));
    }

    /// <summary>Makes a key as another program would: past the server, on the same database.</summary>
    internal async Task<IssuedCredential> CreateAsync(CredentialDraft? draft = null)
    {
        using var other = OtherProgram();
        return await other.CreateCredentialAsync(
            draft ?? new CredentialDraft(CredentialKind.Key, "Web shop") { Scopes = [CredentialScope.Admin, CredentialScope.Analytics] }, AuditCaller.CommandLine, Served.Shop.Clock, CancellationToken.None);
    }

    internal async Task RevokeAsync(IssuedCredential key)
    {
        using var other = OtherProgram();
        await other.RevokeCredentialAsync(key.Credential.CredentialId, key.Credential.Kind, AuditCaller.CommandLine, Served.Shop.Clock, CancellationToken.None);
    }

    internal SqliteDatabase OtherProgram() => new(Served.Shop.Folder.File("data"));

    /// <summary>Sends a query with what stands in the header, and others.</summary>
    internal Task<HttpResponseMessage> SendAsync(string? authorization, string query = Query, string? origin = null) =>
        Client.SendAsync(NewRequest(authorization, query, origin), HttpCompletionOption.ResponseHeadersRead);

    internal static HttpRequestMessage NewRequest(string? authorization, string query = Query, string? origin = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query }) };
        if (authorization is not null) request.Headers.TryAddWithoutValidation("Authorization", authorization);
        if (origin is not null) request.Headers.TryAddWithoutValidation("Origin", origin);
        if (origin is not null) request.Headers.TryAddWithoutValidation("Sec-Fetch-Site", "cross-site");
        return request;
    }

    internal static string Bearer(IssuedCredential key) => new AuthenticationHeaderValue("Bearer", key.Token).ToString();

    internal async Task<JsonNode> QueryAsync(IssuedCredential key, string query)
    {
        using var response = await SendAsync(Bearer(key), query);
        var answer = (await JsonNode.ParseAsync(await response.Content.ReadAsStreamAsync()))!;
        Assert.True(answer["errors"] is null, answer.ToJsonString());
        return answer["data"]!;
    }

    /// <summary>The audit's actions, the latest first, once an entry of an action is in it.</summary>
    internal async Task<IReadOnlyList<JsonNode>> AuditAsync(string until)
    {
        for (var looks = 0; looks < MaxLooks; looks++)
        {
            var entries = (await Served.QueryAsync("{ auditEntries(first: 100) { nodes { action actor keyId actorName subject address } } }"))["auditEntries"]!["nodes"]!.AsArray();
            if (entries.Any(entry => (string?)entry!["action"] == until)) return [.. entries.Select(entry => entry!)];
            await Task.Delay(20);
        }
        throw new InvalidOperationException($"There is no {until} in the audit.");
    }

    public ValueTask DisposeAsync() => Served.DisposeAsync();

    private sealed class LogOf(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull
        {
            lines.Enqueue(state.ToString() ?? "");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue(formatter(state, exception) + exception);

        public void Dispose()
        {
        }
    }
}
