using Insights.Data.Customers;
using Insights.Data.Operations;
using Insights.Data.Storage;
using Insights.Testing;

namespace Insights.Data.Tests.Operations;

public sealed class OperationTests : IAsyncLifetime
{
    private static readonly CustomerId Ada = new(1);

    private readonly TestShop shop = new();

    public Task InitializeAsync() => shop.ImportTextAsync("customer,date,amount\nada,2024-01-05,5.00\nbob,2024-01-06,6.00\n");

    public Task DisposeAsync()
    {
        shop.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task The_same_key_records_once_and_answers_the_same_again()
    {
        var first = await RecordAsync(Done("k1"));
        var again = await RecordAsync(Done("k1"));

        Assert.Equal((OperationOutcome.Recorded, OperationOutcome.Repeated), (first.Outcome, again.Outcome));
        Assert.Equal(first.Operation?.OperationId, again.Operation?.OperationId);
        Assert.Single(await DoneAsync());
    }

    [Fact]
    public async Task Another_content_under_a_known_key_records_nothing()
    {
        await RecordAsync(Done("k1"));

        var other = await RecordAsync(Done("k1") with { Detail = "ASK" });

        Assert.Equal(OperationOutcome.KeyIsTaken, other.Outcome);
        Assert.Equal(["WIN_BACK"], (await DoneAsync()).Select(operation => operation.Detail));
    }

    [Fact]
    public async Task Each_customer_has_keys_and_numbers_of_their_own()
    {
        await RecordAsync(Done("k1"));
        await RecordAsync(Done("k2"));
        var bob = await RecordAsync(Done("k1") with { Customer = new CustomerId(2) });

        Assert.Equal((OperationOutcome.Recorded, 1), (bob.Outcome, bob.Operation?.OperationId));
        Assert.Equal(3, (await DoneAsync()).Count);
    }

    [Fact]
    public async Task For_a_customer_that_there_is_not_nothing_is_recorded() =>
        Assert.Equal(OperationOutcome.NoCustomer, (await RecordAsync(Done("k1") with { Customer = new CustomerId(99) })).Outcome);

    [Fact]
    public async Task Twenty_senders_of_one_key_at_once_record_once()
    {
        var receipts = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => RecordAsync(Done("k1")))));

        Assert.Single(receipts, receipt => receipt.Outcome == OperationOutcome.Recorded);
        Assert.Equal(19, receipts.Count(receipt => receipt.Outcome == OperationOutcome.Repeated));
    }

    [Fact]
    public async Task What_is_taken_back_within_a_day_is_done_no_more_and_both_stay_recorded()
    {
        await RecordAsync(Done("k1"));
        shop.Clock.Now += TimeSpan.FromDays(1);

        Assert.Equal(OperationOutcome.Recorded, (await RecordAsync(Undo("k2", 1))).Outcome);

        Assert.Empty(await DoneAsync());
        Assert.Equal(2, await CountAsync());
    }

    [Fact]
    public async Task What_is_older_than_a_day_is_taken_back_already_or_is_no_deed_is_not_taken_back()
    {
        await RecordAsync(Done("k1"));
        await RecordAsync(Undo("k2", 1));
        await RecordAsync(Done("k3"));
        shop.Clock.Now += TimeSpan.FromDays(1) + TimeSpan.FromSeconds(1);

        foreach (var operation in (long[])[1, 2, 3, 7]) Assert.Equal(OperationOutcome.CannotBeReversed, (await RecordAsync(Undo($"u{operation}", operation))).Outcome);
        Assert.Single(await DoneAsync());
    }

    [Fact]
    public async Task The_day_is_the_shops()
    {
        await shop.Database.ChangeSettingsAsync((known, _) => known.TimeZone = "Pacific/Auckland", CancellationToken.None);
        shop.Clock.Now = new DateTimeOffset(2024, 6, 1, 13, 0, 0, TimeSpan.Zero);

        var receipt = await RecordAsync(Done("k1"));

        Assert.Equal(new DateOnly(2024, 6, 2), receipt.Operation?.Day);
    }

    [Fact]
    public async Task An_operation_raises_the_revision_of_the_practice_and_of_nothing_else()
    {
        var before = await shop.Database.ReadRevisionsAsync(CancellationToken.None);

        await RecordAsync(Done("k1"));
        await RecordAsync(Done("k1"));

        Assert.Equal(before with { Shop = before.Shop + 1, Practice = before.Practice + 1 }, await shop.Database.ReadRevisionsAsync(CancellationToken.None));
    }

    private static OperationDraft Done(string key) => new(Ada, key, OperationKind.SuggestionDone, "WIN_BACK");

    private static OperationDraft Undo(string key, long operation) => new(Ada, key, OperationKind.Reversal, Detail: null) { Reverses = operation };

    private Task<OperationReceipt> RecordAsync(OperationDraft draft) => shop.Database.RecordAsync(draft, shop.Clock, CancellationToken.None);

    private Task<IReadOnlyList<Operation>> DoneAsync() => shop.Database.ReadOperationsAsync(OperationKind.SuggestionDone, new DateOnly(2000, 1, 1), CancellationToken.None);

    private async Task<long> CountAsync() =>
        await shop.Database.QueryAsync("SELECT count(*) FROM operations", [], row => row.GetInt64(0), CancellationToken.None).FirstAsync();
}
