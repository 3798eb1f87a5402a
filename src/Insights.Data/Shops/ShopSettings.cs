
namespace Insights.Data.Shops;

/// <summary>What the owner has chosen for the shop; each is null where nothing is chosen.</summary>
public sealed class ShopSettings
{
    /// <summary>Always <see cref="Shop.OnlyId"/>.</summary>
    public int ShopId { get; init; } = Shop.OnlyId;

    /// <summary>The language, "de" or "en", of readers who have not chosen one themselves; null for their browser's.</summary>
    public string? Language { get; set; }

    /// <summary>The tier policy of analyses that name none, in the form that the command line takes; null for the default one.</summary>
    public string? TierPolicy { get; set; }

    /// <summary>The horizon, in days from 1, of analyses that name none; null for the default one.</summary>
    public int? HorizonDays { get; set; }

    /// <summary>Whether a server analyses automatically after imports; null for yes.</summary>
    public bool? AnalyseAfterImport { get; set; }

    /// <summary>When a server analyses each day, in minutes after midnight of the shop's time zone, 0 to 1,439; null for never.</summary>
    public int? AnalyseAt { get; set; }
}
