
namespace Insights.Ml.Buying.Fitting;

/// <summary>How a fit by maximum likelihood came out.</summary>
public enum ModelFit
{
    /// <summary>An inner maximum: all parameters are determined by the data.</summary>
    Identified,

    /// <summary>
    /// A parameter has run to the edge of the sensible range, as when customers never seem to leave; predictions hold, the
    /// parameter itself means nothing.
    /// </summary>
    AtBoundary,

    /// <summary>The search ended without a maximum; nothing may be predicted.</summary>
    NotConverged,
}
