
namespace Insights.Server.GraphQL.Requests;

/// <summary>What an operation costs, as estimated before it is executed.</summary>
/// <param name="Values">Values in the answer, and what it costs to come by them.</param>
/// <param name="Allowed">How many one operation may have.</param>
internal sealed record RequestCost(long Values, long Allowed)
{
    /// <summary>Its name in the extensions of an answer.</summary>
    internal const string Name = "cost";
}
