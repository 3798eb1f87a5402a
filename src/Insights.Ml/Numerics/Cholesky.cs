namespace Insights.Ml.Numerics;

/// <summary>Solves linear equations with a symmetric positive definite matrix.</summary>
internal static class Cholesky
{
    /// <summary>
    /// The lower triangle L with L L' = matrix; null where the matrix is not positive definite.
    /// </summary>
    /// <param name="matrix">Symmetric, of which only the lower triangle is read.</param>
    internal static double[,]? Factor(double[,] matrix)
    {
        var n = matrix.GetLength(0);
        var lower = new double[n, n];
        for (var i = 0; i < n; i++)
            for (var j = 0; j <= i; j++)
            {
                var sum = matrix[i, j];
                for (var k = 0; k < j; k++) sum -= lower[i, k] * lower[j, k];
                if (i != j) lower[i, j] = sum / lower[j, j];
                else if (sum > 0) lower[i, i] = Math.Sqrt(sum);
                else return null;
            }
        return lower;
    }

    /// <summary>Solves L L' x = right side.</summary>
    /// <param name="lower">The result of <see cref="Factor"/>.</param>
    /// <param name="rightSide">As many numbers as the matrix has rows.</param>
    internal static double[] Solve(double[,] lower, ReadOnlySpan<double> rightSide)
    {
        var n = rightSide.Length;
        var x = new double[n];
        for (var i = 0; i < n; i++)
        {
            x[i] = rightSide[i];
            for (var k = 0; k < i; k++) x[i] -= lower[i, k] * x[k];
            x[i] /= lower[i, i];
        }
        for (var i = n - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < n; k++) x[i] -= lower[k, i] * x[k];
            x[i] /= lower[i, i];
        }
        return x;
    }
}
