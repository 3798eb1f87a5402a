using System.Globalization;
using HotChocolate.Language;
using HotChocolate.Types;
using Insights.Server.Queries.Shops;

namespace Insights.Server.GraphQL.Engines.HotChocolate;

/// <summary>A calendar day: yyyy-MM-dd.</summary>
internal sealed class DateScalar() : TextScalar<DateOnly>("Date")
{
    protected override string Write(DateOnly value) => value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    protected override bool TryRead(string text, out DateOnly value) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out value);
}

/// <summary>An instant in UTC: yyyy-MM-ddTHH:mm:ss.fffZ.</summary>
internal sealed class DateTimeScalar() : TextScalar<DateTime>("DateTime")
{
    protected override string Write(DateTime value) => value.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    protected override bool TryRead(string text, out DateTime value)
    {
        var isRead = DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time);
        value = time.UtcDateTime;
        return isRead;
    }
}

/// <summary>An exact number. One that is too large is no number of this kind, where Hot Chocolate's own breaks.</summary>
internal sealed class DecimalScalar() : DecimalType(ScalarNames.Decimal)
{
    protected override bool IsInstanceOfType(IFloatValueLiteral valueSyntax)
    {
        try
        {
            _ = valueSyntax.ToDecimal();
            return true;
        }
        catch (InvalidFormatException)
        {
            return false;
        }
    }
}

/// <summary>A scalar that is written as text.</summary>
/// <param name="name">Its name in the contract.</param>
internal abstract class TextScalar<T>(string name) : ScalarType<T, StringValueNode>(name)
    where T : struct
{
    public override IValueNode ParseResult(object? resultValue) => resultValue switch
    {
        null => NullValueNode.Default,
        string text => new StringValueNode(text),
        T value => ParseValue(value),
        _ => throw new SerializationException($"{Name} cannot represent the given value.", this),
    };

    public override bool TrySerialize(object? runtimeValue, out object? resultValue)
    {
        resultValue = runtimeValue is T value ? Write(value) : null;
        return runtimeValue is T or null;
    }

    public override bool TryDeserialize(object? resultValue, out object? runtimeValue)
    {
        runtimeValue = resultValue switch
        {
            T value => value,
            string text when TryRead(text, out var read) => read,
            _ => null,
        };
        return runtimeValue is not null || resultValue is null;
    }

    protected abstract string Write(T value);

    protected abstract bool TryRead(string text, out T value);

    protected override bool IsInstanceOfType(StringValueNode valueSyntax) => TryRead(valueSyntax.Value, out _);

    protected override T ParseLiteral(StringValueNode valueSyntax) => TryRead(valueSyntax.Value, out var value) ? value : throw CreateParseLiteralError(valueSyntax);

    protected override StringValueNode ParseValue(T runtimeValue) => new(Write(runtimeValue));
}
