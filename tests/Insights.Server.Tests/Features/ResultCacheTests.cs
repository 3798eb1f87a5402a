using System.Globalization;
using Insights.Data.Storage;
using Insights.Server.GraphQL.Answers;
using Insights.Server.Queries.Caching;
using Insights.Testing;

namespace Insights.Server.Tests.Features;

public sealed class ResultCacheTests : IDisposable
{
    private const string Sales = "customer,date,amount\nanna,2024-01-05,5.00\n";
    private readonly TestShop shop = new();
    private readonly ResultMemory memory = new();
    private int computed;

    public void Dispose()
    {
        memory.Dispose();
        shop.Dispose();
    }

    [Fact]
    public async Task A_result_is_computed_once_until_a_topic_changes_that_it_was_read_from()
    {
        await shop.ImportTextAsync(Sales);

        Assert.Equal(["1", "1", "2"], [await ReadAsync("chart", Topics.Purchases), await ReadAsync("chart", Topics.Purchases), await ReadAsync("settings", Topics.Settings)]);
        await shop.Database.ChangeSettingsAsync((_, settings) => settings.Language = "de", CancellationToken.None);
        Assert.Equal(["1", "3"], [await ReadAsync("chart", Topics.Purchases), await ReadAsync("settings", Topics.Settings)]);
        await shop.ImportTextAsync("customer,date,amount\nanna,2024-02-05,5.00\n", name: "more.csv");
        Assert.Equal("4", await ReadAsync("chart", Topics.Purchases));
    }

    [Fact]
    public async Task A_change_by_a_program_that_raises_no_revision_belongs_to_every_topic()
    {
        await shop.ImportTextAsync(Sales);
        await ReadAsync("chart", Topics.Purchases);

        using var other = new Insights.Data.Storage.Sqlite.SqliteDatabase(shop.Folder.File("data"));
        await using (var connection = await other.OpenAsync(CancellationToken.None))
        await using (var command = connection.CreateCommand())
        {
            command.CommandText = "UPDATE baskets SET amount = 70000";
            await command.ExecuteNonQueryAsync();
        }

        Assert.Equal("2", await ReadAsync("chart", Topics.Purchases));
        Assert.Equal("2", await ReadAsync("chart", Topics.Purchases));
    }

    [Fact]
    public async Task A_result_that_could_not_be_computed_is_tried_again()
    {
        await Assert.ThrowsAsync<OperationCanceledException>(() => Cache().GetAsync<string>("chart", Topics.Purchases, () => throw new OperationCanceledException(), CancellationToken.None));

        Assert.Equal("1", await ReadAsync("chart", Topics.Purchases));
    }

    [Fact]
    public async Task What_takes_long_is_computed_once_for_all_who_wait_and_goes_on_when_one_leaves()
    {
        var gate = new TaskCompletionSource();
        using var leaving = new CancellationTokenSource();

        var first = ShareAsync(gate.Task, leaving.Token);
        var second = ShareAsync(gate.Task, CancellationToken.None);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        gate.SetResult();

        Assert.Equal("1", await second);
    }

    private Task<string> ReadAsync(string key, Topics topics) => Cache().GetAsync(key, topics, () => Task.FromResult(Next()), CancellationToken.None);

    private Task<string> ShareAsync(Task gate, CancellationToken cancellationToken) => Cache().ShareAsync(
        "histories", Topics.Purchases,
        async () =>
        {
            await gate;
            return Next();
        }, text => text.Length, cancellationToken);

    /// <summary>The cache as a new request has it.</summary>
    private ResultCache Cache() => new(memory, new CurrentRevisions(shop.Database));

    private string Next() => Interlocked.Increment(ref computed).ToString(CultureInfo.InvariantCulture);
}
