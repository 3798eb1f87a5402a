using Insights.Server.Features.Jobs;
using Insights.Server.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Insights.Server.Tests;

internal static class FeatureServices
{
    /// <summary>The readers and charts of all features, as the server has them.</summary>
    internal static IServiceCollection AddFeaturesForTests(this IServiceCollection services)
    {
        services.AddLogging();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<JobQueue>();
        services.AddFeatures();
        return services;
    }
}
