namespace Insights.Server.GraphQL.Contract;

/// <summary>
/// What is selected of a field's value: names of fields, without their aliases, and what is selected of each. Never less than
/// what is resolved in the end; a resolver that takes it as a parameter reads no more than this.
/// </summary>
/// <param name="fields">The fields and what is selected of them.</param>
internal sealed class Selection(IReadOnlyDictionary<string, Selection> fields)
{
    /// <summary>Nothing.</summary>
    internal static Selection Nothing { get; } = new(new Dictionary<string, Selection>());

    /// <summary>The fields.</summary>
    internal IEnumerable<string> Fields => fields.Keys;

    /// <summary>What is selected of a field; nothing where the field itself is not selected.</summary>
    internal Selection Of(string field) => fields.GetValueOrDefault(field, Nothing);

    /// <summary>True where a field is selected.</summary>
    internal bool Has(string field) => fields.ContainsKey(field);

    /// <summary>True where a field of this name is selected at any depth.</summary>
    internal bool HasAnywhere(string field) => fields.Any(selected => selected.Key == field || selected.Value.HasAnywhere(field));
}
