using Insights.Server.Tests.Authentication;

namespace Insights.Server.Tests.Features.Keys;

public class KeyMutationTests
{
    [Fact]
    public async Task A_key_is_made_listed_rotated_and_revoked_and_its_secret_is_in_the_answer_alone()
    {
        await using var shop = await KeyShop.StartAsync();

        var made = (await shop.Served.QueryAsync("""
            mutation { createKey(input: { name: "Web shop", scopes: [WRITE_TILL, LISTS], expiresOn: "2024-12-01", origins: ["https://Shop.example"], trustedDocumentsOnly: true }) {
              secret key { id name scopes state expiresAt origins trustedDocumentsOnly } errors { __typename } } }
            """))["createKey"]!;
        var rotated = (await shop.Served.QueryAsync("mutation { rotateKey(input: { id: \"1\", overlapDays: 3 }) { secret key { id replaces scopes } replaced { id state expiresAt } errors { __typename } } }"))["rotateKey"]!;
        var revoked = (await shop.Served.QueryAsync("mutation { revokeKey(input: { id: \"1\" }) { key { state } errors { __typename } } }"))["revokeKey"]!;
        var listed = (await shop.Served.QueryAsync("{ keys { id state revokedAt lastUsedAt } }"))["keys"]!;

        Assert.Equal(
            """{"id":"1","name":"Web shop","scopes":["LISTS","WRITE_TILL"],"state":"ACTIVE","expiresAt":"2024-12-01T00:00:00.000Z","origins":["https://shop.example"],"trustedDocumentsOnly":true}""",
            made["key"]!.ToJsonString());
        Assert.Matches("^ins_1_[A-Za-z0-9_-]{43}$", (string?)made["secret"]);
        Assert.Matches("^ins_2_[A-Za-z0-9_-]{43}$", (string?)rotated["secret"]);
        Assert.Equal("""{"id":"2","replaces":"1","scopes":["LISTS","WRITE_TILL"]}""", rotated["key"]!.ToJsonString());
        Assert.Equal("""{"id":"1","state":"ACTIVE","expiresAt":"2024-07-04T12:00:00.000Z"}""", rotated["replaced"]!.ToJsonString());
        Assert.Equal("""{"key":{"state":"REVOKED"},"errors":[]}""", revoked.ToJsonString());
        Assert.Equal(
            """[{"id":"2","state":"ACTIVE","revokedAt":null,"lastUsedAt":null},{"id":"1","state":"REVOKED","revokedAt":"2024-07-01T12:00:00.000Z","lastUsedAt":null}]""", listed.ToJsonString());
    }

    [Theory]
    [InlineData("createKey(input: { name: \" \", scopes: [LISTS] })", "InvalidInputError", "name")]
    [InlineData("createKey(input: { name: \"a\", scopes: [] })", "InvalidInputError", "scopes")]
    [InlineData("createKey(input: { name: \"a\", scopes: [LISTS], expiresOn: \"2024-07-01\" })", "InvalidInputError", "expiresOn")]
    [InlineData("createKey(input: { name: \"a\", scopes: [LISTS], origins: [\"*\"] })", "InvalidInputError", "origins")]
    [InlineData("rotateKey(input: { id: \"1\", overlapDays: 91 })", "InvalidInputError", "overlapDays")]
    [InlineData("rotateKey(input: { id: \"99\" })", "KeyNotFoundError", null)]
    [InlineData("revokeKey(input: { id: \"99\" })", "KeyNotFoundError", null)]
    [InlineData("revokeKey(input: { id: \"x\" })", "KeyNotFoundError", null)]
    [InlineData("rotateKey(input: { id: \"1\" })", "KeyEndedError", null)]
    public async Task What_cannot_be_is_said_and_nothing_is_changed(string mutation, string error, string? field)
    {
        await using var shop = await KeyShop.StartAsync();
        await shop.RevokeAsync(await shop.CreateAsync());

        var fields = field is null ? "" : "... on InvalidInputError { field }";
        var payload = (await shop.Served.QueryAsync($"mutation {{ answer: {mutation} {{ errors {{ __typename {fields} }} }} }}"))["answer"]!;

        Assert.Equal((error, field), ((string?)payload["errors"]![0]!["__typename"], (string?)payload["errors"]![0]!["field"]));
        Assert.Single((await shop.Served.QueryAsync("{ keys { id } }"))["keys"]!.AsArray());
    }

    [Fact]
    public async Task The_audit_is_read_in_pages_the_latest_first_and_is_new_after_each_entry()
    {
        await using var shop = await KeyShop.StartAsync();
        for (var i = 0; i < 3; i++) await shop.CreateAsync();

        var first = (await shop.Served.QueryAsync("{ auditEntries(first: 2) { totalCount nodes { subject } pageInfo { hasNextPage endCursor } } }"))["auditEntries"]!;
        await shop.CreateAsync();
        var second = (await shop.Served.QueryAsync($"{{ auditEntries(first: 2, after: \"{first["pageInfo"]!["endCursor"]}\") {{ totalCount nodes {{ subject }} pageInfo {{ hasNextPage }} }} }}"))["auditEntries"]!;

        Assert.Equal("""[{"subject":"key 3"},{"subject":"key 2"}]""", first["nodes"]!.ToJsonString());
        Assert.Equal("""{"totalCount":4,"nodes":[{"subject":"key 1"}],"pageInfo":{"hasNextPage":false}}""", second.ToJsonString());
    }
}
