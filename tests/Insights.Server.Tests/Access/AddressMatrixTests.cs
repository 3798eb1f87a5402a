using System.Net;
using System.Text.RegularExpressions;
using Insights.Server.Access;
using Insights.Server.Features.Charts;
using Insights.Server.Features.Exports;
using Insights.Server.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Insights.Server.Tests.Access;

/// <summary>Every address, chart and list, asked for by every kind of caller: answered or refused as docs/access.md says.</summary>
[Collection(AskedShopTests.Name)]
public partial class AddressMatrixTests(AskedShop shop)
{
    private static readonly AccessTable Table = AccessTable.Load();
    private static readonly IReadOnlyList<Caller> Callers = [.. CallerHeader.Everybody, .. CallerHeader.Together];

    [Fact]
    public async Task Every_address_is_answered_or_refused_as_the_table_says()
    {
        var addresses =
            from endpoint in shop.Served.Service<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods
            let name = AccessMiddleware.NameOf(endpoint, method)
            where Table.Of(name).Deciding is null
            select (Name: name, Method: method, Path: "/" + Parameter().Replace(endpoint.RoutePattern.RawText!.TrimStart('/'), part => part.Value.StartsWith("{format", StringComparison.Ordinal) ? "csv" : "1"));

        var all = addresses.ToList();
        Assert.True(all.Count > 50);
        foreach (var (name, method, path) in all)
            foreach (var caller in Callers)
            {
                var rule = Table.Of(name);
                await CompareAsync(caller, new HttpMethod(method), path, rule.IsForThisMachine ? caller.Kind != CallerKind.None : rule.Allows(caller));
            }
    }

    [Fact]
    public async Task Every_chart_and_list_is_answered_or_refused_as_the_table_says()
    {
        await using var scope = shop.Served.Service<IServiceScopeFactory>().CreateAsyncScope();
        foreach (var chart in scope.ServiceProvider.GetServices<IChart>())
            foreach (var caller in Callers)
                await CompareAsync(caller, HttpMethod.Get, $"/charts/{chart.Name}.svg", Table.Of($"chart {chart.Name}").Allows(caller));
        foreach (var list in ExportEndpoints.Names)
            foreach (var caller in Callers)
                await CompareAsync(caller, HttpMethod.Get, $"/exports/{list}.csv", Table.Of($"export {list}").Allows(caller));
        // One that there is not is the owner's to hear of.
        foreach (var caller in Callers) await CompareAsync(caller, HttpMethod.Get, "/charts/nothing.svg", caller.Kind == CallerKind.Owner);
    }

    [Fact]
    public async Task What_a_proxy_passes_on_is_nobodys()
    {
        Assert.Equal(HttpStatusCode.OK, (await shop.SendAsync(caller: null, HttpMethod.Get, "/overview")).Status);
        foreach (var header in (string[])["X-Forwarded-For", "Forwarded", "Via", "X-Real-IP"])
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await shop.SendAsync(caller: null, HttpMethod.Get, "/overview", content: null, (header, "for=192.0.2.7"))).Status);
            Assert.Equal(HttpStatusCode.Forbidden, (await shop.SendAsync(Caller.Owner, HttpMethod.Get, "/health/ready", content: null, (header, "for=192.0.2.7"))).Status);
        }
    }

    [Fact]
    public async Task A_credential_that_is_not_accepted_makes_nobody_on_this_machine_too()
    {
        foreach (var (name, value) in ((string, string)[])[("Authorization", "Bearer wrong"), ("Authorization", "")])
        {
            var (status, body) = await shop.SendAsync(caller: null, HttpMethod.Get, "/graphql?query={shop{name}}", content: null, (name, value));

            Assert.Equal(HttpStatusCode.Unauthorized, status);
            Assert.Contains("UNAUTHENTICATED", body, StringComparison.Ordinal);
        }
        Assert.Equal(HttpStatusCode.OK, (await shop.SendAsync(caller: null, HttpMethod.Get, "/overview", content: null, ("Cookie", "language=de"))).Status);
    }

    [Fact]
    public async Task A_refused_page_says_so_and_shows_nothing_of_the_shop()
    {
        var (status, body) = await shop.SendAsync(CallerHeader.KeyWith(201, "lists", "personal"), HttpMethod.Get, "/customers/1");

        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.Contains("This page is for the owner alone", body, StringComparison.Ordinal);
        Assert.DoesNotContain("Anna", body, StringComparison.Ordinal);
    }

    private async Task CompareAsync(Caller caller, HttpMethod method, string path, bool isAllowed)
    {
        var (status, _) = await shop.SendAsync(caller, method, path);
        Assert.True(isAllowed == (status != HttpStatusCode.Forbidden), $"{caller}: {method} {path} gave {status}.");
    }

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}
