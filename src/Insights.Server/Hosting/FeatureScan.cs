using System.Reflection;
using Insights.Server.Features.Charts;
using Insights.Server.GraphQL.Answers;
using Insights.Server.GraphQL.Limits;
using Insights.Server.GraphQL.Requests;
using Insights.Server.GraphQL.Rights;
using Insights.Server.Queries.Caching;
using Insights.Server.Queries.Lists;

namespace Insights.Server.Hosting;

/// <summary>
/// Finds what features bring, so that a new one needs no entry in a list: readers (classes named ...Reader), node sources, charts
/// (<see cref="IChart"/>) and addresses in the namespaces below Features and Queries.
/// </summary>
internal static class FeatureScan
{
    private static readonly string[] Namespaces = ["Insights.Server.Features.", "Insights.Server.Queries."];
    private const string ReaderSuffix = "Reader";

    internal static IReadOnlyList<Type> Types { get; } =
    [
        .. Assembly.GetExecutingAssembly().GetTypes()
            .Where(type => type.Namespace is { } space && Array.Exists(Namespaces, found => space.StartsWith(found, StringComparison.Ordinal)) && !type.IsNested),
    ];

    internal static void AddFeatures(this IServiceCollection services)
    {
        services.AddScoped<CurrentRevisions>();
        services.AddSingleton<ResultMemory>();
        services.AddScoped<ResultCache>();
        services.AddScoped<PrecomputedResults>();
        services.AddScoped<MaterializedAggregates>();
        services.AddScoped<AnswerBudget>();
        services.AddScoped<CurrentCaller>();
        foreach (var type in Types.Where(type => type is { IsClass: true, IsAbstract: false }))
        {
            if (type.Name.EndsWith(ReaderSuffix, StringComparison.Ordinal)) services.AddScoped(type);
            if (type.IsAssignableTo(typeof(IChart))) services.AddScoped(typeof(IChart), type);
            if (type.IsAssignableTo(typeof(INodeSource))) services.AddScoped(typeof(INodeSource), type);
        }
    }

    /// <summary>Maps the addresses of all features: static classes with a method <c>Map</c>.</summary>
    internal static void MapFeatures(this WebApplication app)
    {
        foreach (var type in Types)
            type.GetMethod("Map", BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.DeclaredOnly, [typeof(WebApplication)])?.Invoke(null, [app]);
    }
}
