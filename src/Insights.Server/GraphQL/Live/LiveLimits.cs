using System.ComponentModel.DataAnnotations;

namespace Insights.Server.GraphQL.Live;

/// <summary>
/// How many streams there may be, and how long a silent client is waited for: the section <c>GraphQL:Live</c> of the
/// configuration, such as the environment variable <c>GraphQL__Live__Connections</c>.
/// </summary>
internal sealed class LiveLimits
{
    internal const string Section = "GraphQL:Live";

    /// <summary>WebSockets and event streams that are open at the same time.</summary>
    [Range(1, 10_000)]
    public int Connections { get; set; } = 100;

    /// <summary>Operations at work on one WebSocket at the same time; an event stream has one.</summary>
    [Range(1, 1_000)]
    public int OperationsPerConnection { get; set; } = 20;

    /// <summary>Time until a WebSocket must have sent its first message, in seconds.</summary>
    [Range(1, 60)]
    public int InitSeconds { get; set; } = 10;

    /// <summary>Time between two signs of life, in seconds; a WebSocket that does not answer one within the same time is closed.</summary>
    [Range(1, 300)]
    public int HeartbeatSeconds { get; set; } = 15;

    /// <summary>Time for a client to take one message, in seconds.</summary>
    [Range(1, 60)]
    public int SendSeconds { get; set; } = 10;

    internal TimeSpan Heartbeat => TimeSpan.FromSeconds(HeartbeatSeconds);

    internal TimeSpan SendTime => TimeSpan.FromSeconds(SendSeconds);

    /// <summary>Reads the limits and refuses ones that cannot be.</summary>
    /// <exception cref="ValidationException">A limit is out of its range.</exception>
    internal static LiveLimits Read(IConfiguration configuration)
    {
        var limits = configuration.GetSection(Section).Get<LiveLimits>() ?? new LiveLimits();
        Validator.ValidateObject(limits, new ValidationContext(limits), validateAllProperties: true);
        return limits;
    }
}
