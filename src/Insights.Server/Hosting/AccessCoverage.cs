using Insights.Server.Access;
using Insights.Server.Features.Charts;
using Insights.Server.Features.Exports;
using Insights.Server.Features.Pages;
using Insights.Server.GraphQL.Contract;

namespace Insights.Server.Hosting;

/// <summary>
/// Stops a server whose table of docs/access.md does not cover everything that there is, or names what there is not. Until it has looked, what has no
/// line is the owner's alone.
/// </summary>
internal sealed class AccessCoverage(AccessTable table, BoundContract contract, EndpointDataSource endpoints, IServiceScopeFactory scopes) : IHostedLifecycleService
{
    /// <summary>Charts and pages, which need no line: without one they are the owner's alone.</summary>
    internal IReadOnlySet<string> OwnersWithoutLine
    {
        get
        {
            using var scope = scopes.CreateScope();
            return scope.ServiceProvider.GetServices<IChart>().Select(chart => $"chart {chart.Name}")
                .Concat(endpoints.Endpoints.OfType<RouteEndpoint>().Where(endpoint => endpoint.Metadata.GetMetadata<PageMark>() is not null)
                    .Select(endpoint => AccessMiddleware.NameOf(endpoint, HttpMethods.Get)))
                .ToHashSet(StringComparer.Ordinal);
        }
    }

    /// <summary>The names of all things that there are.</summary>
    internal IReadOnlySet<string> Things
    {
        get
        {
            using var scope = scopes.CreateScope();
            var things = new HashSet<string>(MembersOf(contract.Schema), StringComparer.Ordinal) { "__typename", "__schema", "__type" };
            things.UnionWith(scope.ServiceProvider.GetServices<IChart>().Select(chart => $"chart {chart.Name}"));
            things.UnionWith(ExportEndpoints.Names.Select(name => $"export {name}"));
            foreach (var endpoint in endpoints.Endpoints.OfType<RouteEndpoint>())
                things.UnionWith((endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []).Select(method => AccessMiddleware.NameOf(endpoint, method)));
            return things;
        }
    }

    /// <summary>When the addresses are all mapped.</summary>
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        var faults = table.FaultsFor(Things, OwnersWithoutLine);
        return faults.Count == 0 ? Task.CompletedTask : throw new InvalidOperationException($"docs/access.md does not fit the server: {string.Join(' ', faults)}");
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Fields of types and input types, and the values of enums that arguments take; those of other enums are parts of answers.</summary>
    internal static IEnumerable<string> MembersOf(ContractSchema schema)
    {
        var taken = schema.Types.Values.SelectMany(type => type.Fields).SelectMany(field => field.ArgumentTypes.Values)
            .Concat(schema.Inputs.Values.SelectMany(input => input.Fields.Values)).ToHashSet(StringComparer.Ordinal);
        return schema.Types.Values.SelectMany(type => type.Fields.Select(field => $"{type.Name}.{field.Name}"))
            .Concat(schema.Inputs.Values.Where(input => input.Fields.Count > 0 || taken.Contains(input.Name)).SelectMany(input => input.Fields.Keys.Concat(input.Values).Select(member => $"{input.Name}.{member}")));
    }
}
