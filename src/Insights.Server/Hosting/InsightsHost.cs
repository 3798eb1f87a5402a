using Insights.Data.Storage;
using Insights.Server.Access;
using Insights.Server.Authentication;
using Insights.Server.Features.Ide;
using Insights.Server.Features.Imports;
using Insights.Server.Features.Jobs;
using Insights.Server.Features.Pages;
using Insights.Server.GraphQL.Answers;
using Insights.Server.GraphQL.Contract;
using Insights.Server.GraphQL.Cost;
using Insights.Server.GraphQL.Documents;
using Insights.Server.GraphQL.Endpoints;
using Insights.Server.GraphQL.Execution;
using Insights.Server.GraphQL.Limits;
using Insights.Server.GraphQL.Live;
using Insights.Server.GraphQL.Rights;
using Insights.Server.Queries.Live;
using Insights.Server.Queues;
using Microsoft.AspNetCore.DataProtection;

namespace Insights.Server.Hosting;

/// <summary>The server over one shop's database.</summary>
internal static class InsightsHost
{
    /// <summary>Builds the server; it is not started yet.</summary>
    /// <param name="database">The shop's database, in this program's version.</param>
    /// <param name="uploadFolder">Where uploads lie until they are imported.</param>
    /// <param name="urls">Where to listen, checked by <see cref="LoopbackGuard"/>.</param>
    /// <param name="configure">Changes for tests; null for none.</param>
    internal static WebApplication Build(
        IDatabase database, string uploadFolder, IReadOnlyList<string> urls, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls([.. urls]);
        // Nothing but the checked addresses: a setting in the environment or in a file must not open another one.
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.Configure();
            options.Limits.MaxConcurrentConnections = OpenFiles.ConnectionsWithin(OpenFiles.Limit);
        });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        // A start that fails is reported by the command, in a sentence.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        // It would write addresses as they come, with whatever somebody puts into them.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);
        builder.Services.AddSingleton(database);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddCallers();
        builder.Services.AddFeatures();
        builder.Services.AddAccess();
        builder.Services.AddContract();
        builder.Services.AddRazorComponents();
        // Nothing is protected that has to outlive the process, so that no keys are left on the machine.
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        // It would yet write a key into the home folder when the server starts, with a warning, for nobody's use.
        foreach (var unused in builder.Services.Where(service => service.ImplementationType?.Name == "DataProtectionHostedService").ToList()) builder.Services.Remove(unused);
        builder.Services.AddSingleton(services => new UploadStore(uploadFolder, services.GetRequiredService<TimeProvider>(), UploadOptions.Read(services.GetRequiredService<IConfiguration>()).MaxBytes));
        builder.Services.AddHostedService<UploadCleaner>();
        builder.Services.AddSingleton<JobQueue>();
        builder.Services.AddHostedService(services => services.GetRequiredService<JobQueue>());
        builder.Services.AddSingleton<RunFeed>();
        builder.Services.AddHostedService(services => services.GetRequiredService<RunFeed>());
        builder.Services.AddSingleton(IdeAssets.Read(IdeAssets.BuiltFolder));
        builder.Services.AddSingleton<RequestQueues>();
        builder.Services.AddHostedService<MemoryRelease>();
        configure?.Invoke(builder);

        var app = builder.Build();
        // A contract that is not fulfilled and a limit that cannot be stop the server here, not the first request.
        app.Services.GetRequiredService<RequestPipeline>();
        app.Services.GetRequiredService<LiveConnections>();
        app.Services.GetRequiredService<ResponseCache>();
        app.Services.GetRequiredService<UploadStore>();
        app.Services.GetRequiredService<RateLimits>();
        app.UseResponseHeaders();
        app.UsePageErrors();
        app.UseLoopbackGuard();
        app.UseCallers();
        app.UseAccess();
        app.MapGraphQL();
        app.MapSchema();
        app.MapFeatures();
        return app;
    }

    /// <summary>The policy, and that it covers what the server has.</summary>
    private static void AddAccess(this IServiceCollection services)
    {
        services.AddSingleton(AccessTable.Load());
        services.AddHostedService<AccessCoverage>();
    }

    private static void AddContract(this IServiceCollection services)
    {
        services.AddSingleton(provider => Binder.Bind(
            ContractSchema.Load(typeof(InsightsHost).Assembly), FeatureScan.Types, provider.GetRequiredService<IServiceProviderIsService>()));
        services.AddSingleton(provider => GraphQLLimits.Read(provider.GetRequiredService<IConfiguration>()));
        services.AddSingleton(provider => LiveLimits.Read(provider.GetRequiredService<IConfiguration>()));
        services.AddSingleton(provider => DocumentOptions.Read(provider.GetRequiredService<IConfiguration>()));
        services.AddSingleton(provider => new ResponseCache(AnswerOptions.Read(provider.GetRequiredService<IConfiguration>())));
        services.AddSingleton<DocumentParser>();
        services.AddSingleton<DocumentStore>();
        services.AddSingleton(provider => new DocumentLimiter(
            provider.GetRequiredService<GraphQLLimits>(), provider.GetRequiredService<BoundContract>().Schema, provider.GetRequiredService<DocumentOptions>().Introspection));
        services.AddSingleton(provider => new RightsCheck(provider.GetRequiredService<AccessTable>(), provider.GetRequiredService<BoundContract>().Schema));
        services.AddSingleton<CallerWatch>();
        services.AddSingleton<TimeLimit>();
        services.AddSingleton<QueryGate>();
        services.AddSingleton<LiveConnections>();
        services.AddGraphQLEngine();
        services.AddSingleton<RequestPipeline>();
    }
}
