using Insights.Data.Operations;
using Insights.Data.Runs;
using Insights.Data.Storage;
using Insights.Data.Tiers;
using Insights.Ml.Explanations;
using Insights.Ml.Loyalty;
using Insights.Server.Features.Pages;
using Insights.Server.GraphQL.Contract;
using Insights.Server.GraphQL.Paging;
using Insights.Server.Queries.AtRisk;
using Insights.Server.Queries.Birthdays;
using Insights.Server.Queries.Caching;
using Insights.Server.Queries.Customers;
using Insights.Server.Queries.Declining;
using Insights.Server.Queries.Practice;
using Insights.Server.Queries.Products;
using Insights.Server.Queries.Shops;
using Insights.Server.Queries.Suggestions;
using Insights.Server.Queries.Weeks;

namespace Insights.Server.Features.Home;

/// <summary>Reads what the Monday page shows.</summary>
internal sealed class HomeReader(
    RunReader runs, CustomerReader customers, AtRiskReader atRisk, BirthdayReader birthdays, FavouriteReader favourites, DecliningReader declining, WeekReader weeks, DoneReader done,
    ResultCache cache)
{
    private const int WeeksShown = 2;
    private const int PeopleShown = 5;

    /// <summary>So many of the people are overdue customers, and so many next VIPs; where there are fewer of one kind, the other fills the places.</summary>
    private const int MinOfKind = 2;
    private const int Candidates = 25;
    private const int BirthdayDays = 14;
    private const int BirthdaysShown = 3;
    private const int DecliningShown = 3;
    private const int FavouritesSaid = 2;
    private const int DaysOfWeek = 7;

    /// <summary>Whoever was cared for is not named again for so long.</summary>
    private const int RestDays = 28;

    /// <summary>A customer with a lower probability is not named as a next VIP.</summary>
    private const double MinChance = 0.1;

    /// <summary>With fewer customers neither tiers nor probabilities are meaningful.</summary>
    private const int SmallShop = 30;

    private static readonly PageArguments NewShown = new(3, Cursor: null, IsBackward: false);
    private static readonly PageArguments Everybody = new(SmallShop, Cursor: null, IsBackward: false);
    private static readonly PageArguments NextVips = new(Candidates, Cursor: null, IsBackward: false);

    internal async Task<HomeModel> ReadAsync(PageFrame frame, CancellationToken cancellationToken)
    {
        if (frame.Run is not { } run) return new HomeModel { Frame = frame };
        var followed = await done.ReadSinceAsync(frame.Today.AddDays(-RestDays), cancellationToken);
        var soon = await BirthdaysAsync(run, frame.Today, cancellationToken);
        var late = await AtRiskAsync(run, cancellationToken);
        var isOld = frame.Notices.Any(notice => notice.Code == Notice.DataAreOld);
        // Of a large shop so many have their birthday that only those of good customers are a help.
        var latest = await weeks.ReadAsync(run, WeeksShown, cancellationToken);
        var ofWeek = soon.Where(one => IsRetainable(one.Customer, run) && one.Day.DayNumber - frame.Today.DayNumber < DaysOfWeek).ToList();
        if (ofWeek.Count > BirthdaysShown) ofWeek.RemoveAll(one => one.Customer.Found?.Tier > Tier.B);
        return new HomeModel
        {
            Frame = frame,
            Run = runs.ViewOf(run),
            IsOld = isOld,
            Overdue = late.Overdue,
            People = await PeopleAsync(frame, run, late, isOld ? [] : soon, followed, cancellationToken),
            Birthdays = isOld ? [] : [.. ofWeek.Take(BirthdaysShown)],
            BirthdaysOfWeek = ofWeek.Count,
            Declining = [.. (await DecliningAsync(run, cancellationToken)).Where(one => one.HasMovedDown && IsRetainable(one.Customer, run)).Take(DecliningShown)],
            Weeks = latest,
            NewCustomers = isOld || latest is [] or [{ NewCustomers: 0 }, ..] ? [] : await NewCustomersAsync(run, latest[0].From, cancellationToken),
        };
    }

    private static bool IsRetainable(CustomerView customer, Run run) => customer.Found?.StateOn(run.AsOf) != RhythmState.ProbablyGone;

    /// <summary>Reads what is stored with the run, else computes it.</summary>
    internal async Task FindAsync(Run run, CancellationToken cancellationToken)
    {
        await weeks.FindAsync(run, WeeksShown, cancellationToken);
        await atRisk.ReadAsync(run, Candidates, cancellationToken);
        await declining.ReadAsync(run, DecliningReader.Max, cancellationToken);
        await (await customers.ReadNextVipsAsync(run.RunId, Tier.B, NextVips, where: null, cancellationToken)).CountAsync(cancellationToken);
    }

    /// <summary>What of the page takes longest, cached from now on.</summary>
    internal async Task PrepareAsync(Run run, CancellationToken cancellationToken)
    {
        await weeks.ReadAsync(run, WeeksShown, cancellationToken);
        await AtRiskAsync(run, cancellationToken);
        await DecliningAsync(run, cancellationToken);
    }

    /// <summary>Where few have slipped, all good customers of the run before are looked at for them.</summary>
    private Task<IReadOnlyList<DecliningCustomer>> DecliningAsync(Run run, CancellationToken cancellationToken) =>
        cache.GetAsync((nameof(DecliningCustomer), run.RunId), Topics.Runs | Topics.Customers, () => declining.ReadAsync(run, DecliningReader.Max, cancellationToken), cancellationToken);

    private Task<AtRiskCustomers> AtRiskAsync(Run run, CancellationToken cancellationToken) =>
        cache.GetAsync((nameof(AtRiskCustomers), run.RunId), Topics.Runs | Topics.Customers, () => atRisk.ReadAsync(run, Candidates, cancellationToken), cancellationToken);

    /// <summary>Who came for the first time since a day, those first who spent most.</summary>
    private Task<List<CustomerView>> NewCustomersAsync(Run run, DateOnly since, CancellationToken cancellationToken) => cache.GetAsync(
        (nameof(NewCustomersAsync), run.RunId, since), Topics.Runs | Topics.Customers,
        async () => (await customers.ReadAsync(run, NewShown, FirstPurchaseSince(since), order: null, ResultProjection.All, cancellationToken)).Nodes.ToList(),
        cancellationToken);

    private static InputObject FirstPurchaseSince(DateOnly day) => new(new Dictionary<string, object?>
    {
        ["firstPurchase"] = new Dictionary<string, object?> { ["gte"] = day },
    });

    /// <summary>All customers' birthdays are looked at, once a day.</summary>
    private Task<IReadOnlyList<CustomerBirthday>> BirthdaysAsync(Run run, DateOnly today, CancellationToken cancellationToken) => cache.GetAsync(
        (nameof(CustomerBirthday), run.RunId, today), Topics.Runs | Topics.Customers, () => birthdays.ReadAsync(run, today, BirthdayDays, cancellationToken), cancellationToken);

    /// <summary>
    /// Overdue customers, by keeping worth and with an A customer among them; next VIPs; and one birthday. Whoever was cared for in an earlier
    /// week is left out.
    /// </summary>
    private async Task<IReadOnlyList<HomePerson>> PeopleAsync(
        PageFrame frame, Run run, AtRiskCustomers late, IReadOnlyList<CustomerBirthday> soon, IReadOnlyList<Operation> followed, CancellationToken cancellationToken)
    {
        var monday = frame.Today.AddDays(-(((int)frame.Today.DayOfWeek + DaysOfWeek - 1) % DaysOfWeek));
        var rests = followed.Where(operation => operation.Day < monday).Select(operation => operation.CustomerId).ToHashSet();
        var overdue = late.Overdue.First.Where(customer => !rests.Contains(customer.CustomerId)).ToList();
        if (overdue.FindIndex(customer => customer.Found?.Tier == Tier.A) is > 0 and var best) overdue = [overdue[best], .. overdue.Where((_, i) => i != best)];
        var rising = (await customers.ReadNextVipsAsync(run.RunId, Tier.B, NextVips, where: null, cancellationToken)).Nodes
            .Where(customer => !rests.Contains(customer.CustomerId) && customer.Found is { VipProbability: >= MinChance } && customer.Found.StateOn(run.AsOf) != RhythmState.Overdue && IsRetainable(customer, run)).ToList();
        var celebrating = soon.Where(one => !rests.Contains(one.Customer.CustomerId) && one.Customer.Found is { Tier: <= Tier.B } && IsRetainable(one.Customer, run))
            .Select(one => one.Customer).ToList();

        var chosen = new List<(CustomerView Customer, PersonRole Role)>();
        Add(overdue, PersonRole.Overdue, MinOfKind);
        Add(rising, PersonRole.NextVip, MinOfKind);
        Add(celebrating, PersonRole.Birthday, PeopleShown);
        Add(overdue, PersonRole.Overdue, PeopleShown);
        Add(rising, PersonRole.NextVip, PeopleShown);
        // In a small shop everybody is somebody to think of.
        if (run.KnownCustomers < SmallShop && chosen.Count < PeopleShown)
        {
            var all = await customers.ReadAsync(run, Everybody, where: null, order: null, ResultProjection.All, cancellationToken);
            Add([.. all.Nodes.Where(customer => !rests.Contains(customer.CustomerId))], PersonRole.Known, PeopleShown);
        }

        var words = CustomerWords.Of(frame, run);
        var people = new List<HomePerson>();
        foreach (var ofRole in chosen.OrderBy(one => one.Role).GroupBy(one => one.Role))
            foreach (var (place, (customer, role)) in ofRole.Index()) people.Add(await PersonOfAsync(customer, role, place));
        return people;

        void Add(IReadOnlyList<CustomerView> some, PersonRole role, int most)
        {
            foreach (var customer in some.Take(most))
                if (chosen.Count < PeopleShown && !chosen.Exists(one => one.Customer.CustomerId == customer.CustomerId)) chosen.Add((customer, role));
        }

        async Task<HomePerson> PersonOfAsync(CustomerView customer, PersonRole role, int place)
        {
            var result = customer.Found ?? throw new InvalidOperationException("A list of a run's customers has their results.");
            var likes = role == PersonRole.NextVip ? await favourites.ReadAsync(customer.CustomerId, FavouritesSaid, cancellationToken) : [];
            return new HomePerson(customer, result.Tier, words.Chip(result, role), role, words.Why(customer, result, role, likes, place), Suggestion.Of(customer, result, run.AsOf, frame.Today))
            {
                Done = followed.FirstOrDefault(operation => operation.CustomerId == customer.CustomerId),
            };
        }
    }
}

/// <summary>What the Monday page shows.</summary>
public sealed record HomeModel
{
    /// <summary>What every page knows.</summary>
    public required PageFrame Frame { get; init; }

    /// <summary>The current run; null before the first analysis.</summary>
    internal RunView? Run { get; init; }

    /// <summary>True where the sales are so old that nothing can be said of this week.</summary>
    internal bool IsOld { get; init; }

    /// <summary>The good customers who are overdue.</summary>
    internal AtRiskGroup? Overdue { get; init; }

    /// <summary>Whom to care about.</summary>
    internal IReadOnlyList<HomePerson> People { get; init; } = [];

    /// <summary>Who has a birthday in the next seven days; the first ones.</summary>
    internal IReadOnlyList<CustomerBirthday> Birthdays { get; init; } = [];

    /// <summary>How many have.</summary>
    internal int BirthdaysOfWeek { get; init; }

    /// <summary>Who came for the first time since the last whole week began; the best ones.</summary>
    internal IReadOnlyList<CustomerView> NewCustomers { get; init; } = [];

    /// <summary>Who has become a weaker customer since the run before.</summary>
    internal IReadOnlyList<DecliningCustomer> Declining { get; init; } = [];

    /// <summary>True where there is something beside the people of the week.</summary>
    internal bool HasMore => Birthdays.Count > 0 || Declining.Count > 0 || !IsOld && Weeks is [{ NewCustomers: > 0 }, ..];

    /// <summary>The last whole week and the one before; fewer where there are none.</summary>
    internal IReadOnlyList<Week> Weeks { get; init; } = [];
}

/// <summary>A customer to care about.</summary>
/// <param name="Customer">The customer.</param>
/// <param name="Tier">The customer's tier.</param>
/// <param name="Chip">Tier and state in words.</param>
/// <param name="Role">For what the customer is shown.</param>
/// <param name="Why">Why, in the customer's own numbers.</param>
/// <param name="Suggestion">What to do.</param>
internal sealed record HomePerson(CustomerView Customer, Tier Tier, string Chip, PersonRole Role, string Why, Suggestion Suggestion)
{
    /// <summary>That it was done; null where it was not.</summary>
    internal Operation? Done { get; init; }
}
