using HotChocolate.Language;
using HotChocolate.Types;

namespace Insights.Server.GraphQL.Engines.HotChocolate.Version15;

/// <summary>An exact number. One that is too large is no number of this kind, where Hot Chocolate's own breaks.</summary>
/// <param name="description">What the contract says of it.</param>
internal sealed class DecimalScalar(string? description) : DecimalType(ScalarNames.Decimal, description)
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
