using Insights.Data.Shops;
using Microsoft.EntityFrameworkCore;

namespace Insights.Data.Storage;

/// <summary>Reads and writes what the owner has chosen for the shop.</summary>
public static class ShopSettingsQueries
{
    /// <summary>The choices; all null before the first one.</summary>
    public static async Task<ShopSettings> ReadSettingsAsync(this IDatabase database, CancellationToken cancellationToken) =>
        await database.QueryAsync(
            "SELECT language, tier_policy, horizon_days, analyse_after_import, analyse_at FROM shop_settings", [],
            row => new ShopSettings { Language = row.NullableString(0), TierPolicy = row.NullableString(1), HorizonDays = row.NullableInt32(2), AnalyseAfterImport = row.NullableInt32(3) is { } after ? after != 0 : null, AnalyseAt = row.NullableInt32(4) }, cancellationToken)
            .FirstOrDefaultAsync(cancellationToken) ?? new ShopSettings();

    /// <summary>Changes choices and the shop's own words in one transaction.</summary>
    public static async Task ChangeSettingsAsync(this IDatabase database, Action<Shop, ShopSettings> change, CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        // The first write of the transaction, so that nobody else writes between what is read here and what is saved.
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await context.RaiseAsync(Topics.Settings, cancellationToken);
        var shop = await context.Shops.AsTracking().SingleAsync(cancellationToken);
        var settings = await context.Settings.AsTracking().SingleOrDefaultAsync(cancellationToken);
        if (settings is null) context.Settings.Add(settings = new ShopSettings());
        change(shop, settings);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
