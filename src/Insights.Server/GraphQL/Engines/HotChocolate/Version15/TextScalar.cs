using HotChocolate.Language;
using HotChocolate.Types;

namespace Insights.Server.GraphQL.Engines.HotChocolate.Version15;

/// <summary>A scalar that is written as text.</summary>
internal abstract class TextScalar<T> : ScalarType<T, StringValueNode>
    where T : struct
{
    /// <param name="name">Its name in the contract.</param>
    /// <param name="description">What the contract says of it.</param>
    protected TextScalar(string name, string? description)
        : base(name) => Description = description;

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
