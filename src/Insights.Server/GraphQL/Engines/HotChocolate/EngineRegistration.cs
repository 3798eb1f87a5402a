using HotChocolate;
using HotChocolate.Language;
using HotChocolate.Types;
using Insights.Data.Storage;
using Insights.Server.GraphQL.Contract;
using Insights.Server.GraphQL.Execution;
using Insights.Server.Queries.Shops;
using Microsoft.EntityFrameworkCore;

namespace Insights.Server.GraphQL.Engines.HotChocolate;

/// <summary>Puts Hot Chocolate behind the contract.</summary>
internal static class EngineRegistration
{
    internal static IServiceCollection AddGraphQLEngine(this IServiceCollection services)
    {
        services.AddSingleton<IDbContextFactory<InsightsDbContext>, ContextFactory>();
        services.AddGraphQL()
            .ConfigureSchema((provider, schema) => AddContract(schema, provider.GetRequiredService<BoundContract>()))
            .RegisterDbContextFactory<InsightsDbContext>()
            .DisableIntrospection(disable: false)
            .SetMaxAllowedValidationErrors(ErrorReport.MostFaults)
            .ModifyOptions(options => options.DefaultQueryDependencyInjectionScope = DependencyInjectionScope.Request)
            // Size, depth, cost and time are bounded before and around the engine, with the same limits for every engine.
            .ModifyParserOptions(options => options.MaxAllowedFields = int.MaxValue)
            .ModifyRequestOptions(options =>
            {
                options.ExecutionTimeout = TimeSpan.FromDays(1);
                options.IncludeExceptionDetails = false;
            });
        return services.AddSingleton<ErrorReport>().AddSingleton<IGraphQLEngine, HotChocolateEngine>();
    }

    private static void AddContract(ISchemaBuilder schema, BoundContract contract)
    {
        var document = Utf8GraphQLParser.Parse($"{RootsOf(contract.Schema)}\n{contract.Schema.Sdl}");
        var subscription = document.Definitions.OfType<ObjectTypeDefinitionNode>().FirstOrDefault(type => type.Name.Value == OperationTypeNames.Subscription);
        schema.AddDocument(_ => document.WithDefinitions([.. document.Definitions.Where(definition => definition != subscription)]));
        schema.AddType<DateScalar>().AddType<DateTimeScalar>().AddType<DecimalScalar>();
        foreach (var field in contract.Fields)
            schema.AddResolver(field.TypeName, field.FieldName, context => Calls.ResolveAsync(context, field));
        foreach (var name in contract.TypeNames.Values.Distinct(StringComparer.Ordinal))
            schema.AddType(new ObjectTypeExtension(type => type.Name(name)
                .IsOfType((_, value) => contract.TypeNames.TryGetValue(value.GetType(), out var found) && found == name)));
        if (subscription is not null) schema.AddRootType(SubscriptionStreams.TypeOf(subscription, contract.Streams), OperationType.Subscription);
    }

    /// <summary>Said, since the root of subscriptions is not part of the document.</summary>
    private static string RootsOf(ContractSchema schema)
    {
        string[] roots = [OperationTypeNames.Query, OperationTypeNames.Mutation];
        return $"schema {{ {string.Join(' ', roots.Where(schema.Types.ContainsKey).Select(root => $"{root.ToLowerInvariant()}: {root}"))} }}";
    }

    /// <summary>Contexts of the shop's database, for whatever else asks Hot Chocolate for one.</summary>
    private sealed class ContextFactory(IDatabase database) : IDbContextFactory<InsightsDbContext>
    {
        public InsightsDbContext CreateDbContext() => database.CreateContext();
    }
}
