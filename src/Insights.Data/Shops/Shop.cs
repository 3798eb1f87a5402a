
namespace Insights.Data.Shops;

/// <summary>The one shop that a database belongs to, and what readers need to know about the state of its data.</summary>
public sealed class Shop
{
    /// <summary>The id of the only row.</summary>
    public const int OnlyId = 1;

    /// <summary>Always <see cref="OnlyId"/>.</summary>
    public int ShopId { get; init; } = OnlyId;

    /// <summary>The shop's name as its owner writes it; null until it is set.</summary>
    public string? Name { get; set; }

    /// <summary>ISO 4217 code of the one currency in which all amounts are stored.</summary>
    public required string Currency { get; set; }

    /// <summary>True while no file and no command has named the currency.</summary>
    public bool CurrencyIsAssumed { get; set; }

    /// <summary>IANA id of the zone in which days, months and hours are cut.</summary>
    public required string TimeZone { get; set; }

    /// <summary>True while no file and no command has named the time zone.</summary>
    public bool TimeZoneIsAssumed { get; set; }

    /// <summary>The run that readers show by default; null before the first analysis.</summary>
    public RunId? CurrentRunId { get; set; }
}
