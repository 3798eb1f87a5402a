using Insights.Data.Runs;

namespace Insights.Server.Features.Exports;

/// <summary>A customer with the results of one run, as other programs get it.</summary>
/// <param name="ExternalId">The shop's own id.</param>
/// <param name="Name">Full name, or null.</param>
/// <param name="Country">Country, or null.</param>
/// <param name="Result">The run's results.</param>
internal sealed record ExportedCustomer(string ExternalId, string? Name, string? Country, CustomerResult Result);
