
namespace Insights.Server.Queries.Concentration;

/// <summary>The curve that is stored with a run, as the API shows it.</summary>
/// <param name="Shares">Share of the spend of the best customers, in equal steps from none of them to all.</param>
internal sealed record ConcentrationView(IReadOnlyList<double> Shares)
{
    private const double Half = 0.5;

    private int Steps => Shares.Count - 1;

    public IEnumerable<ConcentrationPoint> Points => Shares.Select((share, step) => new ConcentrationPoint(step / (double)Steps, share));

    /// <summary>Twice the area between the curve and that of equal spend, by trapezoids.</summary>
    public double Gini => Math.Max(0, 2 * Enumerable.Range(0, Steps).Sum(step => (Shares[step] + Shares[step + 1]) / 2 / Steps) - 1);

    /// <summary>Where the curve reaches a half, between two steps in proportion.</summary>
    public double CustomerShareOfHalf
    {
        get
        {
            var step = Enumerable.Range(1, Steps).First(i => i == Steps || Shares[i] >= Half);
            var rise = Shares[step] - Shares[step - 1];
            return (step - 1 + (rise > 0 ? (Half - Shares[step - 1]) / rise : 1)) / Steps;
        }
    }
}

/// <summary>A point of the curve.</summary>
internal sealed record ConcentrationPoint(double CustomerShare, double SpendShare);
