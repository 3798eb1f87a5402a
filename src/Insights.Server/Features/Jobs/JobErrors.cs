namespace Insights.Server.Features.Jobs;

/// <summary>An input that cannot be.</summary>
internal sealed record InvalidInputError(string Message, string Field);

/// <summary>Too much work waits already.</summary>
internal sealed record TooManyJobsError(string Message);
