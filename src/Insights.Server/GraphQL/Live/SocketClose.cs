using System.Net.WebSockets;

namespace Insights.Server.GraphQL.Live;

/// <summary>Why a WebSocket is closed; the codes from 4400 on are those of the protocol graphql-transport-ws.</summary>
/// <param name="Code">The code.</param>
/// <param name="Reason">The reason that is sent to the client, at most 123 bytes.</param>
internal sealed record SocketClose(int Code, string Reason)
{
    internal static SocketClose Normal { get; } = new((int)WebSocketCloseStatus.NormalClosure, "");

    internal static SocketClose ServerStops { get; } = new((int)WebSocketCloseStatus.EndpointUnavailable, "The server stops");

    internal static SocketClose TooLarge { get; } = new((int)WebSocketCloseStatus.MessageTooBig, "The message is too large");

    internal static SocketClose NotAcknowledged { get; } = new(4401, "Unauthorized");

    /// <summary>What the client proved itself with is valid no longer; clients do not connect again by themselves after this code.</summary>
    internal static SocketClose CallerEnded { get; } = new(4401, "Unauthorized");

    internal static SocketClose WrongSubprotocol { get; } = new(4406, "Subprotocol not acceptable");

    internal static SocketClose InitTimeout { get; } = new(4408, "Connection initialisation timeout");

    internal static SocketClose TwoInits { get; } = new(4429, "Too many initialisation requests");

    internal static SocketClose BadMessage(string reason) => new(4400, reason);

    /// <summary>The id is the client's own text, of any length; a reason has room for 123 bytes.</summary>
    internal static SocketClose DoubleSubscriber(string id) =>
        new(4409, id.Length <= 40 && System.Text.Ascii.IsValid(id) ? $"Subscriber for {id} already exists" : "Subscriber already exists");
}
