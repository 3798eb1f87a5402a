using System.Net.Mime;
using Insights.Server.Access;
using Insights.Server.Features.Pages;
using Insights.Server.GraphQL.Endpoints;
using Insights.Server.GraphQL.Http;

namespace Insights.Server.Hosting;

/// <summary>Refuses addresses that a caller may not use, before anything of them runs. An address that the table does not have is the owner's alone.</summary>
internal static class AccessMiddleware
{
    internal static void UseAccess(this WebApplication app)
    {
        var table = app.Services.GetRequiredService<AccessTable>();
        app.Use((http, next) => http.GetEndpoint() is not RouteEndpoint endpoint || Allows(table, http, NameOf(endpoint, http.Request.Method)) ? next(http) : RefuseAsync(http, endpoint));
    }

    /// <summary>An address as the table names it: its method, HEAD being GET without the body, and its pattern.</summary>
    internal static string NameOf(RouteEndpoint endpoint, string method) =>
        $"{(HttpMethods.IsHead(method) ? HttpMethods.Get : method.ToUpperInvariant())} /{endpoint.RoutePattern.RawText?.TrimStart('/')}";

    private static bool Allows(AccessTable table, HttpContext http, string name)
    {
        var rule = table.Of(name);
        if (rule.IsForThisMachine) return ThisMachine.Sends(http);
        // What is produced there has a name, and a line of its own.
        if (rule.Deciding is { } deciding) rule = table.Of($"{deciding.Kind} {http.GetRouteValue(deciding.RouteValue)}");
        return rule.Allows(Caller.Of(http.User));
    }

    private static async Task RefuseAsync(HttpContext http, RouteEndpoint endpoint)
    {
        var message = AccessRefusal.MessageFor("/" + endpoint.RoutePattern.RawText?.TrimStart('/'));
        if (http.Request.Path.Equals(GraphQLEndpoint.Path, StringComparison.OrdinalIgnoreCase))
        {
            await http.RefuseAsync(StatusCodes.Status403Forbidden, ErrorJson.MediaType, AccessRefusal.Code, message);
            return;
        }
        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        // A person gets a page that says so.
        if (endpoint.Metadata.GetMetadata<PageMark>() is not null) return;
        http.Response.ContentType = $"{MediaTypeNames.Text.Plain}; charset=utf-8";
        await http.Response.WriteAsync(message, http.RequestAborted);
    }
}
