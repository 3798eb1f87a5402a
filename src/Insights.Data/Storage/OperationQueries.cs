using Insights.Data.Customers;
using Insights.Data.Operations;
using Insights.Data.Shops;
using Microsoft.EntityFrameworkCore;

namespace Insights.Data.Storage;

/// <summary>Records what the shop does for its customers, and reads it.</summary>
public static class OperationQueries
{
    /// <summary>How long an operation can be reversed.</summary>
    public static readonly TimeSpan Reversible = TimeSpan.FromDays(1);

    /// <summary>Records an operation, once for each key.</summary>
    /// <param name="database">The database.</param>
    /// <param name="draft">What is to be recorded.</param>
    /// <param name="clock">For the time and the day.</param>
    /// <param name="cancellationToken">Stops it; nothing is then recorded.</param>
    public static async Task<OperationReceipt> RecordAsync(this IDatabase database, OperationDraft draft, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (!await database.IsCurrentAsync(cancellationToken)) return new OperationReceipt(OperationOutcome.NoCustomer, null);
        await using var context = database.CreateContext();
        // SQLite begins it with the lock for writing, so that nobody else takes the same number or key.
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var ofCustomer = context.Operations.Where(operation => operation.CustomerId == draft.Customer);
        if (await ofCustomer.SingleOrDefaultAsync(operation => operation.Key == draft.Key, cancellationToken) is { } before)
            return before.ContentHash == draft.ContentHash ? new OperationReceipt(OperationOutcome.Repeated, before) : new OperationReceipt(OperationOutcome.KeyIsTaken, null);
        if (!await context.Customers.AnyAsync(customer => customer.CustomerId == draft.Customer, cancellationToken)) return new OperationReceipt(OperationOutcome.NoCustomer, null);
        var now = clock.GetUtcNow().UtcDateTime;
        if (draft.Reverses is { } reversed && !await CanBeReversedAsync(ofCustomer, reversed, now, cancellationToken)) return new OperationReceipt(OperationOutcome.CannotBeReversed, null);
        var zone = await context.Shops.Select(shop => shop.TimeZone).SingleAsync(cancellationToken);
        var recorded = new Operation
        {
            CustomerId = draft.Customer,
            OperationId = (await ofCustomer.MaxAsync(operation => (long?)operation.OperationId, cancellationToken) ?? 0) + 1,
            Key = draft.Key,
            ContentHash = draft.ContentHash,
            Kind = draft.Kind,
            Detail = draft.Detail,
            Day = new ShopCalendar(zone).DayOf(now),
            RecordedAt = now,
            Actor = draft.Actor,
            Reverses = draft.Reverses,
        };
        context.Operations.Add(recorded);
        await context.RaiseAsync(Topics.Practice, cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new OperationReceipt(OperationOutcome.Recorded, recorded);
    }

    /// <summary>Operations of a kind since a day that were not reversed, the latest first.</summary>
    public static async Task<IReadOnlyList<Operation>> ReadOperationsAsync(this IDatabase database, OperationKind kind, DateOnly since, CancellationToken cancellationToken) =>
        await ReadAsync(database, context => context.Operations.Where(operation => operation.Kind == kind && operation.Day >= since), cancellationToken);

    /// <summary>Operations of a kind for a customer that were not reversed, the latest first.</summary>
    public static async Task<IReadOnlyList<Operation>> ReadOperationsAsync(this IDatabase database, OperationKind kind, CustomerId customer, CancellationToken cancellationToken) =>
        await ReadAsync(database, context => context.Operations.Where(operation => operation.CustomerId == customer && operation.Kind == kind), cancellationToken);

    private static async Task<IReadOnlyList<Operation>> ReadAsync(IDatabase database, Func<InsightsDbContext, IQueryable<Operation>> choose, CancellationToken cancellationToken)
    {
        if (!await database.IsCurrentAsync(cancellationToken)) return [];
        await using var context = database.CreateContext();
        return await choose(context)
            .Where(operation => !context.Operations.Any(later => later.CustomerId == operation.CustomerId && later.Reverses == operation.OperationId))
            .OrderByDescending(operation => operation.RecordedAt).ThenBy(operation => operation.CustomerId).ThenByDescending(operation => operation.OperationId)
            .ToListAsync(cancellationToken);
    }

    private static async Task<bool> CanBeReversedAsync(IQueryable<Operation> ofCustomer, long reversed, DateTime now, CancellationToken cancellationToken) =>
        await ofCustomer.SingleOrDefaultAsync(operation => operation.OperationId == reversed && operation.Kind != OperationKind.Reversal, cancellationToken) is { } first
        && now - first.RecordedAt <= Reversible
        && !await ofCustomer.AnyAsync(operation => operation.Reverses == reversed, cancellationToken);
}
