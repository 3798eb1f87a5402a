namespace Insights.Server.GraphQL.Contract;

/// <summary>One call of a field by an engine.</summary>
/// <param name="Parent">The object whose field is resolved; null at the root.</param>
/// <param name="Arguments">Arguments by name, as engines parse them: strings, numbers, lists and dictionaries.</param>
/// <param name="Services">The request's services.</param>
/// <param name="CancellationToken">Stops the request.</param>
internal readonly record struct FieldCall(
    object? Parent, IReadOnlyDictionary<string, object?> Arguments, IServiceProvider Services, CancellationToken CancellationToken)
{
    /// <summary>What is selected of the field's value, looked up where a resolver wants to know.</summary>
    internal Func<Selection>? Selection { get; init; }
}
