using Insights.Ml.Numerics;

namespace Insights.Ml.Tests.Numerics;

public class ConcurrentTests
{
    [Fact]
    public void Results_are_in_the_order_of_the_items() =>
        Assert.Equal(Enumerable.Range(0, 1000).Select(i => i * i), Concurrent.Select([.. Enumerable.Range(0, 1000)], i => i * i, CancellationToken.None));

    [Fact]
    public void Nested_work_ends_although_more_of_it_waits_than_there_are_threads()
    {
        int[] items = [.. Enumerable.Range(0, 8)];

        var sums = Concurrent.Select(
            items, i => Concurrent.Select(items, j => Concurrent.Select(items, k => i + j + k, CancellationToken.None).Sum(), CancellationToken.None).Sum(), CancellationToken.None);

        Assert.Equal(items.Select(i => 64 * i + 2 * 8 * 28), sums);
    }

    [Fact]
    public void An_exception_of_nested_work_is_thrown_to_the_caller_itself() =>
        Assert.Equal("the third", Assert.Throws<InvalidOperationException>(() =>
            Concurrent.Select([1, 2], outer => Concurrent.Select([1, 2, 3], item => outer == 2 && item == 3 ? throw new InvalidOperationException("the third") : item, CancellationToken.None), CancellationToken.None)).Message);

    [Fact]
    public void A_cancellation_is_thrown_as_such()
    {
        using var source = new CancellationTokenSource();

        Assert.Throws<OperationCanceledException>(() => Concurrent.Select([1, 2, 3], _ =>
        {
            source.Cancel();
            source.Token.ThrowIfCancellationRequested();
            return 0;
        }, source.Token));
    }
}
