using System.Text.Json;
using HotChocolate.Features;
using HotChocolate.Language;
using HotChocolate.Text.Json;
using HotChocolate.Types;

namespace Insights.Server.GraphQL.Engines.HotChocolate.Version16;

/// <summary>A scalar that is written as text.</summary>
internal abstract class TextScalar<T> : ScalarType<T, StringValueNode>
    where T : struct
{
    /// <param name="name">Its name in the contract.</param>
    /// <param name="description">What the contract says of it.</param>
    protected TextScalar(string name, string? description)
        : base(name) => Description = description;

    protected abstract string Write(T value);

    protected abstract bool TryRead(string text, out T value);

    protected override T OnCoerceInputLiteral(StringValueNode valueLiteral) =>
        TryRead(valueLiteral.Value, out var value) ? value : throw CreateCoerceInputLiteralError(valueLiteral);

    protected override T OnCoerceInputValue(JsonElement inputValue, IFeatureProvider context) =>
        TryRead(inputValue.GetString() ?? "", out var value) ? value : throw CreateCoerceInputValueError(inputValue);

    protected override void OnCoerceOutputValue(T runtimeValue, ResultElement resultValue) => resultValue.SetStringValue(Write(runtimeValue));

    protected override StringValueNode OnValueToLiteral(T runtimeValue) => new(Write(runtimeValue));
}
