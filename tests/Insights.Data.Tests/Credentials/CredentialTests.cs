using Insights.Data.Credentials;
using Insights.Data.Storage;
using Insights.Data.Storage.Sqlite;
using Insights.Testing;
using Microsoft.Data.Sqlite;

namespace Insights.Data.Tests.Credentials;

public sealed class CredentialTests : IAsyncLifetime
{
    private static readonly AuditCaller Caller = AuditCaller.CommandLine;
    private readonly TestShop shop = new();

    public Task InitializeAsync() => shop.Database.MigrateAsync(CancellationToken.None);

    public Task DisposeAsync()
    {
        shop.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_token_names_its_key_and_has_256_random_bits_of_which_only_the_hash_is_stored()
    {
        var first = await CreateAsync();
        var second = await CreateAsync();

        Assert.True(BearerToken.TryParse(first.Token, out var id, out var secret));
        Assert.Equal((first.Credential.CredentialId, 43), (id, secret.Length));
        Assert.Equal(BearerToken.HashOf(secret), (await ListAsync()).Single(key => key.CredentialId == id).SecretHash);
        Assert.NotEqual(secret, second.Token[^43..]);
        // Closed, so that all of it is in the file.
        ((SqliteDatabase)shop.Database).Dispose();
        Assert.All(Directory.GetFiles(shop.Folder.File("data")), file => Assert.DoesNotContain(secret, File.ReadAllText(file, System.Text.Encoding.Latin1), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("ins_1_")]
    [InlineData("ins_1_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("ins_1_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n")]
    [InlineData("ins_-1_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("INS_1_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("ins_9999999999999999999_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void What_is_no_token_is_not_taken_for_one(string text) => Assert.False(BearerToken.TryParse(text, out _, out _));

    [Fact]
    public async Task A_rotated_key_is_valid_until_the_overlap_ends_and_the_new_one_has_its_scopes_origins_and_time()
    {
        var now = shop.Clock.Now.UtcDateTime;
        var before = await CreateAsync(new CredentialDraft(CredentialKind.Key, "Web shop")
        {
            Scopes = [CredentialScope.WriteTill, CredentialScope.Lists],
            ExpiresAt = now.AddDays(90),
            Origins = ["https://Shop.example/"],
            DocumentsOnly = true,
        });
        shop.Clock.Now += TimeSpan.FromDays(30);

        var change = await shop.Database.RotateCredentialAsync(before.Credential.CredentialId, TimeSpan.FromDays(7), Caller, shop.Clock, CancellationToken.None);

        var keys = await ListAsync();
        var (old, replacing) = (keys[1], keys[0]);
        Assert.Equal(CredentialOutcome.Done, change.Outcome);
        Assert.Equal((now.AddDays(37), now.AddDays(120)), (old.ExpiresAt, replacing.ExpiresAt));
        Assert.Equal(("Web shop", "lists write:till", "https://shop.example", true), (replacing.Name, replacing.Scopes, replacing.Origins, replacing.DocumentsOnly));
        Assert.Equal(old.CredentialId, replacing.Replaces);
        Assert.Equal((CredentialState.Active, CredentialState.Expired), (old.StateAt(now.AddDays(37).AddMilliseconds(-1)), old.StateAt(now.AddDays(37))));
    }

    [Fact]
    public async Task A_rotation_makes_no_key_valid_for_longer()
    {
        var end = shop.Clock.Now.UtcDateTime.AddDays(2);
        var before = await CreateAsync(new CredentialDraft(CredentialKind.Key, "a") { Scopes = [CredentialScope.Lists], ExpiresAt = end });

        await shop.Database.RotateCredentialAsync(before.Credential.CredentialId, TimeSpan.FromDays(7), Caller, shop.Clock, CancellationToken.None);

        Assert.Equal(end, (await ListAsync())[1].ExpiresAt);
    }

    [Fact]
    public async Task What_has_ended_or_was_replaced_cannot_be_rotated()
    {
        var (replaced, revoked, device) = (await CreateAsync(), await CreateAsync(), await CreateAsync(new CredentialDraft(CredentialKind.Device, "Till")));
        await RotateAsync(replaced);
        await shop.Database.RevokeCredentialAsync(revoked.Credential.CredentialId, CredentialKind.Key, Caller, shop.Clock, CancellationToken.None);

        Assert.Equal(
            [CredentialOutcome.Replaced, CredentialOutcome.Ended, CredentialOutcome.NotFound],
            [(await RotateAsync(replaced)).Outcome, (await RotateAsync(revoked)).Outcome, (await RotateAsync(device)).Outcome]);
        Assert.Equal(CredentialOutcome.NotFound, (await shop.Database.RevokeCredentialAsync(device.Credential.CredentialId, CredentialKind.Key, Caller, shop.Clock, CancellationToken.None)).Outcome);

        Task<CredentialChange> RotateAsync(IssuedCredential key) => shop.Database.RotateCredentialAsync(key.Credential.CredentialId, TimeSpan.Zero, Caller, shop.Clock, CancellationToken.None);
    }

    [Fact]
    public async Task Keys_raise_topics_of_their_own_so_that_nothing_of_the_shop_is_discarded()
    {
        var before = await shop.Database.ReadRevisionsAsync(CancellationToken.None);
        await CreateAsync();
        var created = await shop.Database.ReadRevisionsAsync(CancellationToken.None);
        await shop.Database.AddToAuditAsync([], new Dictionary<long, DateTime> { [1] = shop.Clock.Now.UtcDateTime }, CancellationToken.None);

        Assert.Equal(before with { Credentials = before.Credentials + 1, Audit = before.Audit + 1 }, created);
        Assert.Equal(created with { Audit = created.Audit + 1 }, await shop.Database.ReadRevisionsAsync(CancellationToken.None));
        Assert.Equal(shop.Clock.Now.UtcDateTime, Assert.Single(await ListAsync()).LastUsedAt);
    }

    [Theory]
    [InlineData("UPDATE audit_entries SET subject = 'nothing'")]
    [InlineData("DELETE FROM audit_entries")]
    public async Task The_database_refuses_to_change_or_delete_what_is_in_the_audit(string sql)
    {
        await CreateAsync();

        await using var connection = await shop.Database.OpenAsync(CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        var error = await Assert.ThrowsAsync<SqliteException>(() => command.ExecuteNonQueryAsync());

        Assert.Contains("only added", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_restored_backup_makes_no_key_valid_that_was_revoked_or_rotated_since()
    {
        var (stays, revoked, rotated) = (await CreateAsync(), await CreateAsync(), await CreateAsync());
        var sqlite = (SqliteDatabase)shop.Database;
        await sqlite.BackupAsync(shop.Folder.File("backup.db"), overwrite: false, CancellationToken.None);
        await shop.Database.RevokeCredentialAsync(revoked.Credential.CredentialId, CredentialKind.Key, Caller, shop.Clock, CancellationToken.None);
        await shop.Database.RotateCredentialAsync(rotated.Credential.CredentialId, TimeSpan.Zero, Caller, shop.Clock, CancellationToken.None);
        using var elsewhere = new SqliteDatabase(shop.Folder.File("elsewhere"));

        await sqlite.RestoreAsync(shop.Folder.File("backup.db"), CancellationToken.None);
        await elsewhere.RestoreAsync(shop.Folder.File("backup.db"), CancellationToken.None);

        Assert.Equal([CredentialState.Expired, CredentialState.Revoked, CredentialState.Active], await StatesAsync(shop.Database));
        Assert.Equal([CredentialState.Active, CredentialState.Active, CredentialState.Active], await StatesAsync(elsewhere));
        Assert.Equal(stays.Credential.SecretHash, (await elsewhere.ListCredentialsAsync(CredentialKind.Key, CancellationToken.None))[2].SecretHash);

        async Task<IEnumerable<CredentialState>> StatesAsync(IDatabase database) =>
            (await database.ListCredentialsAsync(CredentialKind.Key, CancellationToken.None)).Select(key => key.StateAt(shop.Clock.Now.UtcDateTime));
    }

    [Theory]
    [InlineData("https://Shop.Example", "https://shop.example")]
    [InlineData("https://shop.example:443/", "https://shop.example")]
    [InlineData("http://localhost:3000", "http://localhost:3000")]
    [InlineData("https://bücher.example", "https://xn--bcher-kva.example")]
    [InlineData("https://shop.example/page", null)]
    [InlineData("https://a@shop.example", null)]
    [InlineData("https://shop.example?x", null)]
    [InlineData("null", null)]
    [InlineData("*", null)]
    [InlineData("file:///x", null)]
    public void An_origin_is_written_as_browsers_send_it(string text, string? expected) => Assert.Equal(expected, WebOrigin.Normalise(text));

    [Fact]
    public void Every_scope_is_read_as_it_is_written() =>
        Assert.Equal(Enum.GetValues<CredentialScope>(), CredentialScopes.Names.Select(CredentialScopes.Parse));

    private Task<IssuedCredential> CreateAsync(CredentialDraft? draft = null) => shop.Database.CreateCredentialAsync(
        draft ?? new CredentialDraft(CredentialKind.Key, "a program") { Scopes = [CredentialScope.Lists] }, Caller, shop.Clock, CancellationToken.None);

    private Task<IReadOnlyList<Credential>> ListAsync() => shop.Database.ListCredentialsAsync(CredentialKind.Key, CancellationToken.None);
}
