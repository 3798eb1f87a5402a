using System.Reflection;
using Insights.Data.Storage;

namespace Insights.Server.GraphQL.Contract;

/// <summary>
/// States everything that a service reads, itself and by other services. Only fields whose resolvers take no other service can be cached: a clock,
/// jobs, uploads or settings of the server have no topics, so that what comes of them is never taken for something that only a change of the
/// data changes.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ReadsAttribute(Topics topics) : Attribute
{
    internal Topics Topics => topics;

    /// <summary>What a service reads; null where it does not state it, so that what comes of it is not cached.</summary>
    internal static Topics? Of(Type service) => service.GetCustomAttribute<ReadsAttribute>()?.Topics;
}
