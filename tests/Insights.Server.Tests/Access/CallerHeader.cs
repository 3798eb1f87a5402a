using Insights.Server.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Insights.Server.Tests.Access;

/// <summary>In place of an authentication: a header says who a request is of. Without it a request is what it is without a credential.</summary>
internal sealed class CallerHeader : IStartupFilter
{
    internal const string Name = "Test-Caller";

    /// <summary>Every kind of caller, and each scope alone.</summary>
    internal static IReadOnlyList<Caller> Everybody { get; } =
        [Caller.Owner, new(CallerKind.Till, Name: "Counter", Id: "1"), new(CallerKind.Key, Name: "Nothing", Id: "2"), Caller.None, .. ScopeNames.All.Select((name, i) => KeyWith(i + 3, name))];

    /// <summary>Keys with scopes that are of use together.</summary>
    internal static IReadOnlyList<Caller> Together { get; } =
    [
        KeyWith(20, "lists", "personal"), KeyWith(21, "customers", "personal"), KeyWith(22, "analytics", "personal"), KeyWith(23, "lists", "customers", "analytics"),
        KeyWith(24, "import", "personal"), KeyWith(25, [.. ScopeNames.All]),
    ];

    internal static void Add(IServiceCollection services) => services.AddSingleton<IStartupFilter, CallerHeader>();

    internal static Caller KeyWith(int id, params string[] scopes) =>
        new(CallerKind.Key, scopes.Aggregate(Scope.None, (all, name) => all | ScopeNames.Find(name)!.Value), string.Join(' ', scopes), $"{id}");

    /// <summary>A request of a caller; of whoever it is without a credential where that is null.</summary>
    internal static HttpRequestMessage Request(HttpMethod method, string path, Caller? caller)
    {
        var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        if (caller is not null) request.Headers.Add(Name, ValueOf(caller));
        return request;
    }

    internal static string ValueOf(Caller caller) => $"{caller.Kind};{string.Join(' ', ScopeNames.Of(caller.Scopes))};{caller.Name};{caller.Id}";

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((http, then) =>
        {
            if ((string?)http.Request.Headers[Name] is { } header && header.Split(';') is [var kind, var scopes, var name, var id])
            {
                http.User = new Caller(
                    Enum.Parse<CallerKind>(kind), scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Aggregate(Scope.None, (all, one) => all | ScopeNames.Find(one)!.Value), name, id).ToPrincipal();
                // As from another machine.
                if (kind == nameof(CallerKind.None)) http.Request.Headers["X-Forwarded-For"] = "192.0.2.7";
            }
            return then(http);
        });
        next(app);
    };
}
