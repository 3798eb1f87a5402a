using System.Globalization;
using GraphQL.Types;
using GraphQLParser.AST;

namespace Insights.Server.GraphQL.Engines.GraphQLNet;

/// <summary>A calendar day: yyyy-MM-dd.</summary>
internal sealed class DateScalar : ScalarGraphType
{
    internal const string Format = "yyyy-MM-dd";

    public DateScalar() => Name = "Date";

    public override object? ParseLiteral(GraphQLValue value) => value switch
    {
        GraphQLStringValue text => ParseValue((string)text.Value),
        GraphQLNullValue => null,
        _ => ThrowLiteralConversionError(value),
    };

    public override object? ParseValue(object? value) => value switch
    {
        null => null,
        DateOnly date => date,
        string text when DateOnly.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) => date,
        _ => ThrowValueConversionError(value),
    };

    public override object? Serialize(object? value) => value switch
    {
        null => null,
        DateOnly date => date.ToString(Format, CultureInfo.InvariantCulture),
        _ => ThrowSerializationError(value),
    };
}

/// <summary>An instant in UTC: yyyy-MM-ddTHH:mm:ss.fffZ.</summary>
internal sealed class DateTimeScalar : ScalarGraphType
{
    internal const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public DateTimeScalar() => Name = "DateTime";

    public override object? ParseLiteral(GraphQLValue value) => value switch
    {
        GraphQLStringValue text => ParseValue((string)text.Value),
        GraphQLNullValue => null,
        _ => ThrowLiteralConversionError(value),
    };

    public override object? ParseValue(object? value) => value switch
    {
        null => null,
        DateTime time => time.ToUniversalTime(),
        string text when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) => time.UtcDateTime,
        _ => ThrowValueConversionError(value),
    };

    public override object? Serialize(object? value) => value switch
    {
        null => null,
        DateTime time => time.ToString(Format, CultureInfo.InvariantCulture),
        _ => ThrowSerializationError(value),
    };
}
