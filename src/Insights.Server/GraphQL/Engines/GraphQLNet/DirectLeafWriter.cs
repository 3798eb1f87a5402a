using System.Globalization;
using System.Text.Json;
using GraphQL.Types;

namespace Insights.Server.GraphQL.Engines.GraphQLNet;

/// <summary>Writes values without fields as GraphQL.NET does, where they are of the classes that resolvers usually give.</summary>
internal sealed class DirectLeafWriter
{
    private const int LongestTime = 32;
    private readonly Action<Utf8JsonWriter, object> write;

    private DirectLeafWriter(Action<Utf8JsonWriter, object> write) => this.write = write;

    /// <summary>Writes a value.</summary>
    /// <exception cref="NotDirectException">It is of another class.</exception>
    internal void Write(Utf8JsonWriter json, object value) => write(json, value);

    internal static DirectLeafWriter For(ScalarGraphType type) => new(type switch
    {
        EnumerationGraphType values => EnumWriter(values),
        StringGraphType or IdGraphType => (json, value) => json.WriteStringValue(Of<string>(value)),
        IntGraphType => (json, value) => json.WriteNumberValue(Of<int>(value)),
        FloatGraphType => (json, value) => json.WriteNumberValue(Of<double>(value) is var number && double.IsFinite(number) ? number : throw new NotDirectException()),
        DecimalGraphType => (json, value) => json.WriteNumberValue(Of<decimal>(value)),
        BooleanGraphType => (json, value) => json.WriteBooleanValue(Of<bool>(value)),
        DateScalar => (json, value) => WriteText(json, Of<DateOnly>(value), DateScalar.Format),
        DateTimeScalar => (json, value) => WriteText(json, Of<DateTime>(value), DateTimeScalar.Format),
        _ => (_, _) => throw new NotDirectException(),
    });

    private static Action<Utf8JsonWriter, object> EnumWriter(EnumerationGraphType type)
    {
        var names = type.Values.ToDictionary(value => value.Name, value => JsonEncodedText.Encode(value.Name), StringComparer.Ordinal);
        return (json, value) => json.WriteStringValue(names.TryGetValue(Of<string>(value), out var name) ? name : throw new NotDirectException());
    }

    private static T Of<T>(object value) => value is T found ? found : throw new NotDirectException();

    private static void WriteText<T>(Utf8JsonWriter json, T value, string format)
        where T : ISpanFormattable
    {
        Span<char> text = stackalloc char[LongestTime];
        if (!value.TryFormat(text, out var length, format, CultureInfo.InvariantCulture)) throw new NotDirectException();
        json.WriteStringValue(text[..length]);
    }
}
