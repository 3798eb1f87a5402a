namespace Insights.Server.GraphQL.Engines.GraphQLNet;

/// <summary>What became of a query on the fast path.</summary>
/// <param name="Data">The data; null where it was refused.</param>
/// <param name="Refusal">Why it was refused; null where there is data.</param>
internal readonly record struct FastPathResult(FastPathData? Data, FastPathRefusal? Refusal);

/// <summary>The data of an answer as it is sent, where GraphQL.NET has the values.</summary>
/// <param name="Bytes">JSON.</param>
/// <param name="IsOfDataOnly">True where nothing but a change of the database changes it.</param>
internal sealed record FastPathData(ReadOnlyMemory<byte> Bytes, bool IsOfDataOnly);
