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
/// Puts all fields of one response name together, compares each with one of them, and does the same with their
/// selection sets (S. Adameit, "Overlapping fields can be merged fast", XING, 2018). To be the same is transitive, so that one
/// comparison for each is enough: values of one shape, whatever the object, and one field with the same arguments where the
/// object may be the same.
/// </summary>
/// <param name="context">The document, and who gets the conflicts.</param>
internal sealed class OverlappingFieldsCheck(ValidationContext context)
{
    private static readonly SDLPrinter Printer = new();

    private readonly ILookup<ROM, GraphQLFragmentDefinition> fragments =
        context.Document.Definitions.OfType<GraphQLFragmentDefinition>().ToLookup(fragment => fragment.FragmentName.Name.Value);

    private readonly HashSet<(GraphQLField, GraphQLField)> reported = [];
    private readonly Stack<ROM> path = new();

    /// <summary>Reports all conflicts of an operation.</summary>
    /// <param name="selections">Its selection set.</param>
    /// <param name="type">The operation's type; null where there is none.</param>
    internal void Check(GraphQLSelectionSet selections, IGraphType? type)
    {
        CompareShapes([(selections, type)]);
        CompareFields([(selections, type)]);
    }

    /// <summary>Fields of one response name have values of one shape, also where they are never selected of the same object (SameResponseShape).</summary>
    private void CompareShapes(List<(GraphQLSelectionSet, IGraphType?)> selections)
    {
        foreach (var (name, fields) in Collect(selections))
        {
            path.Push(name);
            var known = fields.Find(field => field.Type is not null);
            var other = fields.Find(field => field.Type is not null && !HaveSameShape(known.Type, field.Type));
            if (other.Type is not null) Report(known, other, $"they return conflicting types {known.Type} and {other.Type}");
            else CompareShapes(SubselectionsOf(fields));
            path.Pop();
        }
    }

    /// <summary>Fields of one response name that may be selected of the same object are the same, with the same arguments.</summary>
    private void CompareFields(List<(GraphQLSelectionSet, IGraphType?)> selections)
    {
        foreach (var (name, fields) in Collect(selections))
        {
            path.Push(name);
            foreach (var ofOneObject in ByObject(fields))
                if (AreSame(ofOneObject)) CompareFields(SubselectionsOf(ofOneObject));
            path.Pop();
        }
    }

    /// <summary>An object has one type; those of an interface, or of no type that is known, may be selected of all.</summary>
    private static IEnumerable<List<SelectedField>> ByObject(List<SelectedField> fields)
    {
        if (fields.Count == 1) return [fields];
        var types = fields.Select(field => field.Parent).OfType<IObjectGraphType>().Distinct().ToList();
        return types.Count <= 1 ? [fields] : types.Select(type => fields.FindAll(field => field.Parent is not IObjectGraphType || field.Parent == type));
    }

    private bool AreSame(List<SelectedField> fields)
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
    private static bool HaveSameShape(IGraphType? one, IGraphType? other) => (one, other) switch
    {
        (NonNullGraphType a, NonNullGraphType b) => HaveSameShape(a.ResolvedType, b.ResolvedType),
        (ListGraphType a, ListGraphType b) => HaveSameShape(a.ResolvedType, b.ResolvedType),
        (IProvideResolvedType, _) or (_, IProvideResolvedType) => false,
        (ScalarGraphType, _) or (_, ScalarGraphType) => one == other,
        _ => true,
    };

    private static List<(GraphQLSelectionSet, IGraphType?)> SubselectionsOf(List<SelectedField> fields)
    {
        var below = new List<(GraphQLSelectionSet, IGraphType?)>();
        foreach (var field in fields)
            if (field.Field.SelectionSet is { } selections) below.Add((selections, field.Type?.GetNamedType()));
        return below;
    }

    /// <summary>The fields by their response names, with fragments written out, each once.</summary>
    private Dictionary<ROM, List<SelectedField>> Collect(List<(GraphQLSelectionSet, IGraphType?)> selections)
    {
        var fields = new Dictionary<ROM, List<SelectedField>>();
        if (selections.Count == 0) return fields;
        var entered = new HashSet<ROM>();
        foreach (var (part, type) in selections) Collect(part, type, fields, entered);
        return fields;
    }

    private void Collect(GraphQLSelectionSet selections, IGraphType? type, Dictionary<ROM, List<SelectedField>> fields, HashSet<ROM> entered)
    {
        foreach (var selection in selections.Selections)
        {
            switch (selection)
            {
                case GraphQLField field:
                    var name = field.Alias?.Name.Value ?? field.Name.Value;
                    if (!fields.TryGetValue(name, out var found)) fields[name] = found = [];
                    found.Add(new SelectedField(field, type, (type as IComplexGraphType)?.GetField(field.Name.Value)?.ResolvedType));
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

    private void Report(SelectedField one, SelectedField other, string fault)
    {
        // Fragments are used in several places; their conflicts are reported once.
        if (!reported.Add((one.Field, other.Field))) return;
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

    /// <summary>A selected field.</summary>
    /// <param name="Field">As it stands in the document.</param>
    /// <param name="Parent">The type of which it is selected; null where there is none of the name.</param>
    /// <param name="Type">What it returns; null where that is not known.</param>
    private readonly record struct SelectedField(GraphQLField Field, IGraphType? Parent, IGraphType? Type);
}
