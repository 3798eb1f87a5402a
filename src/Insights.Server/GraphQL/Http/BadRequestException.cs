namespace Insights.Server.GraphQL.Http;

/// <summary>An HTTP request that is no GraphQL request.</summary>
/// <param name="status">The HTTP status to answer with.</param>
/// <param name="code">A stable code.</param>
/// <param name="message">Why, and what would be accepted.</param>
internal sealed class BadRequestException(int status, string code, string message) : Exception(message)
{
    internal int Status => status;

    internal string Code => code;

    internal static BadRequestException Of(string message) => new(StatusCodes.Status400BadRequest, "BAD_REQUEST", message);
}
