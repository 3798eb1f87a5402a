using System.Text.Json.Nodes;
using Insights.Data.Storage;
using Insights.Testing;

namespace Insights.Server.Tests.CommandLine;

public sealed class KeyCommandTests : IDisposable
{
    private readonly TestShop shop = new();

    public void Dispose() => shop.Dispose();

    [Fact]
    public async Task A_key_is_printed_once_alone_on_standard_output_and_listed_rotated_and_revoked()
    {
        await shop.Database.MigrateAsync(CancellationToken.None);

        var made = await RunAsync("create", "Web shop", "--scope", "write:till", "--scope", "lists", "--expires", "90d", "--origin", "https://shop.example");
        var rotated = await RunAsync("rotate", "1", "--overlap", "12h");
        var revoked = await RunAsync("revoke", "1");
        var listed = await RunAsync("list");
        var forPrograms = JsonNode.Parse((await RunAsync("list", "--json")).Output)!.AsArray();

        Assert.Matches("^ins_1_[A-Za-z0-9_-]{43}\n$", made.Output);
        Assert.DoesNotContain(made.Output.Trim()[^43..], made.Error, StringComparison.Ordinal);
        Assert.Contains("This is key 1, Web shop. It is shown this once", made.Error, StringComparison.Ordinal);
        Assert.Matches("^ins_2_[A-Za-z0-9_-]{43}\n$", rotated.Output);
        Assert.Contains("Key 1 is valid until ", rotated.Error, StringComparison.Ordinal);
        Assert.Equal("Key 1, Web shop, is revoked.\n", revoked.Output);
        Assert.Matches("(?s)   2  Web shop\n      lists, write:till\n      expires .*; never used; replaces key 1\n      pages of https://shop.example\n   1  Web shop.*revoked ", listed.Output);
        Assert.Equal(["2 active", "1 revoked"], forPrograms.Select(key => $"{key!["id"]} {key["state"]}"));
        Assert.All(forPrograms, key => Assert.Null(key!["secret"]));
    }

    [Fact]
    public async Task For_programs_the_secret_is_in_the_answer()
    {
        await shop.Database.MigrateAsync(CancellationToken.None);

        var made = JsonNode.Parse((await RunAsync("create", "a", "--scope", "admin", "--trusted-documents-only", "--json")).Output)!;

        Assert.Matches("^ins_1_", (string?)made["secret"]);
        Assert.Equal(("a", "active", true, null), ((string?)made["name"], (string?)made["state"], (bool?)made["trustedDocumentsOnly"], (string?)made["expiresAt"]));
    }

    [Theory]
    [InlineData(2, "--scope", "create", "a")]
    [InlineData(2, "'everything'", "create", "a", "--scope", "everything")]
    [InlineData(2, "'soon'", "create", "a", "--scope", "lists", "--expires", "soon")]
    [InlineData(2, "to come", "create", "a", "--scope", "lists", "--expires", "2020-01-01")]
    [InlineData(2, "no origin", "create", "a", "--scope", "lists", "--origin", "*")]
    [InlineData(1, "There is no key 7", "revoke", "7")]
    [InlineData(1, "There is no key 7", "rotate", "7")]
    [InlineData(2, "--overlap", "rotate", "7", "--overlap", "long")]
    public async Task What_cannot_be_is_said_in_a_sentence(int status, string said, params string[] arguments)
    {
        await shop.Database.MigrateAsync(CancellationToken.None);

        var result = await RunAsync(arguments);

        Assert.Equal(status, result.ExitStatus);
        Assert.Contains(said, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        Assert.Empty(await shop.Database.ListCredentialsAsync(Data.Credentials.CredentialKind.Key, CancellationToken.None));
    }

    [Fact]
    public async Task A_folder_without_a_shop_is_not_made_into_one()
    {
        var result = await RunAsync("list");

        Assert.Contains("There is no shop in", result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(shop.Folder.File("data")));
    }

    private Task<InsightsProgram.Result> RunAsync(params string[] arguments) => InsightsProgram.RunAsync(shop.Folder.Path, ["key", .. arguments, "--data", shop.Folder.File("data")]);
}
