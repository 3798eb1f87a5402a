using Insights.Data.Shops;
using Insights.Data.Storage;
using Insights.Data.Tiers;
using Insights.Ml.Analysis;
using Insights.Server.GraphQL.Contract;
using Insights.Server.Queries.Shops;

namespace Insights.Server.Queries.Settings;

/// <summary>Reads and saves what the owner has chosen for the shop.</summary>
[Reads(Topics.Runs | Topics.Settings)]
internal sealed class SettingsReader(IDatabase database, CurrentShopReader shops)
{
    private Task<ShopSettings>? settings;

    /// <summary>The choices; all null before the first one.</summary>
    internal Task<ShopSettings> ReadAsync(CancellationToken cancellationToken) => settings ??= LoadAsync(cancellationToken);

    /// <summary>What an analysis is to find out: what is stated, else what is chosen for the shop, else the default.</summary>
    /// <exception cref="FormatException">The stated policy is none; the message says what is wrong.</exception>
    internal async Task<AnalysisOptions> OptionsAsync(int? horizonDays, string? policy, int seed, CancellationToken cancellationToken)
    {
        var chosen = await ReadAsync(cancellationToken);
        var text = policy ?? chosen.TierPolicy;
        return new AnalysisOptions
        {
            HorizonDays = horizonDays ?? chosen.HorizonDays ?? AnalysisOptions.DefaultHorizonDays,
            Policy = text is null ? TierPolicy.Default : TierPolicy.Parse(text),
            Seed = seed,
        };
    }

    /// <summary>Changes choices and the shop's own words.</summary>
    internal async Task ChangeAsync(Action<Shop, ShopSettings> change, CancellationToken cancellationToken)
    {
        await database.ChangeSettingsAsync(change, cancellationToken);
        settings = null;
    }

    /// <summary>Without a shop there may be no database yet.</summary>
    private async Task<ShopSettings> LoadAsync(CancellationToken cancellationToken) =>
        await shops.FindAsync(cancellationToken) is null ? new ShopSettings() : await database.ReadSettingsAsync(cancellationToken);
}
