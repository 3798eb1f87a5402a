namespace Insights.Data.Customers;

/// <summary>
/// A person or company that the shop can recognise. Details come from the shop's files and may all be absent; a
/// customer becomes known to the analysis with the first purchase.
/// </summary>
public sealed class Customer
{
    /// <summary>The key inside this database.</summary>
    public CustomerId CustomerId { get; init; }

    /// <summary>The shop's own id: customer number, e-mail address or whatever the source recognises people by.</summary>
    public required string ExternalId { get; init; }

    /// <summary>Full name, or null.</summary>
    public string? Name { get; set; }

    /// <summary>E-mail address in lower case, or null.</summary>
    public string? Email { get; set; }

    /// <summary>Telephone number as the source writes it, or null.</summary>
    public string? Phone { get; set; }

    /// <summary>Date of birth, or null.</summary>
    public DateOnly? Birthday { get; set; }

    /// <summary>Country as the source writes it, or null.</summary>
    public string? Country { get; set; }

    /// <summary>State, province or region, or null.</summary>
    public string? Region { get; set; }

    /// <summary>Town, or null.</summary>
    public string? City { get; set; }

    /// <summary>How the customer came to the shop, or null.</summary>
    public string? Channel { get; set; }

    /// <summary>Whether the customer agreed to be written to; null when unknown, which is never read as a yes.</summary>
    public bool? Consent { get; set; }

    /// <summary>The day of the first contact, with or without a purchase, or null.</summary>
    public DateOnly? FirstContact { get; set; }

    /// <summary>The external id of the customer who recommended the shop, or null.</summary>
    public string? ReferredBy { get; set; }
}
