using HotChocolate;
using HotChocolate.Execution.Configuration;
using HotChocolate.Language;
using HotChocolate.Types;
using Insights.Server.GraphQL.Contract;
using Insights.Server.GraphQL.Execution;

namespace Insights.Server.GraphQL.Engines.HotChocolate;

/// <summary>Puts Hot Chocolate behind the contract.</summary>
internal static class EngineRegistration
{
    internal static IServiceCollection AddGraphQLEngine(this IServiceCollection services)
    {
        services.AddGraphQL()
            .ConfigureSchema((provider, schema) => AddContract(schema, VersionedCalls.ApplicationOf(provider).GetRequiredService<BoundContract>()))
            .DisableIntrospection(disable: false)
            .SetMaxAllowedValidationErrors(ErrorReport.MaxFaults)
            .ModifyOptions(options => options.DefaultQueryDependencyInjectionScope = DependencyInjectionScope.Request)
            // Size, depth, cost and time are bounded before and around the engine, with the same limits for every engine.
            .ModifyParserOptions(VersionedCalls.Unbound)
            .ModifyRequestOptions(options =>
            {
                options.ExecutionTimeout = TimeSpan.FromDays(1);
                options.IncludeExceptionDetails = false;
            });
        return services.AddDataLoaderResults().AddSingleton<ErrorReport>().AddSingleton(VersionedCalls.MakeExecutor).AddSingleton<IGraphQLEngine, HotChocolateEngine>();
    }

    /// <summary>
    /// Adds to Hot Chocolate what it has beside the contract: types, interceptors, settings. Fields of Query and Mutation are added as SDL
    /// (<c>extend type Query</c>), since these two are known by their names. Answers are not cached then: nobody knows what such types depend on.
    /// </summary>
    /// <param name="services">The application's services.</param>
    /// <param name="configure">Adds them.</param>
    internal static IServiceCollection ConfigureHotChocolate(this IServiceCollection services, Action<IRequestExecutorBuilder> configure)
    {
        configure(services.AddGraphQL());
        // Asking for the builder sets Hot Chocolate's own dispatcher again.
        return services.AddDataLoaderResults().AddSingleton<AddedTypes>();
    }

    private static void AddContract(ISchemaBuilder schema, BoundContract contract)
    {
        var document = Utf8GraphQLParser.Parse($"{RootsOf(contract.Schema)}\n{contract.Schema.Sdl}");
        var subscription = document.Definitions.OfType<ObjectTypeDefinitionNode>().FirstOrDefault(type => type.Name.Value == OperationTypeNames.Subscription);
        schema.AddDocument(_ => document.WithDefinitions([.. document.Definitions.Where(definition => definition != subscription)]));
        var said = document.Definitions.OfType<ScalarTypeDefinitionNode>().ToDictionary(scalar => scalar.Name.Value, scalar => scalar.Description?.Value, StringComparer.Ordinal);
        schema.AddType(new DateScalar(said.GetValueOrDefault("Date"))).AddType(new DateTimeScalar(said.GetValueOrDefault("DateTime")))
            .AddType(new DecimalScalar(said.GetValueOrDefault("Decimal")));
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
}
