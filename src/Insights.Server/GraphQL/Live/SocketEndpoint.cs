using Insights.Server.GraphQL.Execution;
using Insights.Server.GraphQL.Http;
using Insights.Server.GraphQL.Limits;
using Insights.Server.GraphQL.Requests;

namespace Insights.Server.GraphQL.Live;

/// <summary>GraphQL over WebSocket, on the same address as over HTTP.</summary>
internal static class SocketEndpoint
{
    /// <summary>Serves a client that requests a WebSocket, until it is closed.</summary>
    internal static async Task HandleAsync(HttpContext http)
    {
        var services = http.RequestServices;
        var limits = services.GetRequiredService<LiveLimits>();
        var clock = services.GetRequiredService<TimeProvider>();
        using var entered = services.GetRequiredService<LiveConnections>().TryEnter();
        if (entered is null)
        {
            await http.RefuseAsync(StatusCodes.Status503ServiceUnavailable, ErrorJson.MediaType, LiveConnections.TooManyCode, LiveConnections.TooManyMessage);
            return;
        }
        await using var watch = CallerWatch.Begin(http);
        var isSupported = http.WebSockets.WebSocketRequestedProtocols.Contains(SocketConnection.Subprotocol);
        using var socket = await http.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext
        {
            SubProtocol = isSupported ? SocketConnection.Subprotocol : null,
            KeepAliveInterval = limits.Heartbeat,
            KeepAliveTimeout = limits.Heartbeat,
        });
        using var messages = new SocketMessages(socket, limits, clock);
        var operations = new SocketOperations(
            messages, services.GetRequiredService<RequestPipeline>(), services.GetRequiredService<TimeLimit>(), limits,
            services.GetRequiredService<IServiceScopeFactory>(), services.GetRequiredService<ILogger<SocketOperations>>());
        var connection = new SocketConnection(socket, operations, messages, limits, clock)
        {
            TrustedOnly = http.User.HasClaim(claim => claim.Type == GraphQLRequest.TrustedOnlyClaim),
        };
        await using var end = watch.Ended.Register(() => connection.Refuse(SocketClose.CallerEnded));
        if (!isSupported) connection.Refuse(SocketClose.WrongSubprotocol);
        await connection.RunAsync(services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping);
    }
}
