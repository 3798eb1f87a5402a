namespace Insights.Server.GraphQL.Contract;

/// <summary>A field of Subscription and what opens its stream.</summary>
/// <param name="FieldName">The field.</param>
/// <param name="Open">
/// Gives the events, each in the form that engines take as a field's value. Nothing happens until the first one is asked
/// for, and the next one is looked for only when it is asked for: whoever reads slowly makes nothing pile up.
/// </param>
internal sealed record BoundStream(string FieldName, Func<FieldCall, IAsyncEnumerable<object?>> Open);
