using System.Globalization;
using Insights.Data.Customers;
using Insights.Server.GraphQL.Requests;
using Insights.Server.Queries.Customers;

namespace Insights.Server.Features.Charts;

/// <summary>What a chart is asked beside its name.</summary>
/// <param name="Customer">Whom it is about; null where it is about the shop.</param>
/// <param name="By">By what it tells customers apart; null for its own choice.</param>
internal sealed record ChartArguments(CustomerId? Customer = null, ChartKey? By = null)
{
    private const string GenerationName = "generation";
    private const string CountryName = "country";

    /// <summary>Nothing is asked beside the name.</summary>
    internal static readonly ChartArguments None = new();

    /// <summary>The arguments as an address, the command line or the API states them.</summary>
    /// <exception cref="GraphQLErrorException">They are none; the message says what would be.</exception>
    internal static ChartArguments Parse(string? customer, string? by) => new(
        customer is null ? null : new CustomerId(GlobalId.Parse(customer, CustomerView.TypeName)),
        by is null ? null : KeyOf(by));

    /// <summary>The arguments in an address, after others.</summary>
    internal string Query =>
        (Customer is { } customer ? $"&customer={new GlobalId(CustomerView.TypeName, customer.Value)}" : "") + (By is { } key ? $"&by={NameOf(key)}" : "");

    /// <summary>What tells pictures with other arguments apart; nothing of a person but the key.</summary>
    internal string Tag => string.Create(CultureInfo.InvariantCulture, $"{Customer?.Value}-{By}");

    private static string NameOf(ChartKey key) => key == ChartKey.Country ? CountryName : GenerationName;

    private static ChartKey KeyOf(string by) => by switch
    {
        GenerationName => ChartKey.Generation,
        CountryName => ChartKey.Country,
        _ => throw new GraphQLErrorException(GraphQLErrorException.BadInput, $"A chart can be by {GenerationName} or {CountryName}."),
    };
}

/// <summary>By what a chart tells customers apart.</summary>
internal enum ChartKey
{
    /// <summary>When they were born.</summary>
    Generation,

    /// <summary>Where they live.</summary>
    Country,
}

/// <summary>What a chart may be asked beside its name.</summary>
internal enum ChartTaking
{
    /// <summary>Nothing.</summary>
    Nothing,

    /// <summary>A customer, without whom there is no such chart.</summary>
    Customer,

    /// <summary>A key, for which it has a choice of its own.</summary>
    Key,
}
