using Insights.Data.Credentials;
using Insights.Data.Import;
using Insights.Data.Shops;
using Insights.Data.Storage;
using Insights.Server.Authentication;
using Insights.Server.Features.Jobs;
using Insights.Server.Features.Pages;
using Insights.Server.GraphQL.Contract;

namespace Insights.Server.Features.Settings;

/// <summary>Changes the currency and the time zone of the shop.</summary>
[ResolverOf("Mutation")]
internal static class TermsMutations
{
    public static ChangeTermsPayload ChangeTerms(ChangeTermsInput input, JobQueue jobs, IDatabase database, AuditTrail audit, AuditedCaller caller, TimeProvider clock)
    {
        if (input is { Currency: null, TimeZone: null }) return Refuse(new InvalidInputError("Name a currency, a time zone or both.", "currency"));
        if (input.Currency is { } currency && !Currency.TryParse(currency, out _)) return Refuse(new InvalidInputError($"'{currency}' is not an ISO 4217 code such as EUR.", "currency"));
        if (input.TimeZone is { } zone && !TimeZoneNames.IsKnown(zone)) return Refuse(new InvalidInputError($"'{zone}' is not a time zone such as Europe/Berlin.", "timeZone"));
        if (Start(input, jobs, database, clock) is not { } job) return Refuse(new TooManyJobsError("Too much work waits already. Try again when some of it is done."));
        audit.Add(caller.ForAudit, AuditAction.SettingsChanged, "currency or time zone");
        return new ChangeTermsPayload(new JobView(job), []);
    }

    /// <summary>Starts a change of terms that exist; null where too much work waits.</summary>
    internal static Job? Start(ChangeTermsInput input, JobQueue jobs, IDatabase database, TimeProvider clock) =>
        jobs.Start(JobKind.Terms, async (_, cancellationToken) =>
        {
            await Task.Run(() => new Importer(database, clock).ChangeTermsAsync(input.Currency, input.TimeZone, cancellationToken), cancellationToken);
            return new JobOutcome(Import: null, Run: null);
        }, new TermsRequest());

    private static ChangeTermsPayload Refuse(object error) => new(null, [error]);
}

/// <summary>A change of currency or time zone, whose end is on the settings page.</summary>
internal sealed record TermsRequest : JobRequest
{
    /// <inheritdoc/>
    internal override string? NextPage(Job job) => SettingsEndpoints.LinkTo(job);
}

/// <summary>What is to change.</summary>
internal sealed record ChangeTermsInput
{
    public string? Currency { get; init; }

    public string? TimeZone { get; init; }
}

/// <summary>The answer to changeTerms.</summary>
internal sealed record ChangeTermsPayload(JobView? Job, IReadOnlyList<object> Errors);
