using Insights.Data.Customers;
using Insights.Data.Runs;
using Insights.Server.GraphQL.Requests;

namespace Insights.Server.Queries.Customers;

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

    /// <summary>State, province or region, or null.</summary>
    public string? Region { get; init; }

    /// <summary>How the customer came to the shop, or null.</summary>
    public string? Channel { get; init; }

    /// <summary>Whether the customer agreed to be written to; null where that is not known.</summary>
    public bool? Consent { get; init; }

    /// <summary>The day of the first contact, with or without a purchase, or null.</summary>
    public DateOnly? FirstContact { get; init; }

    /// <summary>The shop's own id of the customer who recommended the shop, or null.</summary>
    public string? ReferredBy { get; init; }

    /// <summary>True where the shop's own id is an e-mail address.</summary>
    internal bool IsKnownByEmail => ExternalId.Contains('@', StringComparison.Ordinal);

    /// <summary>The id in the API.</summary>
    public string Id => new GlobalId(TypeName, CustomerId.Value).ToString();
}
