using Insights.Server.GraphQL.Execution;

namespace Insights.Server.GraphQL.Engines.GraphQLNet;

/// <summary>Puts GraphQL.NET behind the contract.</summary>
internal static class EngineRegistration
{
    internal static IServiceCollection AddGraphQLEngine(this IServiceCollection services) => services.AddMetrics().AddSingleton<FastPathMetrics>().AddSingleton<IGraphQLEngine, GraphQLNetEngine>();
}
