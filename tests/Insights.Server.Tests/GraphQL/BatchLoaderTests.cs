using Insights.Server.GraphQL.Batching;

namespace Insights.Server.Tests.GraphQL;

public class BatchLoaderTests
{
    [Fact]
    public async Task More_keys_than_a_statement_takes_are_loaded_with_several()
    {
        var sizes = new List<int>();
        var loader = new BatchLoader<int, string>((keys, _) =>
        {
            sizes.Add(keys.Count);
            return Task.FromResult<IReadOnlyDictionary<int, string>>(keys.Where(key => key != 7).ToDictionary(key => key, key => $"{key}"));
        });
        var deferred = Enumerable.Range(0, 1_200).Select(loader.Load).ToList();

        var values = new List<string?>();
        foreach (var value in deferred) values.Add(await value.GetTypedAsync(CancellationToken.None));

        Assert.Equal([500, 500, 200], sizes);
        Assert.Equal(Enumerable.Range(0, 1_200).Select(key => key == 7 ? null : $"{key}"), values);
    }
}
