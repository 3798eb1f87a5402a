using System.Reflection;
using Insights.Data.Import.Results;
using Insights.Data.Import.Rows;
using Insights.Data.Storage;
using Insights.Server.Features.Charts;
using Insights.Server.GraphQL.Contract;
using Insights.Server.Hosting;

namespace Insights.Server.Tests.GraphQL;

/// <summary>What answers are read from, so that a change of something else leaves them in the cache.</summary>
public class ReadsTests
{
    private const string Sales = "order,customer,date,amount\n1,a,2024-01-01,10.00\n";

    [Fact]
    public void A_reader_states_what_it_reads_by_other_readers_too()
    {
        var faults =
            from reader in FeatureScan.Types
            where ReadsAttribute.Of(reader) is not null
            from parameter in reader.GetConstructors().Single().GetParameters()
            where ReadsAttribute.Of(parameter.ParameterType) is { } read && (read & ~ReadsAttribute.Of(reader)) != Topics.None
            select $"{reader.Name} uses {parameter.ParameterType.Name}, which reads {ReadsAttribute.Of(parameter.ParameterType)}";

        Assert.Empty(faults);
    }

    [Fact]
    public void Readers_of_resolvers_state_what_they_read_but_for_those_that_know_more_than_what_is_stored()
    {
        var silent =
            from type in FeatureScan.Types
            where type.GetCustomAttribute<ResolverOfAttribute>() is not null
            from method in type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly)
            from parameter in method.GetParameters()
            where parameter.ParameterType.Name.EndsWith("Reader", StringComparison.Ordinal) && ReadsAttribute.Of(parameter.ParameterType) is null
            select parameter.ParameterType.Name;

        // Any kind of object; as long as the server runs; today's date.
        Assert.Equal(["NodeReader", "TierPreviewReader", "WarningReader"], silent.Distinct().Order());
    }

    [Fact]
    public void Charts_are_read_from_nothing_but_the_topics_by_which_they_are_cached()
    {
        var faults =
            from chart in FeatureScan.Types
            where chart.IsClass && chart.IsAssignableTo(typeof(IChart))
            from parameter in chart.GetConstructors().Single().GetParameters()
            where ReadsAttribute.Of(parameter.ParameterType) is not { } read || (read & ~ChartReader.Topics) != Topics.None
            select $"{chart.Name} uses {parameter.ParameterType.Name}";

        Assert.Empty(faults);
    }

    [Fact]
    public async Task A_change_leaves_answers_in_the_cache_that_were_read_from_something_else()
    {
        const string imports = "{ imports(first: 1) { totalCount } }";
        const string purchases = "{ purchases(first: 1) { nodes { day } } }";
        await using var served = new ServedDatabase();
        await served.Shop.ImportTextAsync(Sales);
        await served.StartAsync();
        foreach (var query in (string[])[imports, purchases]) await served.QueryAsync(query);

        await served.Shop.Database.ChangeSettingsAsync((shop, _) => shop.Name = "Tea", CancellationToken.None);
        Assert.Equal(0, await served.CountUnlessCachedAsync(imports));
        Assert.NotEqual(0, await served.CountUnlessCachedAsync(purchases));

        await Assert.ThrowsAsync<RejectedRowsException>(() => served.Shop.ImportTextAsync("order,customer,date,amount\n2,a,never,1.00\n", new ImportOptions { Strict = true }));
        Assert.NotEqual(0, await served.CountUnlessCachedAsync(imports));
        Assert.Equal(0, await served.CountUnlessCachedAsync(purchases));
    }
}
