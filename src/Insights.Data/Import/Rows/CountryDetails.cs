using Insights.Data.Customers;
using Insights.Data.Import.Reading;

namespace Insights.Data.Import.Rows;

/// <summary>Customer details of sources that state nothing but the country; one object for each country.</summary>
/// <param name="ordinal">The country's column.</param>
internal sealed class CountryDetails(int ordinal)
{
    private readonly Dictionary<string, CustomerDetails> byCountry = new(StringComparer.Ordinal);

    internal CustomerDetails? Of(RecordReader row)
    {
        var country = row.Field(ordinal);
        if (country.IsEmpty) return null;
        var lookup = byCountry.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(country, out var known)) return known;
        var details = new CustomerDetails { Country = country.ToString() };
        lookup[country] = details;
        return details;
    }
}
