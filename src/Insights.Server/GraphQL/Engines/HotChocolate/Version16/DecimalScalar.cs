using HotChocolate.Types;

namespace Insights.Server.GraphQL.Engines.HotChocolate.Version16;

/// <summary>An exact number.</summary>
internal sealed class DecimalScalar : DecimalType
{
    /// <param name="description">What the contract says of it.</param>
    public DecimalScalar(string? description)
        : base(ScalarNames.Decimal, description) => SpecifiedBy = null;
}
