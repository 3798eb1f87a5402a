using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Insights.Server.GraphQL.Batching;
using Insights.Server.GraphQL.Contract;
using Insights.Server.GraphQL.Limits;
using Insights.Server.GraphQL.Requests;

namespace Insights.Server.GraphQL.Engines.GraphQLNet;

/// <summary>
/// Resolves the values of a query: those that are there at once, then those that are awaited, and when nothing else is left the
/// batched ones together, so that each batch is as large as it can be. The first refusal ends it.
/// </summary>
/// <param name="fieldCount">Fields of the query.</param>
/// <param name="services">The request's services.</param>
/// <param name="variables">Values of variables; null where the query serves no other request and has them among its arguments.</param>
/// <param name="cancellationToken">Stops the request.</param>
internal sealed class FastPathExecution(int fieldCount, IServiceProvider services, IReadOnlyDictionary<string, object?>? variables, CancellationToken cancellationToken)
{
    private readonly FieldCall[] calls = new FieldCall[fieldCount];
    private readonly AnswerBudget budget = services.GetRequiredService<AnswerBudget>();
    private List<(IDataLoaderResult Value, Place Place)> batched = [];
    private List<(Task<object?> Value, Place Place)> awaited = [];

    /// <summary>Where a value belongs.</summary>
    private readonly record struct Place(object?[] Values, int Index, CompiledType Type);

    /// <summary>Why the query is not taken; null as long as it is.</summary>
    internal FastPathRefusal? Refusal { get; private set; }

    /// <summary>The values of the root, which are complete unless the query was refused.</summary>
    internal async Task<ObjectValue> ExecuteAsync(CompiledSelection selection, object? source)
    {
        var root = Resolve(selection, source);
        while (Refusal is null && !cancellationToken.IsCancellationRequested && (awaited.Count > 0 || batched.Count > 0))
        {
            if (awaited.Count > 0) await CompleteAwaitedAsync();
            else RunBatches();
        }
        // What is still running uses the request's services, which end with it or serve its execution by GraphQL.NET.
        foreach (var (value, _) in awaited) await ((Task)value).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
        return root;
    }

    private async Task CompleteAwaitedAsync()
    {
        var tasks = awaited;
        awaited = [];
        foreach (var (value, place) in tasks)
        {
            await ((Task)value).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (Refusal is not null) continue;
            if (value.IsCompletedSuccessfully) Complete(await value, place);
            else Refuse(value.Exception?.InnerException);
        }
    }

    private void RunBatches()
    {
        var batch = batched;
        batched = [];
        foreach (var (value, place) in batch) awaited.Add((value.GetAsync(cancellationToken), place));
    }

    private ObjectValue Resolve(CompiledSelection selection, object? source)
    {
        var values = new object?[selection.Fields.Length];
        if (!budget.TryCountValues(selection.ResolvedFields)) Refuse(FastPathRefusal.TooManyValues);
        for (var i = 0; i < values.Length && Refusal is null; i++)
        {
            var field = selection.Fields[i];
            if (field.Bound is null || !TryResolve(field.Bound, field, source, out var value)) continue;
            var place = new Place(values, i, field.Type);
            if (value.IsCompletedSuccessfully) Complete(value.Result, place);
            else awaited.Add((value.AsTask(), place));
        }
        return new ObjectValue(selection, values);
    }

    /// <summary>Calls a resolver. GraphQL.NET calls it again if it throws, and reports the error with its path.</summary>
    private bool TryResolve(BoundField bound, CompiledField field, object? source, out ValueTask<object?> value)
    {
        value = default;
        ref var call = ref calls[field.Index];
        // The call of a field is the same for all items of a list, but for the parent.
        if (call.Services is null && !TryCreateCall(field, out call)) return false;
        try
        {
            value = bound.ResolveAsync(call with { Parent = source });
            return true;
        }
        catch (Exception error)
        {
            Refuse(error);
            return false;
        }
    }

    /// <summary>Begins a sequence; a resolver's sequence may run its code.</summary>
    private bool TryBegin(IEnumerable items, [NotNullWhen(true)] out IEnumerator? sequence)
    {
        sequence = null;
        try
        {
            sequence = items.GetEnumerator();
            return true;
        }
        catch (Exception error)
        {
            Refuse(error);
            return false;
        }
    }

    /// <summary>The next item of a sequence, with the same caution.</summary>
    private bool TryGetNext(IEnumerator sequence, out object? item)
    {
        item = null;
        try
        {
            if (!sequence.MoveNext()) return false;
            item = sequence.Current;
            return true;
        }
        catch (Exception error)
        {
            Refuse(error);
            return false;
        }
    }

    private bool TryCreateCall(CompiledField field, out FieldCall call)
    {
        call = default;
        if (ArgumentsOf(field) is not { } arguments) return false;
        call = new FieldCall(Parent: null, arguments, services, cancellationToken) { Selection = field.Selection };
        return true;
    }

    private IReadOnlyDictionary<string, object?>? ArgumentsOf(CompiledField field)
    {
        if (variables is null || field.VariableArguments.Count == 0) return field.Arguments;
        var arguments = new Dictionary<string, object?>(field.Arguments, StringComparer.Ordinal);
        foreach (var argument in field.VariableArguments)
        {
            if (!variables.TryGetValue(argument.Variable, out var value)) value = argument.Default;
            else if (value is null && !argument.CanBeNull)
            {
                Refuse(FastPathRefusal.NullArgument);
                return null;
            }
            arguments[argument.Name] = value;
        }
        return arguments;
    }

    private void Complete(object? value, Place place)
    {
        if (value is IDataLoaderResult later) batched.Add((later, place));
        else place.Values[place.Index] = CompleteValue(value, place.Type);
    }

    private object? CompleteValue(object? value, CompiledType type)
    {
        switch (type)
        {
            case var _ when value is null:
                if (!type.CanBeNull) Refuse(FastPathRefusal.NullValue);
                return null;
            case CompiledLeaf: return value;
            case CompiledObject of: return Resolve(of.Selection, value);
            case CompiledList of when value is IEnumerable items and not string: return CompleteItems(items, of.Item);
            case CompiledAbstract of when of.Selections.TryGetValue(value.GetType(), out var selection): return Resolve(selection, value);
            default:
                Refuse(FastPathRefusal.UnexpectedValue);
                return null;
        }
    }

    private object?[] CompleteItems(IEnumerable items, CompiledType type)
    {
        var values = new List<object?>(items is ICollection { Count: var count } ? count : 0);
        if (!TryBegin(items, out var sequence)) return [];
        using (sequence as IDisposable)
        {
            while (Refusal is null && TryGetNext(sequence, out var item))
            {
                if (item is IDataLoaderResult) Refuse(FastPathRefusal.UnexpectedValue);
                else values.Add(CompleteValue(item, type));
            }
        }
        return [.. values];
    }

    private void Refuse(Exception? error) => Refuse(error is GraphQLErrorException ? FastPathRefusal.ReportedError : FastPathRefusal.ResolverFailed);

    private void Refuse(FastPathRefusal reason) => Refusal ??= reason;
}
