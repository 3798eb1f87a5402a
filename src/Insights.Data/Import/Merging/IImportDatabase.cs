using Insights.Data.Faults;
using Insights.Data.Shops;

namespace Insights.Data.Import.Merging;

/// <summary>What an import needs of a shop's database.</summary>
public interface IImportDatabase
{
    /// <summary>Where the database lives, for messages to the owner.</summary>
    string Location { get; }

    /// <summary>
    /// Creates the database or brings it to this program's version. All or nothing, also when it is killed; one of an earlier version is
    /// copied beside itself before.
    /// </summary>
    /// <returns>Where the database lies as it was before; null where it was new, or of this version already.</returns>
    /// <exception cref="DatabaseException">It was written by a newer version, or cannot be opened, or there is no room for the copy.</exception>
    Task<string?> MigrateAsync(CancellationToken cancellationToken);

    /// <summary>The shop; null where the database does not exist yet or has seen no import.</summary>
    Task<Shop?> ReadShopAsync(CancellationToken cancellationToken);

    /// <summary>A place for the rows of one file. Nothing of the shop changes before the merge.</summary>
    Task<IImportSession> BeginImportAsync(CancellationToken cancellationToken);

    /// <summary>The answers for files of a kind, by key; those for the kind go before those for the shop.</summary>
    Task<IReadOnlyDictionary<string, string>> ReadAnswersAsync(string kind, CancellationToken cancellationToken);

    /// <summary>External ids of some customers who have bought something, the first known ones first.</summary>
    Task<IReadOnlyList<string>> ReadBuyersAsync(int limit, CancellationToken cancellationToken);

    /// <summary>How many of these external ids are of customers who have bought something.</summary>
    Task<long> CountBuyersAsync(IEnumerable<string> ids, CancellationToken cancellationToken);
}
