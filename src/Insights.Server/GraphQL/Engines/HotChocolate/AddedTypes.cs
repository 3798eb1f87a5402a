namespace Insights.Server.GraphQL.Engines.HotChocolate;

/// <summary>Says that there are types beside those of the contract.</summary>
internal sealed class AddedTypes;
