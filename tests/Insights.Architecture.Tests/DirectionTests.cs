using System.Reflection;
using Insights.Data.Shops;
using Insights.Ml.Analysis;

namespace Insights.Architecture.Tests;

public class DirectionTests
{
    private static readonly Assembly Data = typeof(Shop).Assembly;
    private static readonly Assembly Ml = typeof(Analyst).Assembly;

    [Fact]
    public void The_server_knows_the_models_the_models_know_the_data_and_never_the_other_way_round()
    {
        AssertReferences(Data, forbidden: ["Insights.Ml", "insights"]);
        AssertReferences(Ml, forbidden: ["insights"]);
    }

    [Fact]
    public void The_models_know_nothing_of_databases_webs_and_charts() =>
        AssertReferences(Ml, forbidden: ["Microsoft.EntityFrameworkCore", "Microsoft.Data.Sqlite", "SQLitePCL", "Microsoft.AspNetCore", "ScottPlot", "GraphQL"]);

    [Fact]
    public void The_data_know_nothing_of_webs_models_and_charts() =>
        AssertReferences(Data, forbidden: ["Microsoft.AspNetCore", "Microsoft.ML", "ScottPlot", "GraphQL"]);

    private static void AssertReferences(Assembly assembly, string[] forbidden) =>
        Assert.DoesNotContain(assembly.GetReferencedAssemblies(), reference => forbidden.Any(name => reference.Name?.StartsWith(name, StringComparison.Ordinal) == true));
}
