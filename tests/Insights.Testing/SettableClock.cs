namespace Insights.Testing;

/// <summary>A clock that stands still until a test moves it.</summary>
/// <param name="start">Where it stands.</param>
public sealed class SettableClock(DateTimeOffset start) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = start;

    public override DateTimeOffset GetUtcNow() => Now;
}
