namespace Insights.Server.Features.Runs;

/// <summary>An analysis that cannot be made; the message says why and what to do.</summary>
/// <param name="message">In whole sentences.</param>
internal sealed class AnalysisException(string message) : Exception(message);
