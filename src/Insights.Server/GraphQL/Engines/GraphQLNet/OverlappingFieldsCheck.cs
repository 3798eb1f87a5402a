using GraphQL;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQL.Validation.Errors;
using GraphQL.Validation.Rules;
using GraphQLParser;
using GraphQLParser.AST;
using GraphQLParser.Visitors;

namespace Insights.Server.GraphQL.Engines.GraphQLNet;

/// <summary>
/// Puts all fields of one name in an answer together, compares each with one of them, and does the same with what is asked
/// below them (S. Adameit, "Overlapping fields can be merged fast", XING, 2018). To be the same is transitive, so that one
/// comparison for each is enough: values of one form, whatever the object, and one field with the same arguments where the
/// object may be the same.
/// </summary>
/// <param name="context">The document, and who is told of conflicts.</param>
internal sealed class OverlappingFieldsCheck(ValidationContext context)
{
    private static readonly SDLPrinter Printer = new();

    private readonly ILookup<ROM, GraphQLFragmentDefinition> fragments =
        context.Document.Definitions.OfType<GraphQLFragmentDefinition>().ToLookup(fragment => fragment.FragmentName.Name.Value);

    private readonly HashSet<(GraphQLField, GraphQLField)> told = [];
    private readonly Stack<ROM> path = new();

    /// <summary>Tells of all conflicts below an operation.</summary>
    /// <param name="selections">What is asked for.</param>
    /// <param name="type">The operation's type; null where there is none.</param>
    internal void Check(GraphQLSelectionSet selections, IGraphType? type)
    {
        CompareForms([(selections, type)]);
        CompareFields([(selections, type)]);
    }

    /// <summary>Fields of one name have values of one form, also where they are never asked of the same object.</summary>
    private void CompareForms(List<(GraphQLSelectionSet, IGraphType?)> selections)
    {
        foreach (var (name, fields) in Collect(selections))
        {
            path.Push(name);
            var known = fields.Find(field => field.Type is not null);
            var other = fields.Find(field => field.Type is not null && !HaveOneForm(known.Type, field.Type));
            if (other.Type is not null) Report(known, other, $"they return conflicting types {known.Type} and {other.Type}");
            else CompareForms(Below(fields));
            path.Pop();
        }
    }

    /// <summary>Fields of one name that may be asked of the same object are the same, with the same arguments.</summary>
    private void CompareFields(List<(GraphQLSelectionSet, IGraphType?)> selections)
    {
        foreach (var (name, fields) in Collect(selections))
        {
            path.Push(name);
            foreach (var ofOneObject in ByObject(fields))
                if (AreSame(ofOneObject)) CompareFields(Below(ofOneObject));
            path.Pop();
        }
    }

    /// <summary>An object has one type; those of an interface, or of no type that is known, may be asked of all.</summary>
    private static IEnumerable<List<Asked>> ByObject(List<Asked> fields)
    {
        if (fields.Count == 1) return [fields];
        var types = fields.Select(field => field.Parent).OfType<IObjectGraphType>().Distinct().ToList();
        return types.Count <= 1 ? [fields] : types.Select(type => fields.FindAll(field => field.Parent is not IObjectGraphType || field.Parent == type));
    }

    private bool AreSame(List<Asked> fields)
    {
        var first = fields[0];
        foreach (var other in fields.Skip(1))
        {
            var fault = other.Field.Name.Value != first.Field.Name.Value ? $"{first.Field.Name.Value} and {other.Field.Name.Value} are different fields"
                : HaveSameArguments(first.Field, other.Field) ? null : "they have differing arguments";
            if (fault is null) continue;
            Report(first, other, fault);
            return false;
        }
        return true;
    }

    private static bool HaveSameArguments(GraphQLField one, GraphQLField other)
    {
        if (one == other) return true;
        if ((one.Arguments?.Count ?? 0) != (other.Arguments?.Count ?? 0)) return false;
        return one.Arguments is not { } given || given.All(argument =>
            other.Arguments?.FirstOrDefault(a => a.Name.Value == argument.Name.Value) is { } same && Printer.Print(same.Value) == Printer.Print(argument.Value));
    }

    /// <summary>Lists of lists, absence, and leaves must be the same; what objects have is compared field by field.</summary>
    private static bool HaveOneForm(IGraphType? one, IGraphType? other) => (one, other) switch
    {
        (NonNullGraphType a, NonNullGraphType b) => HaveOneForm(a.ResolvedType, b.ResolvedType),
        (ListGraphType a, ListGraphType b) => HaveOneForm(a.ResolvedType, b.ResolvedType),
        (IProvideResolvedType, _) or (_, IProvideResolvedType) => false,
        (ScalarGraphType, _) or (_, ScalarGraphType) => one == other,
        _ => true,
    };

    private static List<(GraphQLSelectionSet, IGraphType?)> Below(List<Asked> fields)
    {
        var below = new List<(GraphQLSelectionSet, IGraphType?)>();
        foreach (var field in fields)
            if (field.Field.SelectionSet is { } selections) below.Add((selections, field.Type?.GetNamedType()));
        return below;
    }

    /// <summary>The fields by their names in the answer, with fragments written out, each once.</summary>
    private Dictionary<ROM, List<Asked>> Collect(List<(GraphQLSelectionSet, IGraphType?)> selections)
    {
        var fields = new Dictionary<ROM, List<Asked>>();
        if (selections.Count == 0) return fields;
        var entered = new HashSet<ROM>();
        foreach (var (part, type) in selections) Collect(part, type, fields, entered);
        return fields;
    }

    private void Collect(GraphQLSelectionSet selections, IGraphType? type, Dictionary<ROM, List<Asked>> fields, HashSet<ROM> entered)
    {
        foreach (var selection in selections.Selections)
        {
            switch (selection)
            {
                case GraphQLField field:
                    var name = field.Alias?.Name.Value ?? field.Name.Value;
                    if (!fields.TryGetValue(name, out var found)) fields[name] = found = [];
                    found.Add(new Asked(field, type, (type as IComplexGraphType)?.GetField(field.Name.Value)?.ResolvedType));
                    break;
                case GraphQLInlineFragment inline:
                    Collect(inline.SelectionSet, inline.TypeCondition is { } condition ? context.Schema.AllTypes[condition.Type.Name] : type, fields, entered);
                    break;
                case GraphQLFragmentSpread spread when entered.Add(spread.FragmentName.Name.Value):
                    foreach (var fragment in fragments[spread.FragmentName.Name.Value])
                        Collect(fragment.SelectionSet, context.Schema.AllTypes[fragment.TypeCondition.Type.Name], fields, entered);
                    break;
            }
        }
    }

    private void Report(Asked one, Asked other, string fault)
    {
        // Fragments are used in several places; their conflicts are told once.
        if (!told.Add((one.Field, other.Field))) return;
        context.ReportError(new OverlappingFieldsCanBeMergedError(context, new OverlappingFieldsCanBeMerged.Conflict
        {
            Reason = new OverlappingFieldsCanBeMerged.ConflictReason
            {
                Name = string.Join('.', path.Reverse()),
                Message = new OverlappingFieldsCanBeMerged.Message { Msg = fault },
            },
            FieldsLeft = [one.Field],
            FieldsRight = [other.Field],
        }));
    }

    /// <summary>A field that is asked for.</summary>
    /// <param name="Field">As it stands in the document.</param>
    /// <param name="Parent">The type of which it is asked; null where there is none of the name.</param>
    /// <param name="Type">What it returns; null where that is not known.</param>
    private readonly record struct Asked(GraphQLField Field, IGraphType? Parent, IGraphType? Type);
}
