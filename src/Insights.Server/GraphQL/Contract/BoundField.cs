using Insights.Data.Storage;

namespace Insights.Server.GraphQL.Contract;

/// <summary>A field of the SDL and what resolves it.</summary>
/// <param name="TypeName">The type that has the field.</param>
/// <param name="FieldName">The field.</param>
/// <param name="ResolveAsync">
/// Returns the value in the form that engines take: plain objects, lists, scalars, enum values by their names in the SDL, or
/// an <see cref="Batching.IDataLoaderResult"/> whose value comes when the batch runs.
/// </param>
internal sealed record BoundField(string TypeName, string FieldName, Func<FieldCall, ValueTask<object?>> ResolveAsync)
{
    /// <summary>What the value is read from besides the arguments and the parent; null where it depends on more than stored data and cannot be cached.</summary>
    internal Topics? Reads { get; init; }
}
