namespace Insights.Server.GraphQL;

/// <summary>A request as clients send it.</summary>
/// <param name="Query">The document.</param>
/// <param name="OperationName">Which of its operations; null where there is one.</param>
/// <param name="Variables">Values of variables, as JSON; null where there are none.</param>
/// <param name="AllowsMutations">False for requests that must not change anything (GET).</param>
internal sealed record GraphQLRequest(string Query, string? OperationName, System.Text.Json.JsonElement? Variables, bool AllowsMutations);
