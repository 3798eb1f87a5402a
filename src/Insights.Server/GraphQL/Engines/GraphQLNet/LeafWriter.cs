using System.Globalization;
using System.Text.Json;
using GraphQL.Types;

namespace Insights.Server.GraphQL.Engines.GraphQLNet;

/// <summary>Writes values of a scalar or an enum as GraphQL.NET does, where they are of the classes that resolvers usually return.</summary>
internal sealed class LeafWriter
{
    private const int MaxCharactersOfTime = 32;
    private readonly Kind kind;
    private readonly Dictionary<string, JsonEncodedText> enumNames;

    private LeafWriter(Kind kind, EnumerationGraphType? type)
    {
        this.kind = kind;
        enumNames = type?.Values.ToDictionary(value => value.Name, value => JsonEncodedText.Encode(value.Name), StringComparer.Ordinal) ?? [];
    }

    private enum Kind
    {
        Text,
        Int,
        Float,
        Decimal,
        Boolean,
        Date,
        DateTime,
        Enum,
    }

    /// <summary>The writer of a type; null for scalars that are not of the contract.</summary>
    internal static LeafWriter? For(ScalarGraphType type)
    {
        Kind? kind = type switch
        {
            EnumerationGraphType => Kind.Enum,
            StringGraphType or IdGraphType => Kind.Text,
            IntGraphType => Kind.Int,
            FloatGraphType => Kind.Float,
            DecimalGraphType => Kind.Decimal,
            BooleanGraphType => Kind.Boolean,
            DateScalar => Kind.Date,
            DateTimeScalar => Kind.DateTime,
            _ => null,
        };
        return kind is { } known ? new LeafWriter(known, type as EnumerationGraphType) : null;
    }

    /// <summary>Writes a value; false where it is of another class.</summary>
    internal bool TryWrite(Utf8JsonWriter json, object value)
    {
        switch (kind)
        {
            case Kind.Text when value is string text: json.WriteStringValue(text); return true;
            case Kind.Int when value is int number: json.WriteNumberValue(number); return true;
            case Kind.Float when value is double number && double.IsFinite(number): json.WriteNumberValue(number); return true;
            case Kind.Decimal when value is decimal number: json.WriteNumberValue(number); return true;
            case Kind.Boolean when value is bool isTrue: json.WriteBooleanValue(isTrue); return true;
            case Kind.Date when value is DateOnly day: return TryWriteTime(json, day, DateScalar.Format);
            case Kind.DateTime when value is DateTime time: return TryWriteTime(json, time, DateTimeScalar.Format);
            case Kind.Enum when value is string name && enumNames.TryGetValue(name, out var encoded): json.WriteStringValue(encoded); return true;
            default: return false;
        }
    }

    private static bool TryWriteTime<T>(Utf8JsonWriter json, T value, string format)
        where T : ISpanFormattable
    {
        Span<char> text = stackalloc char[MaxCharactersOfTime];
        if (!value.TryFormat(text, out var length, format, CultureInfo.InvariantCulture)) return false;
        json.WriteStringValue(text[..length]);
        return true;
    }
}
