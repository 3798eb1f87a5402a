using System.Globalization;
using Insights.Data.Credentials;
using Insights.Data.Storage;
using Insights.Server.Authentication;
using Insights.Server.Features.Jobs;
using Insights.Server.GraphQL.Contract;

namespace Insights.Server.Features.Keys;

/// <summary>Makes, rotates and revokes keys.</summary>
[ResolverOf("Mutation")]
internal static class KeyMutations
{
    private const int MaxOverlapDays = 90;
    private const int DefaultOverlapDays = 7;

    public static async Task<CreateKeyPayload> CreateKey(
        CreateKeyInput input, IDatabase database, AuditedCaller caller, TimeProvider clock, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var draft = new CredentialDraft(CredentialKind.Key, input.Name)
        {
            Scopes = input.Scopes,
            ExpiresAt = input.ExpiresOn?.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc),
            Origins = input.Origins ?? [],
            DocumentsOnly = input.TrustedDocumentsOnly ?? false,
        };
        if (draft.FaultAt(now) is { } fault) return new CreateKeyPayload(null, null, [new InvalidInputError(fault.Message, fault.Field == "expiresAt" ? "expiresOn" : fault.Field)]);
        var issued = await database.CreateCredentialAsync(draft, caller.ForAudit, clock, cancellationToken);
        return new CreateKeyPayload(new KeyView(issued.Credential, now), issued.Token, []);
    }

    public static async Task<RotateKeyPayload> RotateKey(
        RotateKeyInput input, IDatabase database, AuditedCaller caller, TimeProvider clock, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var days = input.OverlapDays ?? DefaultOverlapDays;
        if (days is < 0 or > MaxOverlapDays)
            return new RotateKeyPayload(null, null, null, [new InvalidInputError($"The one before stays valid for 0 to {MaxOverlapDays} days.", "overlapDays")]);
        var change = NumberOf(input.Id) is { } id
            ? await database.RotateCredentialAsync(id, TimeSpan.FromDays(days), caller.ForAudit, clock, cancellationToken)
            : new CredentialChange(CredentialOutcome.NotFound, null);
        object? error = change.Outcome switch
        {
            CredentialOutcome.Done => null,
            CredentialOutcome.NotFound => new KeyNotFoundError(NoSuchKey(input.Id)),
            CredentialOutcome.Replaced => new KeyEndedError($"Another key has taken the place of key {input.Id} already. Rotate that one."),
            _ => new KeyEndedError($"Key {input.Id} can be used no longer. Make a new one."),
        };
        if (error is not null) return new RotateKeyPayload(null, null, null, [error]);
        return new RotateKeyPayload(
            change.Issued is { } issued ? new KeyView(issued.Credential, now) : null, change.Issued?.Token, change.Credential is { } before ? new KeyView(before, now) : null, []);
    }

    public static async Task<RevokeKeyPayload> RevokeKey(
        RevokeKeyInput input, IDatabase database, AuditedCaller caller, TimeProvider clock, CancellationToken cancellationToken)
    {
        var change = NumberOf(input.Id) is { } id
            ? await database.RevokeCredentialAsync(id, CredentialKind.Key, caller.ForAudit, clock, cancellationToken)
            : new CredentialChange(CredentialOutcome.NotFound, null);
        return change.Credential is { } key
            ? new RevokeKeyPayload(new KeyView(key, clock.GetUtcNow().UtcDateTime), [])
            : new RevokeKeyPayload(null, [new KeyNotFoundError(NoSuchKey(input.Id))]);
    }

    private static long? NumberOf(string id) => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string NoSuchKey(string id) => $"There is no key '{id}'. See keys.";
}

/// <summary>A key that is to be made.</summary>
internal sealed record CreateKeyInput
{
    public string Name { get; init; } = "";

    public IReadOnlyList<CredentialScope> Scopes { get; init; } = [];

    public DateOnly? ExpiresOn { get; init; }

    public IReadOnlyList<string>? Origins { get; init; }

    public bool? TrustedDocumentsOnly { get; init; }
}

/// <summary>A key that is to be replaced.</summary>
internal sealed record RotateKeyInput
{
    public string Id { get; init; } = "";

    public int? OverlapDays { get; init; }
}

/// <summary>A key that is to be revoked.</summary>
internal sealed record RevokeKeyInput
{
    public string Id { get; init; } = "";
}

/// <summary>The answer to createKey.</summary>
internal sealed record CreateKeyPayload(KeyView? Key, string? Secret, IReadOnlyList<object> Errors);

/// <summary>The answer to rotateKey.</summary>
internal sealed record RotateKeyPayload(KeyView? Key, string? Secret, KeyView? Replaced, IReadOnlyList<object> Errors);

/// <summary>The answer to revokeKey.</summary>
internal sealed record RevokeKeyPayload(KeyView? Key, IReadOnlyList<object> Errors);

/// <summary>There is no key of this number.</summary>
internal sealed record KeyNotFoundError(string Message);

/// <summary>The key can be used no longer.</summary>
internal sealed record KeyEndedError(string Message);
