using System.Collections;
using Insights.Server.GraphQL.Batching;
using Insights.Server.GraphQL.Contract;
using Insights.Server.GraphQL.Limits;

namespace Insights.Server.GraphQL.Engines.GraphQLNet;

/// <summary>
/// Resolves the values of an answer: all that can be had at once, then what was waited for, and when nothing else is left the
/// deferred ones together, so that each batch is as large as it can be.
/// </summary>
/// <param name="services">The request's services.</param>
/// <param name="variables">Values of variables; null where the plan has been made for this request.</param>
/// <param name="cancellationToken">Stops the request.</param>
internal sealed class DirectExecution(IServiceProvider services, IReadOnlyDictionary<string, object?>? variables, CancellationToken cancellationToken)
{
    private readonly Dictionary<DirectField, FieldCall> calls = new(ReferenceEqualityComparer.Instance);
    private readonly AnswerBudget budget = services.GetRequiredService<AnswerBudget>();
    private List<(IDataLoaderResult Value, Place Place)> deferred = [];
    private List<(Task<object?> Value, Place Place)> awaited = [];

    /// <summary>Where a value belongs.</summary>
    private readonly record struct Place(object?[] Values, int Index, DirectShape Shape);

    /// <exception cref="NotDirectException">A value is not as it should be.</exception>
    internal async Task<DirectObject> ExecuteAsync(DirectPlan plan, object? source)
    {
        var root = Resolve(plan, source);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (awaited.Count > 0)
            {
                var tasks = awaited;
                awaited = [];
                foreach (var (value, place) in tasks) Complete(await value, place);
            }
            else if (deferred.Count > 0)
            {
                var batch = deferred;
                deferred = [];
                foreach (var (value, place) in batch) awaited.Add((value.GetAsync(cancellationToken), place));
            }
            else
            {
                return root;
            }
        }
    }

    private DirectObject Resolve(DirectPlan plan, object? source)
    {
        var values = new object?[plan.Fields.Length];
        budget.CountValues(values.Length);
        for (var i = 0; i < values.Length; i++)
        {
            var field = plan.Fields[i];
            if (field.Bound is null) continue;
            var value = field.Bound.ResolveAsync(CallOf(field) with { Parent = source });
            var place = new Place(values, i, field.Shape);
            if (value.IsCompletedSuccessfully) Complete(value.Result, place);
            else awaited.Add((value.AsTask(), place));
        }
        return new DirectObject(plan, values);
    }

    /// <summary>The call of a field, but for the parent: the same for all items of a list.</summary>
    private FieldCall CallOf(DirectField field)
    {
        if (!calls.TryGetValue(field, out var call))
            calls[field] = call = new FieldCall(null, ArgumentsOf(field), services, cancellationToken) { Selection = field.Selection };
        return call;
    }

    private IReadOnlyDictionary<string, object?> ArgumentsOf(DirectField field)
    {
        if (variables is null || field.FromVariables.Count == 0) return field.Arguments;
        var arguments = new Dictionary<string, object?>(field.Arguments, StringComparer.Ordinal);
        foreach (var argument in field.FromVariables)
            arguments[argument.Name] = !variables.TryGetValue(argument.Variable, out var value) ? argument.Default
                : value is null && !argument.CanBeNull ? throw new NotDirectException() : value;
        return arguments;
    }

    private void Complete(object? value, Place place)
    {
        if (value is IDataLoaderResult later) deferred.Add((later, place));
        else place.Values[place.Index] = Shaped(value, place.Shape);
    }

    private object? Shaped(object? value, DirectShape shape)
    {
        if (value is null) return shape.CanBeNull ? null : throw new NotDirectException();
        return shape switch
        {
            DirectObjectShape of => Resolve(of.PlanOf(value), value),
            DirectList of => Items(value, of.Item),
            _ => value,
        };
    }

    private object?[] Items(object value, DirectShape item)
    {
        if (value is string or not IEnumerable) throw new NotDirectException();
        var items = new List<object?>(value is ICollection { Count: var count } ? count : 0);
        foreach (var one in (IEnumerable)value) items.Add(one is IDataLoaderResult ? throw new NotDirectException() : Shaped(one, item));
        return [.. items];
    }
}
