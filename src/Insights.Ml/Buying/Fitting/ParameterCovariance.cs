
namespace Insights.Ml.Buying.Fitting;

/// <summary>Covariance of a model's parameters in their logarithms.</summary>
public sealed record ParameterCovariance
{
    /// <summary>The matrix row by row: n times n numbers for n parameters, finite and symmetric.</summary>
    public required IReadOnlyList<double> Elements { get; init; }

    /// <summary>How many parameters there are.</summary>
    private int Size => (int)Math.Sqrt(Elements.Count);

    /// <summary>Standard error of a parameter's logarithm, at least 0; 0 where it counts as known.</summary>
    /// <param name="parameter">Its position, from 0.</param>
    public double StandardError(int parameter) => Math.Sqrt(Elements[parameter * Size + parameter]);

    /// <summary>Variance of a linear combination of the parameters' logarithms, at least 0.</summary>
    /// <param name="weights">One for each parameter.</param>
    public double VarianceOf(IReadOnlyList<double> weights)
    {
        double sum = 0;
        for (var i = 0; i < Size; i++)
            for (var j = 0; j < Size; j++) sum += weights[i] * Elements[i * Size + j] * weights[j];
        return Math.Max(0, sum);
    }

    /// <summary>Equal where all elements are.</summary>
    public bool Equals(ParameterCovariance? other) => other is not null && Elements.SequenceEqual(other.Elements);

    /// <inheritdoc/>
    public override int GetHashCode() => Elements.Count == 0 ? 0 : HashCode.Combine(Elements.Count, Elements[0]);
}
