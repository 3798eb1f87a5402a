using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Insights.Data.Credentials;
using Insights.Data.Storage;
using Insights.Data.Storage.Sqlite;

namespace Insights.Server.CommandLine.Commands;

/// <summary>Keys of programs: makes, lists, rotates and revokes them.</summary>
internal sealed class KeyCommand : Command
{
    private const string Text = """
        Give other programs, as a web shop, keys to the API, and take them back. A key is printed once and stored
        nowhere; the program sends it with each request: Authorization: Bearer ins_...

          insights key create "Web shop" --scope lists --expires 90d
          insights key list
          insights key rotate 3
          insights key revoke 3
        """;

    internal static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true };

    public KeyCommand() : base("key", Text)
    {
        Add(new KeyCreateCommand());
        Add(new KeyListCommand());
        Add(new KeyRotateCommand());
        Add(new KeyRevokeCommand());
    }

    /// <summary>The shop's database, in this program's version. There need be no sales in it yet.</summary>
    /// <exception cref="CommandException">There is no database.</exception>
    internal static async Task<SqliteDatabase> DatabaseOfAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var database = CommonOptions.DatabaseOf(parsed);
        if (!File.Exists(database.Location))
            throw new CommandException($"There is no shop in {database.Folder} yet. Begin with insights serve, or insights import FILE (with the same --data, if you name one).");
        await CommonOptions.MigrateAsync(database, cancellationToken);
        return database;
    }

    internal static Argument<long> NewNumber() => new("ID") { Description = "The key's number, as insights key list names it." };

    /// <summary>A key that was just made: the key alone on standard output, so that a script can take it, and the rest on standard error.</summary>
    internal static async Task PrintAsync(IssuedCredential issued, bool isForPrograms, string remark)
    {
        var key = issued.Credential;
        if (isForPrograms)
        {
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(ForPrograms(key, issued.Token), Json));
            return;
        }
        await Console.Out.WriteLineAsync(issued.Token);
        await Console.Error.WriteLineAsync(
            $"This is key {key.CredentialId.ToString(CultureInfo.InvariantCulture)}, {key.Name}. It is shown this once: give it to the program now, which sends it as a header, Authorization: Bearer ins_...{remark}");
    }

    internal static object ForPrograms(Credential key, string? token = null) => new
    {
        Id = key.CredentialId,
        key.Name,
        Scopes = key.ScopeList.Select(CredentialScopes.NameOf),
        State = StateOf(key),
        key.CreatedAt,
        key.ExpiresAt,
        key.LastUsedAt,
        key.RevokedAt,
        key.Replaces,
        Origins = key.OriginList,
        TrustedDocumentsOnly = key.DocumentsOnly,
        Secret = token,
    };

    internal static string StateOf(Credential key) => key.StateAt(TimeProvider.System.GetUtcNow().UtcDateTime).ToString().ToLowerInvariant();

    internal static CommandException Refuse(CredentialOutcome outcome, long id) => new(outcome switch
    {
        CredentialOutcome.Ended => $"Key {id} can be used no longer. Make a new one: insights key create",
        CredentialOutcome.Replaced => $"Another key has taken the place of key {id} already. Rotate that one: insights key list",
        _ => $"There is no key {id}. See: insights key list",
    });
}

/// <summary>Makes a key.</summary>
internal sealed class KeyCreateCommand : Command
{
    private const string Text = """
        Make a key for a program. It is printed on standard output, once.

          insights key create "Web shop" --scope lists --scope customers
          insights key create Accountant --scope analytics --expires 2027-01-01
          insights key create Widget --scope lists --origin https://shop.example --trusted-documents-only
        """;

    private readonly Argument<string> name = new("NAME") { Description = "What you call the program." };

    private readonly Option<string[]> scopes = new("--scope")
    {
        Description = $"What the key is for; name it again for more: {string.Join(", ", CredentialScopes.Names)}.",
        HelpName = "SCOPE",
        Required = true,
    };

    private readonly Option<string?> expires = new("--expires") { Description = "When it ends: a day, such as 2027-01-01, or a time from now, such as 90d. Default: never.", HelpName = "WHEN" };
    private readonly Option<string[]> origins = new("--origin") { Description = "Origin of web pages that may use it, such as https://shop.example. Default: no page.", HelpName = "ORIGIN" };
    private readonly Option<bool> documentsOnly = new("--trusted-documents-only") { Description = "It may execute only the GraphQL documents that the server is given (serve --trusted-documents)." };
    private readonly Option<bool> json = CommonOptions.NewJson();

    public KeyCreateCommand() : base("create", Text)
    {
        scopes.AcceptOnlyFromAmong([.. CredentialScopes.Names]);
        Add(name);
        foreach (Option option in new Option[] { scopes, expires, origins, documentsOnly, json }) Add(option);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var draft = new CredentialDraft(CredentialKind.Key, parsed.GetRequiredValue(name))
        {
            Scopes = [.. (parsed.GetValue(scopes) ?? []).Select(CredentialScopes.Parse)],
            ExpiresAt = parsed.GetValue(expires) is { } end ? KeyTimes.EndOf(end, now) : null,
            Origins = parsed.GetValue(origins) ?? [],
            DocumentsOnly = parsed.GetValue(documentsOnly),
        };
        if (draft.FaultAt(now) is { } fault) throw new CommandException(fault.Message, InsightsCommandLine.WrongUsage);
        using var database = await KeyCommand.DatabaseOfAsync(parsed, cancellationToken);
        var issued = await database.CreateCredentialAsync(draft, AuditCaller.CommandLine, TimeProvider.System, cancellationToken);
        await KeyCommand.PrintAsync(issued, parsed.GetValue(json), remark: "");
        return InsightsCommandLine.Done;
    }
}

/// <summary>Lists keys.</summary>
internal sealed class KeyListCommand : Command
{
    private readonly Option<bool> json = CommonOptions.NewJson();

    public KeyListCommand() : base("list", "List the keys, the newest first, with their last use. Their secrets cannot be shown again.")
    {
        Add(json);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var database = await KeyCommand.DatabaseOfAsync(parsed, cancellationToken);
        var keys = await database.ListCredentialsAsync(CredentialKind.Key, cancellationToken);
        await Console.Out.WriteLineAsync(parsed.GetValue(json) ? JsonSerializer.Serialize(keys.Select(key => KeyCommand.ForPrograms(key)), KeyCommand.Json) : ForPeople(keys));
        return InsightsCommandLine.Done;
    }

    private static string ForPeople(IReadOnlyList<Credential> keys)
    {
        if (keys.Count == 0) return "There are no keys. Make one: insights key create NAME --scope lists";
        var text = new StringBuilder();
        foreach (var key in keys)
        {
            var end = key.RevokedAt is { } revoked ? $"revoked {KeyTimes.Of(revoked)}" : key.ExpiresAt is { } expires ? $"{(KeyCommand.StateOf(key) == "expired" ? "expired" : "expires")} {KeyTimes.Of(expires)}" : "never expires";
            text.AppendLine(CultureInfo.InvariantCulture, $"{key.CredentialId,4}  {key.Name}");
            text.AppendLine(CultureInfo.InvariantCulture, $"      {string.Join(", ", key.ScopeList.Select(CredentialScopes.NameOf))}{(key.DocumentsOnly ? "; trusted documents only" : "")}");
            text.AppendLine(CultureInfo.InvariantCulture, $"      {end}; {(key.LastUsedAt is { } used ? $"last used {KeyTimes.Of(used)}" : "never used")}{(key.Replaces is { } replaces ? $"; replaces key {replaces}" : "")}");
            if (key.OriginList.Count > 0) text.AppendLine(CultureInfo.InvariantCulture, $"      pages of {string.Join(", ", key.OriginList)}");
        }
        return text.ToString().TrimEnd();
    }
}

/// <summary>Replaces a key.</summary>
internal sealed class KeyRotateCommand : Command
{
    private const string Text = """
        Replace a key by another one of the same name and scopes, which is printed on standard output, once. The one
        before stays valid until the overlap ends, so that the program can be given the new one.

          insights key rotate 3
          insights key rotate 3 --overlap 0d
        """;

    private readonly Argument<long> number = KeyCommand.NewNumber();
    private readonly Option<string> overlap = new("--overlap") { Description = "How long the one before stays valid, such as 7d or 12h.", HelpName = "TIME", DefaultValueFactory = _ => "7d" };
    private readonly Option<bool> json = CommonOptions.NewJson();

    public KeyRotateCommand() : base("rotate", Text)
    {
        Add(number);
        Add(overlap);
        Add(json);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var time = KeyTimes.LengthOf(parsed.GetRequiredValue(overlap))
            ?? throw new CommandException($"--overlap: '{parsed.GetValue(overlap)}' is no time of at most {KeyTimes.MaxDays} days, such as 7d or 12h.", InsightsCommandLine.WrongUsage);
        var id = parsed.GetRequiredValue(number);
        using var database = await KeyCommand.DatabaseOfAsync(parsed, cancellationToken);
        var change = await database.RotateCredentialAsync(id, time, AuditCaller.CommandLine, TimeProvider.System, cancellationToken);
        if (change is not { Outcome: CredentialOutcome.Done, Issued: { } issued, Credential.ExpiresAt: { } end }) throw KeyCommand.Refuse(change.Outcome, id);
        await KeyCommand.PrintAsync(issued, parsed.GetValue(json), string.Create(CultureInfo.InvariantCulture, $"\nKey {id} is valid until {KeyTimes.Of(end)}."));
        return InsightsCommandLine.Done;
    }
}

/// <summary>Revokes a key.</summary>
internal sealed class KeyRevokeCommand : Command
{
    private readonly Argument<long> number = KeyCommand.NewNumber();
    private readonly Option<bool> json = CommonOptions.NewJson();

    public KeyRevokeCommand() : base("revoke", "Revoke a key for good. A running server refuses it at once, and ends its streams within five seconds.")
    {
        Add(number);
        Add(json);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var id = parsed.GetRequiredValue(number);
        using var database = await KeyCommand.DatabaseOfAsync(parsed, cancellationToken);
        var change = await database.RevokeCredentialAsync(id, CredentialKind.Key, AuditCaller.CommandLine, TimeProvider.System, cancellationToken);
        if (change.Credential is not { } key) throw KeyCommand.Refuse(change.Outcome, id);
        await Console.Out.WriteLineAsync(parsed.GetValue(json) ? JsonSerializer.Serialize(KeyCommand.ForPrograms(key), KeyCommand.Json) : string.Create(CultureInfo.InvariantCulture, $"Key {id}, {key.Name}, is revoked."));
        return InsightsCommandLine.Done;
    }
}
