using System.Collections;
using System.Globalization;
using System.Reflection;

namespace Insights.Server.GraphQL.Contract;

/// <summary>Makes the C# values that methods take of the plain values that engines parse.</summary>
internal static class InputReader
{
    /// <summary>Converts one value.</summary>
    /// <param name="value">A string, number, boolean, list or dictionary, or null.</param>
    /// <param name="target">The parameter's type.</param>
    internal static object? Convert(object? value, Type target)
    {
        var nullable = Nullable.GetUnderlyingType(target);
        if (value is null)
            return target.IsValueType && nullable is null ? throw new InvalidOperationException($"The SDL lets null through where a {target.Name} is needed.") : null;
        var type = nullable ?? target;
        if (type == typeof(InputObject)) return new InputObject((IReadOnlyDictionary<string, object?>)AsDictionary(value));
        if (type.IsInstanceOfType(value)) return value;
        if (type.IsEnum) return EnumNames.FromContract(type, value.ToString() ?? "");
        if (ElementOf(type) is { } element) return ToList(value, element);
        if (value is IDictionary<string, object?> or IReadOnlyDictionary<string, object?>) return ToRecord(AsDictionary(value), type);
        if (type == typeof(string)) return System.Convert.ToString(value, CultureInfo.InvariantCulture);
        return System.Convert.ChangeType(value, type, CultureInfo.InvariantCulture);
    }

    private static Type? ElementOf(Type type)
    {
        if (type == typeof(string)) return null;
        if (type.IsArray) return type.GetElementType();
        return type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : null;
    }

    private static Array ToList(object value, Type element)
    {
        // A single value stands for a list of one, as the specification says.
        object?[] items = value is IEnumerable list and not string ? [.. list.Cast<object?>()] : [value];
        var array = Array.CreateInstance(element, items.Length);
        for (var i = 0; i < items.Length; i++) array.SetValue(Convert(items[i], element), i);
        return array;
    }

    private static object ToRecord(IDictionary<string, object?> values, Type type)
    {
        var record = Activator.CreateInstance(type) ?? throw new InvalidOperationException($"{type.Name} cannot be made.");
        foreach (var (name, value) in values)
        {
            var property = type.GetProperty(name, BindingFlags.Instance | BindingFlags.Public | BindingFlags.IgnoreCase)
                ?? throw new InvalidOperationException($"{type.Name} has no property for '{name}'.");
            property.SetValue(record, Convert(value, property.PropertyType));
        }
        return record;
    }

    private static Dictionary<string, object?> AsDictionary(object value) => value switch
    {
        Dictionary<string, object?> dictionary => dictionary,
        IDictionary<string, object?> dictionary => new Dictionary<string, object?>(dictionary, StringComparer.Ordinal),
        IReadOnlyDictionary<string, object?> dictionary => new Dictionary<string, object?>(dictionary, StringComparer.Ordinal),
        _ => throw new InvalidOperationException($"{value.GetType().Name} is no input object."),
    };
}

/// <summary>An input object as it stands, for filters, whose shape is data.</summary>
/// <param name="Fields">Values by field: strings, numbers, lists and dictionaries.</param>
internal sealed record InputObject(IReadOnlyDictionary<string, object?> Fields);
