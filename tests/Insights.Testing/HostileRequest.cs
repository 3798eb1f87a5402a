namespace Insights.Testing;

/// <summary>A request that means harm, and the code that it is answered with.</summary>
/// <param name="Name">What it does.</param>
/// <param name="Code">The code of the first error.</param>
/// <param name="New">Makes the request; one cannot be sent twice.</param>
public sealed record HostileRequest(string Name, string Code, Func<HttpRequestMessage> New)
{
    /// <summary>The HTTP status of the answer.</summary>
    public int Status { get; init; } = 400;

    public override string ToString() => Name;
}
