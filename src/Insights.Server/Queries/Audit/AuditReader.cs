using System.Data.Common;
using Insights.Data.Credentials;
using Insights.Data.Storage;
using Insights.Data.Values;
using Insights.Server.GraphQL.Contract;
using Insights.Server.GraphQL.Paging;
using Insights.Server.Queries.Lists;

namespace Insights.Server.Queries.Audit;

/// <summary>Reads the audit.</summary>
[Reads(Topics.Audit | Topics.Credentials)]
internal sealed class AuditReader(ListReader lists)
{
    private const string Columns = "a.at, a.actor, a.credential_id, c.name, a.action, a.subject, a.address";

    private static readonly ListDefinition<AuditEntryView> All = new(
        "auditEntries", Columns, new ListSource("audit_entries a") { Joins = [new ListJoin("c", "LEFT JOIN credentials c ON c.credential_id = a.credential_id")] },
        [new ListKey("a.audit_entry_id")], [new ListOrder("id", IsDescending: true)], [new ListField("id", "a.audit_entry_id", ListFieldKind.Int, CanOrder: true)], Read);

    /// <summary>The entries, the latest first.</summary>
    internal Task<Connection<AuditEntryView>> ReadAsync(PageArguments page, CancellationToken cancellationToken) =>
        lists.ReadAsync(All, [], page, where: null, order: null, cancellationToken);

    private static AuditEntryView Read(DbDataReader row) => new(
        UnixMilliseconds.ToUtc(row.GetInt64(0)), (AuditActor)row.GetInt32(1), row.NullableInt64(2), row.NullableString(3), (AuditAction)row.GetInt32(4), row.NullableString(5), row.NullableString(6));
}

/// <summary>An entry of the audit, as the API shows it.</summary>
/// <param name="At">When it happened (UTC).</param>
/// <param name="Actor">Who did it.</param>
/// <param name="CredentialId">By which credential; null for none.</param>
/// <param name="ActorName">What the owner calls its holder; null where there is no credential.</param>
/// <param name="Action">What was done.</param>
/// <param name="Subject">To what; null where the action says it all.</param>
/// <param name="Address">From which network address; null for the command line.</param>
internal sealed record AuditEntryView(DateTime At, AuditActor Actor, long? CredentialId, string? ActorName, AuditAction Action, string? Subject, string? Address)
{
    public string? KeyId => CredentialId?.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
