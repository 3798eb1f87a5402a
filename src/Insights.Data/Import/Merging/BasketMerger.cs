using Insights.Data.Import.Questions;
using Insights.Data.Import.Rows;
using Insights.Data.Shops;

namespace Insights.Data.Import.Merging;

/// <summary>
/// Brings staged baskets into the shop's history: stores what the file states of each order, and makes of all that is stated
/// of it the baskets that count.
/// </summary>
internal sealed class BasketMerger(
    IImportSession session, MergeContext context, IReadOnlyDictionary<int, StatementOrigin> parts, Questionnaire questions, Action<long, long> reportProgress)
{
    private const int ProgressEvery = 2_000;

    private readonly UnitFold fold = new(new BasketAssembler(context.SourceId, context.Calendar), context.Numbers);
    private readonly CustomerAccumulator customer = new(session, context.Calendar);
    private readonly SameNumbers sameNumbers = new(session, context.SourceId, questions);
    private readonly List<StagedBasket> group = [];

    internal MergeCounts Counts { get; } = new();
    internal long NewCustomers => customer.Added;
    internal (DateOnly First, DateOnly Last)? Period { get; private set; }

    internal async Task MergeAsync(IReadOnlyList<Purchases.ProductId> products, CancellationToken cancellationToken)
    {
        long done = 0;
        await foreach (var staged in session.ReadBasketsAsync(context.SourceId, products, context.Calendar, cancellationToken))
        {
            if (group.Count > 0 && group[0].OrderRef != staged.OrderRef) MergeGroup();
            // An order that counts for nothing makes nobody a customer; where the order is known already, its customer stays.
            if (staged.CustomerRef is { } reference && staged.Fragment.Kind is not (LineKind.CancelledSale or LineKind.PendingSale))
            {
                staged.Fragment.CustomerId = await customer.EnterAsync(reference, cancellationToken);
                customer.Describe(staged.Fragment.OccurredAt, staged.Details);
            }
            group.Add(staged);
            if (++done % ProgressEvery != 0) continue;
            cancellationToken.ThrowIfCancellationRequested();
            reportProgress(done, session.StagedFragments);
        }
        if (group.Count > 0) MergeGroup();
        await customer.FinishAsync(cancellationToken);
        reportProgress(done, session.StagedFragments);
    }

    private void MergeGroup()
    {
        var reference = group[0].OrderRef;
        var stated = Statements();
        var known = group[0].IsKnown ? session.ReadStatements(context.SourceId, reference, context.Calendar) : [];
        if (context.Numbers == OrderNumbers.Day && !OrderReference.IsGenerated(reference)) sameNumbers.Settle(reference, stated, known);
        foreach (var statement in stated) Store(reference, statement, known);
        var baskets = fold.Fold(reference, known.Count == 0 ? stated : [.. known, .. stated]);
        var file = known.Count == 0 ? baskets : fold.Fold(reference, stated);
        var change = UnitWriter.Write(session, known.Count == 0 ? [] : session.ReadBaskets(context.SourceId, reference), baskets);
        foreach (var basket in file)
            if (!DerivedReference.IsRefund(basket.OrderRef)) Cover(basket.Day);
        Counts.Add(new MergedUnit(reference, group, stated, baskets, file, change));
        group.Clear();
    }

    private void Store(string reference, OrderStatement statement, IReadOnlyList<OrderStatement> known)
    {
        if (known.FirstOrDefault(statement.IsSameAs) is { } same)
            foreach (var fragment in same.Fragments) session.RepeatStatement(fragment, statement);
        else
            foreach (var fragment in statement.Fragments) session.InsertStatement(context.SourceId, reference, statement, fragment);
    }

    private List<OrderStatement> Statements()
    {
        var statements = new List<OrderStatement>(1);
        foreach (var staged in group)
        {
            var statement = statements.Find(other => other.Origin.Part == staged.Part);
            if (statement is null) statements.Add(statement = new OrderStatement(parts[staged.Part]));
            statement.Fragments.Add(staged.Fragment);
        }
        return statements;
    }

    private void Cover(DateOnly day) =>
        Period = Period is var (first, last) ? (day < first ? day : first, day > last ? day : last) : (day, day);
}

/// <summary>Under what the orders of one source are put together.</summary>
/// <param name="SourceId">The numbering.</param>
/// <param name="Numbers">For how long its order numbers hold.</param>
/// <param name="Calendar">The shop's time zone.</param>
internal sealed record MergeContext(int SourceId, OrderNumbers Numbers, ShopCalendar Calendar);

/// <summary>An order that was merged.</summary>
/// <param name="Reference">Its reference.</param>
/// <param name="Staged">The file's rows.</param>
/// <param name="Stated">What the file states.</param>
/// <param name="Baskets">The baskets that follow from all that is stated.</param>
/// <param name="File">The baskets that would follow from the file alone.</param>
/// <param name="Change">What was written.</param>
internal sealed record MergedUnit(
    string Reference, IReadOnlyList<StagedBasket> Staged, IReadOnlyList<OrderStatement> Stated, IReadOnlyList<BasketContent> Baskets,
    IReadOnlyList<BasketContent> File, UnitChange Change);
