namespace Insights.Ml.Models.ParetoNbd;

/// <summary>
/// The integral over the unknown moment of leaving, between two times u and v, that the Pareto/NBD likelihood contains:
/// the integral of (alpha + t)^-(r + x) (beta + t)^-(s + 1). Its closed form is the difference of two Gaussian
/// hypergeometric functions, with one form for alpha above beta and one for below (Fader and Hardie 2005, "A Note on Deriving
/// the Pareto/NBD Model", A_0 / (r + s + x)); the difference loses digits and the series converge slowly where alpha and beta
/// are far apart. All terms of the integral are positive, so Gauss-Legendre panels give it to the last digits everywhere, and
/// its derivatives with it.
/// </summary>
/// <param name="LogValue">Natural logarithm of the integral; minus infinity where the interval is empty.</param>
/// <param name="MeanLogAlpha">Mean of log(alpha + t), weighted by the integrand.</param>
/// <param name="MeanLogBeta">Mean of log(beta + t).</param>
/// <param name="MeanInverseAlpha">Mean of 1 / (alpha + t).</param>
/// <param name="MeanInverseBeta">Mean of 1 / (beta + t).</param>
internal readonly record struct DropoutIntegral(
    double LogValue, double MeanLogAlpha, double MeanLogBeta, double MeanInverseAlpha, double MeanInverseBeta)
{
    /// <summary>A panel is short enough for its nodes: in log time, and in powers of e by which the integrand falls.</summary>
    private const double LongestPanel = 3;
    private const double SteepestPanel = 16;

    /// <summary>What follows a panel of so small a share of the sum adds nothing to its digits.</summary>
    private const double Negligible = 1e-18;

    /// <summary>Nodes and weights for [-1, 1] (Abramowitz and Stegun, table 25.4, n = 16), computed once.</summary>
    private static readonly (double Node, double Weight)[] Nodes = GaussLegendreNodes(16);

    /// <param name="alphaExponent">r + x, above 0.</param>
    /// <param name="betaExponent">s + 1, above 0.</param>
    /// <param name="alpha">Above 0.</param>
    /// <param name="beta">Above 0.</param>
    /// <param name="from">u, at least 0.</param>
    /// <param name="to">v, at least u.</param>
    internal static DropoutIntegral Over(double alphaExponent, double betaExponent, double alpha, double beta, double from, double to)
    {
        if (to <= from) return new DropoutIntegral(double.NegativeInfinity, 0, 0, 0, 0);
        // In w = log((m + t) / (m + u)), where m is the smaller of the two, the integrand is smooth on the scale of 1.
        var isAlphaSmaller = alpha <= beta;
        var (m, difference) = isAlphaSmaller ? (alpha, beta - alpha) : (beta, alpha - beta);
        var (near, far) = isAlphaSmaller ? (alphaExponent, betaExponent) : (betaExponent, alphaExponent);
        var start = m + from;
        var logStart = Math.Log(start);
        var logIntegrandAtStart = logStart - near * logStart - far * Math.Log(difference + start);
        var length = Math.Log((m + to) / start);

        double sum = 0, sumLogNear = 0, sumLogFar = 0, sumInverseNear = 0, sumInverseFar = 0;
        for (double w = 0; w < length;)
        {
            var panel = Math.Min(LongestPanel, length - w);
            while (Math.Abs(Slope(near, far, start * Math.Exp(w + panel), difference)) * panel > SteepestPanel) panel /= 2;
            double ofPanel = 0;
            foreach (var (node, weight) in Nodes)
            {
                var position = w + panel / 2 * (1 + node);
                var nearTime = start * Math.Exp(position);
                var logNear = logStart + position;
                var farTime = nearTime + difference;
                var logFar = Math.Log(farTime);
                var mass = weight * panel / 2 * Math.Exp(logNear - near * logNear - far * logFar - logIntegrandAtStart);
                ofPanel += mass;
                sumLogNear += mass * logNear;
                sumLogFar += mass * logFar;
                sumInverseNear += mass / nearTime;
                sumInverseFar += mass / farTime;
            }
            sum += ofPanel;
            w += panel;
            if (ofPanel < Negligible * sum) break;
        }
        var logValue = Math.Log(sum) + logIntegrandAtStart;
        return isAlphaSmaller
            ? new DropoutIntegral(logValue, sumLogNear / sum, sumLogFar / sum, sumInverseNear / sum, sumInverseFar / sum)
            : new DropoutIntegral(logValue, sumLogFar / sum, sumLogNear / sum, sumInverseFar / sum, sumInverseNear / sum);
    }

    /// <summary>Of the integrand's logarithm in w; it falls steadily.</summary>
    private static double Slope(double near, double far, double nearTime, double difference) => 1 - near - far * nearTime / (nearTime + difference);

    private static (double Node, double Weight)[] GaussLegendreNodes(int count)
    {
        var rule = new MathNet.Numerics.Integration.GaussLegendreRule(-1, 1, count);
        return [.. rule.Abscissas.Zip(rule.Weights)];
    }
}
