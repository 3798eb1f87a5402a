namespace Insights.Server.GraphQL.Contract;

/// <summary>A field of Subscription and what opens its stream.</summary>
/// <param name="FieldName">The field.</param>
/// <param name="Open">
/// Returns the events, each in the form that engines take as a field's value. Nothing happens until the first one is requested,
/// and the next one is read only when it is requested: whoever reads slowly makes nothing pile up.
/// </param>
internal sealed record BoundStream(string FieldName, Func<FieldCall, IAsyncEnumerable<object?>> Open);
