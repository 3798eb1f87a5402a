using System.Globalization;
using GraphQLParser.AST;

namespace Insights.Server.GraphQL.Contract;

/// <summary>What the SDL says of a field's cost; see the directives in Base.graphql.</summary>
/// <param name="Weight">What it costs to compute the field, in values, beside those that it returns.</param>
/// <param name="AssumedItems">Items of the list, where no argument says how many; null where the SDL does not say.</param>
/// <param name="DefaultItems">Items where the arguments 'first' and 'last' are left out; null where the SDL does not say.</param>
internal sealed record FieldCost(int Weight, int? AssumedItems, int? DefaultItems)
{
    private const string Directive = "cost";
    private const string ListDirective = "listSize";
    private const int MaxWeight = 100_000;
    private const int MaxItems = 1_000;

    /// <summary>Reads a field's directives.</summary>
    /// <exception cref="ContractException">A directive is unknown, or its argument is out of range.</exception>
    internal static FieldCost Of(GraphQLFieldDefinition field)
    {
        foreach (var directive in field.Directives?.Items ?? [])
            if (directive.Name.StringValue is not (Directive or ListDirective or "deprecated"))
                throw new ContractException([$"The field '{field.Name.StringValue}' has the directive '@{directive.Name.StringValue}', which means nothing here."]);
        return new FieldCost(
            NumberOf(field, Directive, MaxWeight) ?? 0,
            NumberOf(field, ListDirective, MaxItems),
            DefaultOf(field, "first") ?? DefaultOf(field, "last"));
    }

    private static int? DefaultOf(GraphQLFieldDefinition field, string argumentName) =>
        field.Arguments?.Items.FirstOrDefault(argument => argument.Name.StringValue == argumentName)?.DefaultValue is GraphQLIntValue value ? ParseOrNull(value.Value.ToString()) : null;

    private static int? NumberOf(GraphQLFieldDefinition field, string directiveName, int max)
    {
        var directive = field.Directives?.Items.FirstOrDefault(directive => directive.Name.StringValue == directiveName);
        if (directive is null) return null;
        var text = directive.Arguments?.Items is [{ Value: var value }] ? value switch
        {
            GraphQLStringValue weight => weight.Value.ToString(),
            GraphQLIntValue items => items.Value.ToString(),
            _ => "",
        } : "";
        return ParseOrNull(text) is { } number and > 0 && number <= max
            ? number
            : throw new ContractException([$"The field '{field.Name.StringValue}' has a '@{directiveName}' that is no whole number from 1 to {max}."]);
    }

    private static int? ParseOrNull(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
