using Insights.Data.Customers;
using Insights.Data.Runs;
using Insights.Server.GraphQL;

namespace Insights.Server.Features.Customers;

/// <summary>A customer, as the API shows one.</summary>
/// <param name="CustomerId">The key inside the database.</param>
/// <param name="ExternalId">The shop's own id.</param>
/// <param name="Name">Full name, or null.</param>
/// <param name="Country">Country, or null.</param>
/// <param name="City">Town, or null.</param>
/// <param name="Email">E-mail address, or null.</param>
/// <param name="Phone">Telephone number, or null.</param>
/// <param name="Birthday">Date of birth, or null.</param>
/// <param name="Found">The result by which the customer was found, or null.</param>
public sealed record CustomerView(
    CustomerId CustomerId, string ExternalId, string? Name, string? Country, string? City, string? Email, string? Phone, DateOnly? Birthday,
    CustomerResult? Found)
{
    internal const string TypeName = "Customer";

    /// <summary>The id in the API.</summary>
    public string Id => new GlobalId(TypeName, CustomerId.Value).ToString();
}
