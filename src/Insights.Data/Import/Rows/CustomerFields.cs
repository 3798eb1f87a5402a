namespace Insights.Data.Import.Rows;

/// <summary>Names of the fields that exports of customers have in common, and sales that state who bought, so that <c>--map</c> is the same for all of them.</summary>
internal static class CustomerFields
{
    internal const string Id = "id";
    internal const string FullName = "name";
    internal const string FirstName = "first-name";
    internal const string LastName = "last-name";
    internal const string Company = "company";
    internal const string Email = "email";
    internal const string Phone = "phone";
    internal const string AddressPhone = "address-phone";
    internal const string Birthday = "birthday";
    internal const string Consent = "consent";
    internal const string FirstContact = "first-contact";
    internal const string Channel = "channel";
    internal const string ReferredBy = "referred-by";
    internal const string City = "city";
    internal const string Region = "region";
    internal const string RegionName = "region-name";
    internal const string Country = "country";
    internal const string CountryName = "country-name";
}
