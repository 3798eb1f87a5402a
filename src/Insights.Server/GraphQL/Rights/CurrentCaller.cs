using Insights.Data.Storage;
using Insights.Server.Access;
using Insights.Server.GraphQL.Contract;

namespace Insights.Server.GraphQL.Rights;

/// <summary>Who sends the request that a resolver works for. An answer may be cached though it depends on this: its key has the caller's claims.</summary>
/// <param name="table">The policy.</param>
[Reads(Topics.None)]
internal sealed class CurrentCaller(AccessTable table)
{
    /// <summary>The caller; nobody who is known before the request begins.</summary>
    internal Caller Value { get; set; } = Caller.None;

    /// <summary>True where the caller may use something that the table names.</summary>
    internal bool May(string name) => table.Of(name).Allows(Value);
}
