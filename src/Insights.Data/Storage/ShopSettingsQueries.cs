using Insights.Data.Shops;
using Microsoft.EntityFrameworkCore;

namespace Insights.Data.Storage;

/// <summary>Reads and writes what the owner has chosen for the shop.</summary>
public static class ShopSettingsQueries
{
    /// <summary>The choices; all null before the first one.</summary>
    public static async Task<ShopSettings> ReadSettingsAsync(this IDatabase database, CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        return await context.Settings.SingleOrDefaultAsync(cancellationToken) ?? new ShopSettings();
    }

    /// <summary>Changes choices and the shop's own words in one transaction; whoever has answers of an earlier version asks again.</summary>
    public static async Task ChangeSettingsAsync(this IDatabase database, Action<Shop, ShopSettings> change, CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        var shop = await context.Shops.AsTracking().SingleAsync(cancellationToken);
        var settings = await context.Settings.AsTracking().SingleOrDefaultAsync(cancellationToken);
        if (settings is null) context.Settings.Add(settings = new ShopSettings());
        change(shop, settings);
        shop.DataVersion++;
        await context.SaveChangesAsync(cancellationToken);
    }
}
