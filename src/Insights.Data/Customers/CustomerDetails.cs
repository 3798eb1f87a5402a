namespace Insights.Data.Customers;

/// <summary>What a file states about a customer besides the id; null where it states nothing.</summary>
public sealed record CustomerDetails
{
    /// <summary>Details that state nothing.</summary>
    public static readonly CustomerDetails None = new();

    /// <inheritdoc cref="Customer.Name"/>
    public string? Name { get; init; }

    /// <inheritdoc cref="Customer.Email"/>
    public string? Email { get; init; }

    /// <inheritdoc cref="Customer.Phone"/>
    public string? Phone { get; init; }

    /// <inheritdoc cref="Customer.Birthday"/>
    public DateOnly? Birthday { get; init; }

    /// <inheritdoc cref="Customer.Country"/>
    public string? Country { get; init; }

    /// <inheritdoc cref="Customer.Region"/>
    public string? Region { get; init; }

    /// <inheritdoc cref="Customer.City"/>
    public string? City { get; init; }

    /// <inheritdoc cref="Customer.Channel"/>
    public string? Channel { get; init; }

    /// <inheritdoc cref="Customer.Consent"/>
    public bool? Consent { get; init; }

    /// <inheritdoc cref="Customer.FirstContact"/>
    public DateOnly? FirstContact { get; init; }

    /// <inheritdoc cref="Customer.ReferredBy"/>
    public string? ReferredBy { get; init; }
}
