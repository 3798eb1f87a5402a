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
    /// <summary>True where the value depends on nothing but the database, the arguments and the parent.</summary>
    internal bool IsOfDataOnly { get; init; }
}
