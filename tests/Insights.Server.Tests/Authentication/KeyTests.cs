using System.Diagnostics;
using System.Net;
using System.Net.WebSockets;
using System.Text;
using Insights.Data.Credentials;
using Insights.Data.Storage;
using Insights.Server.Authentication;
using Insights.Server.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Insights.Server.Tests.Authentication;

/// <summary>Keys over HTTP, at the real server.</summary>
public class KeyTests
{
    private const string Stream = "subscription { runFinished { asOf } }";

    [Fact]
    public async Task Keys_are_made_by_the_owner_alone_and_whoever_sends_none_on_this_machine_is_the_owner()
    {
        await using var shop = await KeyShop.StartAsync();
        var key = await shop.CreateAsync(new CredentialDraft(CredentialKind.Key, "Everything") { Scopes = [.. Enum.GetValues<CredentialScope>()] });

        await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => shop.QueryAsync(key, "mutation { createKey(input: { name: \"by key\", scopes: [LISTS] }) { key { id } } }"));
        await shop.Served.QueryAsync("mutation { createKey(input: { name: \"by owner\", scopes: [LISTS] }) { key { id } } }");

        var created = (await shop.AuditAsync(until: "KEY_CREATED")).Where(entry => (string?)entry["action"] == "KEY_CREATED").Select(entry => entry.ToJsonString()).ToList();
        Assert.Equal(
            [
                """{"action":"KEY_CREATED","actor":"OWNER","keyId":null,"actorName":null,"subject":"key 2","address":"127.0.0.1"}""",
                """{"action":"KEY_CREATED","actor":"OWNER","keyId":null,"actorName":null,"subject":"key 1","address":null}""",
            ], created);
    }

    [Fact]
    public async Task A_key_that_is_unknown_wrong_expired_revoked_or_none_is_answered_alike()
    {
        await using var shop = await KeyShop.StartAsync();
        var (valid, revoked) = (await shop.CreateAsync(), await shop.CreateAsync());
        var expired = await shop.CreateAsync(new CredentialDraft(CredentialKind.Key, "b") { Scopes = [CredentialScope.Lists], ExpiresAt = shop.Served.Shop.Clock.Now.UtcDateTime.AddDays(1) });
        await shop.RevokeAsync(revoked);
        shop.Served.Shop.Clock.Now += TimeSpan.FromDays(1);
        string[] wrong =
        [
            KeyShop.Bearer(revoked), KeyShop.Bearer(expired), $"Bearer {valid.Token[..^1]}{(valid.Token[^1] == 'A' ? 'B' : 'A')}", $"Bearer ins_99_{valid.Token[^43..]}", "Bearer x", "Bearer", $"Basic {valid.Token}", valid.Token,
        ];

        var answers = new List<string>();
        foreach (var authorization in wrong)
        {
            using var response = await shop.SendAsync(authorization);
            answers.Add($"{response.StatusCode} {response.Headers.WwwAuthenticate} {string.Join(' ', response.Headers.Select(header => header.Key))} {await response.Content.ReadAsStringAsync()}");
        }

        Assert.StartsWith("Unauthorized Bearer", Assert.Single(answers.Distinct()), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await shop.SendAsync(KeyShop.Bearer(valid))).StatusCode);
        Assert.Equal(
            ["key 2, revoked", "key 3, expired", "key 1, wrong secret", "key 99, unknown", "no key", "no key", "no key", "no key"],
            (await AllFailuresAsync(shop, wrong.Length)).Reverse());
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/charts/lift.svg")]
    [InlineData("/health/live")]
    [InlineData("/graphql/schema.graphql")]
    [InlineData("/nowhere")]
    public async Task A_key_that_is_not_valid_is_refused_wherever_it_is_sent(string address)
    {
        await using var shop = await KeyShop.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer x");

        Assert.Equal(HttpStatusCode.Unauthorized, (await shop.Client.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task Two_servers_over_one_database_refuse_a_revoked_key_at_the_next_request()
    {
        await using var shop = await KeyShop.StartAsync();
        using var database = shop.OtherProgram();
        await using var second = InsightsHost.Build(
            database, shop.Served.Shop.Folder.File("uploads"), ["http://127.0.0.1:0"], builder => builder.Services.AddSingleton<TimeProvider>(shop.Served.Shop.Clock));
        await second.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(second.Urls.First()) };
        var key = await shop.CreateAsync();
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK], await StatusesAsync());

        await shop.Served.QueryAsync("mutation { revokeKey(input: { id: \"1\" }) { errors { __typename } } }");

        Assert.Equal([HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized], await StatusesAsync());

        async Task<HttpStatusCode[]> StatusesAsync()
        {
            var statuses = new List<HttpStatusCode>();
            foreach (var server in new[] { shop.Client, client })
            {
                using var response = await server.SendAsync(KeyShop.NewRequest(KeyShop.Bearer(key)));
                statuses.Add(response.StatusCode);
            }
            return [.. statuses];
        }
    }

    [Fact]
    public async Task An_event_stream_of_a_revoked_key_ends_within_five_seconds_and_others_do_not()
    {
        await using var shop = await KeyShop.StartAsync(("GraphQL:Live:HeartbeatSeconds", "300"));
        var (key, other) = (await shop.CreateAsync(), await shop.CreateAsync());
        using var response = await shop.Client.SendAsync(StreamRequest(key), HttpCompletionOption.ResponseHeadersRead);
        using var untouched = await shop.Client.SendAsync(StreamRequest(other), HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var end = response.Content.ReadAsStringAsync();
        var otherEnd = untouched.Content.ReadAsStringAsync();

        var time = Stopwatch.StartNew();
        await shop.RevokeAsync(key);
        await end;

        Assert.InRange(time.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        Assert.False(otherEnd.IsCompleted);

        static HttpRequestMessage StreamRequest(IssuedCredential key)
        {
            var request = KeyShop.NewRequest(KeyShop.Bearer(key), Stream);
            request.Headers.TryAddWithoutValidation("Accept", "text/event-stream");
            return request;
        }
    }

    [Fact]
    public async Task A_WebSocket_of_a_revoked_key_is_closed_within_five_seconds_with_a_code_after_which_clients_do_not_come_back()
    {
        await using var shop = await KeyShop.StartAsync();
        var key = await shop.CreateAsync();
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        socket.Options.SetRequestHeader("Authorization", KeyShop.Bearer(key));
        await socket.ConnectAsync(new Uri($"ws://{shop.Client.BaseAddress!.Authority}/graphql"), CancellationToken.None);
        await socket.SendAsync(Encoding.UTF8.GetBytes("{\"type\":\"connection_init\"}"), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        var buffer = new byte[1000];
        await socket.ReceiveAsync(buffer, CancellationToken.None);

        var time = Stopwatch.StartNew();
        await shop.RevokeAsync(key);
        var message = await socket.ReceiveAsync(buffer, CancellationToken.None);

        Assert.Equal((WebSocketMessageType.Close, 4401), (message.MessageType, (int?)message.CloseStatus));
        Assert.InRange(time.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task A_key_asks_as_often_as_it_may_and_then_waits_and_neither_another_key_nor_the_owner_does()
    {
        await using var shop = await KeyShop.StartAsync(("Insights:RateLimit:RequestsPerMinute", "3"));
        var (key, other) = (await shop.CreateAsync(), await shop.CreateAsync());
        for (var i = 0; i < 3; i++) Assert.Equal(HttpStatusCode.OK, (await shop.SendAsync(KeyShop.Bearer(key))).StatusCode);

        using var refused = await shop.SendAsync(KeyShop.Bearer(key));

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Contains("RATE_LIMITED", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await shop.SendAsync(KeyShop.Bearer(other))).StatusCode);
        for (var i = 0; i < 5; i++) await shop.Served.QueryAsync(KeyShop.Query);
    }

    [Fact]
    public async Task After_ten_failures_an_address_is_not_heard_for_ten_minutes_and_the_owner_on_this_machine_is()
    {
        await using var shop = await KeyShop.StartAsync();
        var key = await shop.CreateAsync();
        for (var i = 0; i < FailedAttempts.MaxFailures; i++) Assert.Equal(HttpStatusCode.Unauthorized, (await shop.SendAsync("Bearer x")).StatusCode);

        using var right = await shop.SendAsync(KeyShop.Bearer(key));
        using var wrong = await shop.SendAsync("Bearer x");

        Assert.Equal((HttpStatusCode.TooManyRequests, HttpStatusCode.TooManyRequests), (right.StatusCode, wrong.StatusCode));
        Assert.Equal(await wrong.Content.ReadAsStringAsync(), await right.Content.ReadAsStringAsync());
        Assert.Equal(600, right.Headers.RetryAfter!.Delta!.Value.TotalSeconds);
        await shop.Served.QueryAsync(KeyShop.Query);
        var entries = await shop.AuditAsync(until: "LOCKED_OUT");
        Assert.Equal(FailedAttempts.MaxFailures, entries.Count(entry => (string?)entry["action"] == "SIGN_IN_FAILED"));
        Assert.Equal("NOBODY 127.0.0.1", entries.Where(entry => (string?)entry["action"] == "LOCKED_OUT").Select(entry => $"{entry["actor"]} {entry["address"]}").Single());

        shop.Served.Shop.Clock.Now += FailedAttempts.Lock;

        Assert.Equal(HttpStatusCode.OK, (await shop.SendAsync(KeyShop.Bearer(key))).StatusCode);
    }

    [Theory]
    [InlineData("/graphql?query={shop{currency}}&access_token={0}")]
    [InlineData("/graphql?query={shop{currency}}&key={0}")]
    [InlineData("/graphql?query={shop{currency}}&token={0}")]
    [InlineData("/?x=a{0}b")]
    [InlineData("/graphql?key=")]
    public async Task A_key_behind_the_question_mark_is_refused_with_what_to_do_and_not_logged(string address)
    {
        await using var shop = await KeyShop.StartAsync();
        var key = await shop.CreateAsync();

        using var response = await shop.Client.GetAsync(new Uri(address.Replace("{0}", key.Token, StringComparison.Ordinal), UriKind.Relative));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("insights key rotate", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.NotEmpty(shop.Log);
        Assert.DoesNotContain(shop.Log, line => line.Contains(key.Token[^43..], StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_key_in_a_path_is_refused()
    {
        await using var shop = await KeyShop.StartAsync();

        using var response = await shop.Client.GetAsync(new Uri("/customers/" + (await shop.CreateAsync()).Token, UriKind.Relative));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task A_secret_is_in_no_log_and_in_no_file()
    {
        await using var shop = await KeyShop.StartAsync();
        var secret = (string?)(await shop.Served.QueryAsync("mutation { createKey(input: { name: \"a\", scopes: [LISTS] }) { secret } }"))["createKey"]!["secret"];
        Assert.Equal(HttpStatusCode.OK, (await shop.SendAsync($"Bearer {secret}")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await shop.SendAsync($"Bearer {secret}x")).StatusCode);
        await shop.AuditAsync(until: "SIGN_IN_FAILED");

        var files = Directory.GetFiles(shop.Served.Shop.Folder.Path, "*", SearchOption.AllDirectories);

        Assert.Contains(files, file => file.EndsWith("insights.db", StringComparison.Ordinal));
        Assert.All(files, file => Assert.DoesNotContain(secret![^43..], ReadShared(file), StringComparison.Ordinal));
        Assert.DoesNotContain(shop.Log, line => line.Contains(secret![^43..], StringComparison.Ordinal));
        Assert.DoesNotContain("secretHash", (await shop.Client.GetStringAsync(new Uri("/graphql/schema.graphql", UriKind.Relative))), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_key_for_trusted_documents_executes_no_other_on_any_way()
    {
        await using var shop = await KeyShop.StartAsync();
        var key = await shop.CreateAsync(new CredentialDraft(CredentialKind.Key, "a") { Scopes = [CredentialScope.Analytics], DocumentsOnly = true });
        // Another caller's document is in the server's memory.
        await shop.Served.QueryAsync(KeyShop.Query);
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(KeyShop.Query)));
        var byHash = $"/graphql?extensions={Uri.EscapeDataString($"{{\"persistedQuery\":{{\"version\":1,\"sha256Hash\":\"{hash}\"}}}}")}";

        using var sent = await shop.SendAsync(KeyShop.Bearer(key));
        using var get = new HttpRequestMessage(HttpMethod.Get, byHash);
        get.Headers.TryAddWithoutValidation("Authorization", KeyShop.Bearer(key));
        using var named = await shop.Client.SendAsync(get);

        Assert.Contains("DOCUMENT_NOT_TRUSTED", await sent.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("PERSISTED_QUERY_NOT_FOUND", await named.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("currency", await shop.Client.GetStringAsync(new Uri(byHash, UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_leaves_as_a_file_and_what_is_changed_of_the_settings_is_in_the_audit_without_the_data()
    {
        await using var shop = await KeyShop.StartAsync();
        await new Insights.Server.Features.Runs.ShopAnalysis(shop.Served.Shop.Database, shop.Served.Shop.Clock).RunAsync(
            new DateOnly(2024, 6, 1), new Insights.Ml.Analysis.AnalysisOptions { Policy = Insights.Data.Tiers.TierPolicy.Default }, progress: null, CancellationToken.None);
        var key = await shop.CreateAsync(new CredentialDraft(CredentialKind.Key, "Newsletter") { Scopes = [CredentialScope.Lists, CredentialScope.Personal] });
        using var request = new HttpRequestMessage(HttpMethod.Get, "/exports/customers.csv?language=de");
        request.Headers.TryAddWithoutValidation("Authorization", KeyShop.Bearer(key));

        using var file = await shop.Client.SendAsync(request);
        var page = await shop.Client.GetStringAsync(new Uri("/settings", UriKind.Relative));
        using var form = new FormUrlEncodedContent([new("name", "Tea"), new("analyse-after-import", "on"), new("__RequestVerificationToken", Features.Pages.PageText.Token(page))]);
        using var saved = await shop.Client.PostAsync(new Uri("/settings", UriKind.Relative), form);

        Assert.Contains("anna", await file.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var entries = await shop.AuditAsync(until: "SETTINGS_CHANGED");
        Assert.Equal("KEY 1 /exports/customers.csv", Assert.Single(entries.Where(entry => (string?)entry["action"] == "EXPORTED").Select(entry => $"{entry["actor"]} {entry["keyId"]} {entry["subject"]}")));
        Assert.Equal("OWNER  settings", Assert.Single(entries.Where(entry => (string?)entry["action"] == "SETTINGS_CHANGED").Select(entry => $"{entry["actor"]} {entry["keyId"]} {entry["subject"]}")));
    }

    [Fact]
    public async Task A_use_is_noted_at_most_once_a_minute()
    {
        await using var shop = await KeyShop.StartAsync();
        var key = await shop.CreateAsync();
        var first = shop.Served.Shop.Clock.Now;

        foreach (var seconds in (int[])[0, 30, 59, 60])
        {
            shop.Served.Shop.Clock.Now = first.AddSeconds(seconds);
            await shop.SendAsync(KeyShop.Bearer(key));
            var expected = (seconds < 60 ? first : first.AddMinutes(1)).UtcDateTime;
            while (await LastUsedAsync() is var used && used != expected) Assert.True(used is null || used < expected);
        }

        async Task<DateTime?> LastUsedAsync() => (await shop.Served.Shop.Database.ListCredentialsAsync(CredentialKind.Key, CancellationToken.None))[0].LastUsedAt;
    }

    private static async Task<IEnumerable<string?>> AllFailuresAsync(KeyShop shop, int count)
    {
        while (true)
        {
            var failures = (await shop.AuditAsync(until: "SIGN_IN_FAILED")).Where(entry => (string?)entry["action"] == "SIGN_IN_FAILED").Select(entry => (string?)entry["subject"]).ToList();
            if (failures.Count == count) return failures;
        }
    }

    private static string ReadShared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(file, Encoding.Latin1);
        return reader.ReadToEnd();
    }
}
