namespace Insights.Server.GraphQL.Engines.GraphQLNet;

/// <summary>An operation, or a value that came of it, is none of those that can be answered directly; GraphQL.NET answers then.</summary>
internal sealed class NotDirectException : Exception;
