namespace Insights.Data.Storage;

/// <summary>What a change of the data is about, and what a result was read from.</summary>
[Flags]
public enum Topics
{
    /// <summary>Nothing that is stored.</summary>
    None = 0,

    /// <summary>Baskets, their lines, products and sales without a customer.</summary>
    Purchases = 1,

    /// <summary>Customers' own details.</summary>
    Customers = 2,

    /// <summary>Records of imports, also of those that failed, and rejected rows.</summary>
    Imports = 4,

    /// <summary>Analysis runs, their results, and which of them is the current one.</summary>
    Runs = 8,

    /// <summary>The shop, its settings and the remembered answers to questions of its files.</summary>
    Settings = 16,

    /// <summary>Results computed from all of these and stored. They equal what would be computed anew, so that nothing rests on this topic.</summary>
    Precomputed = 32,

    /// <summary>What the shop does for its customers.</summary>
    Practice = 64,

    /// <summary>Keys, devices and sessions: what they allow, and whether they are valid.</summary>
    Credentials = 128,

    /// <summary>The audit, and when credentials were last used.</summary>
    Audit = 256,
}

/// <summary>The revision of each topic: raised in the transaction that changes it, so that every process sees it.</summary>
/// <param name="Shop">Raised by one with every change of the shop's own data: of any topic but <see cref="Topics.Precomputed"/>, <see cref="Topics.Credentials"/> and <see cref="Topics.Audit"/>.</param>
/// <param name="Purchases">Revision of <see cref="Topics.Purchases"/>.</param>
/// <param name="Customers">Revision of <see cref="Topics.Customers"/>.</param>
/// <param name="Imports">Revision of <see cref="Topics.Imports"/>.</param>
/// <param name="Runs">Revision of <see cref="Topics.Runs"/>.</param>
/// <param name="Settings">Revision of <see cref="Topics.Settings"/>.</param>
/// <param name="Practice">Revision of <see cref="Topics.Practice"/>.</param>
/// <param name="Precomputed">Revision of <see cref="Topics.Precomputed"/>.</param>
/// <param name="Credentials">Revision of <see cref="Topics.Credentials"/>.</param>
/// <param name="Audit">Revision of <see cref="Topics.Audit"/>.</param>
/// <param name="Unattributed">Changes seen by this process that raised no revision: somebody edited the tables with another program. They belong to every topic.</param>
public readonly record struct Revisions(
    long Shop = 0, long Purchases = 0, long Customers = 0, long Imports = 0, long Runs = 0, long Settings = 0, long Practice = 0, long Precomputed = 0,
    long Credentials = 0, long Audit = 0, long Unattributed = 0)
{
    /// <summary>The revisions of some topics, with 0 for the others: equal as long as none of the topics has changed.</summary>
    public Revisions Of(Topics topics) => new(
        Purchases: topics.HasFlag(Topics.Purchases) ? Purchases : 0,
        Customers: topics.HasFlag(Topics.Customers) ? Customers : 0,
        Imports: topics.HasFlag(Topics.Imports) ? Imports : 0,
        Runs: topics.HasFlag(Topics.Runs) ? Runs : 0,
        Settings: topics.HasFlag(Topics.Settings) ? Settings : 0,
        Practice: topics.HasFlag(Topics.Practice) ? Practice : 0,
        Credentials: topics.HasFlag(Topics.Credentials) ? Credentials : 0,
        Audit: topics.HasFlag(Topics.Audit) ? Audit : 0,
        Unattributed: Unattributed);

    /// <summary>The greatest of the stored revisions.</summary>
    internal long Greatest => new[] { Shop, Purchases, Customers, Imports, Runs, Settings, Practice, Precomputed, Credentials, Audit }.Max();

    /// <summary>The sum of the stored revisions of some topics: greater after each change of one of them.</summary>
    public long SumOf(Topics topics)
    {
        var chosen = Of(topics);
        return chosen.Purchases + chosen.Customers + chosen.Imports + chosen.Runs + chosen.Settings + chosen.Practice + chosen.Credentials + chosen.Audit;
    }
}

/// <summary>The stored revision of a topic.</summary>
public sealed class TopicRevision
{
    /// <summary>The row that is raised with every change of the shop's own data.</summary>
    public const string Shop = "shop";

    private const Topics BesideTheShop = Topics.Precomputed | Topics.Credentials | Topics.Audit;

    /// <summary>The topic's name in lower case, or <see cref="Shop"/>.</summary>
    public required string Topic { get; init; }

    /// <summary>0 before the first change.</summary>
    public long Revision { get; init; }

    /// <summary>The rows that a change raises.</summary>
    /// <param name="topics">What has changed.</param>
    internal static IReadOnlyList<string> NamesOf(Topics topics)
    {
        var names = Enum.GetValues<Topics>().Where(topic => topic != Topics.None && topics.HasFlag(topic)).Select(NameOf).ToList();
        if ((topics & ~BesideTheShop) != Topics.None) names.Add(Shop);
        return names;
    }

    /// <summary>The revisions by name; 0 for a row that is missing.</summary>
    internal static Revisions From(IReadOnlyDictionary<string, long> revisions)
    {
        return new Revisions(
            revisions.GetValueOrDefault(Shop), Of(Topics.Purchases), Of(Topics.Customers), Of(Topics.Imports), Of(Topics.Runs), Of(Topics.Settings), Of(Topics.Practice), Of(Topics.Precomputed),
            Of(Topics.Credentials), Of(Topics.Audit));

        long Of(Topics topic) => revisions.GetValueOrDefault(NameOf(topic));
    }

    private static string NameOf(Topics topic) => SnakeCase.From(topic.ToString());
}
