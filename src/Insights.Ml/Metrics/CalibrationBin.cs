
namespace Insights.Ml.Metrics;

/// <summary>Rows of similar predicted probability, and their outcome.</summary>
/// <param name="Customers">Number of rows.</param>
/// <param name="Predicted">Mean predicted probability, 0 to 1.</param>
/// <param name="Observed">Observed rate, 0 to 1.</param>
public sealed record CalibrationBin(int Customers, double Predicted, double Observed);
