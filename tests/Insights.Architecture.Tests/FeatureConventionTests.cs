using System.Reflection;
using Insights.Server.Features.Charts;
using Insights.Server.GraphQL.Contract;
using Insights.Server.GraphQL.Requests;
using Insights.Server.Hosting;
using Insights.Testing;

namespace Insights.Architecture.Tests;

public class FeatureConventionTests
{
    [Fact]
    public void Every_chart_has_a_name_of_its_own_and_a_line_in_the_documentation()
    {
        var names = FeatureScan.Types.Where(type => type.IsAssignableTo(typeof(IChart)) && type.IsClass)
            .Select(type => ((IChart)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(type)).Name).ToList();
        var documentation = File.ReadAllText(Path.Combine(RepositoryPaths.Root, "docs", "charts.md"));

        Assert.Equal(names.Distinct(), names);
        Assert.All(names, name => Assert.Contains($"`{name}`", documentation, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_type_with_an_id_can_be_found_by_it()
    {
        var schema = ContractSchema.Load(typeof(InsightsHost).Assembly);
        var nodes = schema.Types.Values.Where(type => type.Relations.Contains("Node")).Select(type => type.Name);
        var sources = FeatureScan.Types.Where(type => type.IsAssignableTo(typeof(INodeSource)) && type.IsClass)
            .Select(type => ((INodeSource)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(type)).TypeName);

        Assert.Equal(nodes.Order(), sources.Order());
    }

    [Fact]
    public void Resolvers_stand_beside_the_sdl_of_their_feature()
    {
        var features = Path.Combine(RepositoryPaths.Root, "src", "Insights.Server", "Features");
        foreach (var type in FeatureScan.Types.Where(type => type.GetCustomAttribute<ResolverOfAttribute>() is not null))
        {
            var folder = Path.Combine(features, type.Namespace!.Split('.')[^1]);
            Assert.True(
                Directory.EnumerateFiles(folder, "*.graphql").Any() || type.Namespace.EndsWith("Nodes", StringComparison.Ordinal),
                $"{type.Name} resolves fields, and {folder} has no SDL.");
        }
    }

    [Fact]
    public void Every_kind_of_payload_error_is_an_error_by_contract()
    {
        var schema = ContractSchema.Load(typeof(InsightsHost).Assembly);

        Assert.All(
            schema.Types.Values.Where(type => type.Kind == ContractTypeKind.Object && type.Name.EndsWith("Error", StringComparison.Ordinal)),
            type => Assert.Contains("Error", type.Relations));
    }
}
