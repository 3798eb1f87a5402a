using System.Globalization;
using Insights.Server.GraphQL.Requests;

namespace Insights.Server.GraphQL.Limits;

/// <summary>
/// Counts what the answer to one request really has: its cost was estimated, and baskets may have a thousand lines where ten were assumed.
/// Rows are counted while they are read, values while they are resolved; either ends the request when they are more than it may have.
/// </summary>
internal sealed class AnswerBudget
{
    private long allowed = long.MaxValue;
    private long rows;
    private long values;

    /// <summary>From now on counts towards a limit, from zero.</summary>
    internal void Begin(long allowedValues)
    {
        allowed = allowedValues;
        (rows, values) = (0, 0);
    }

    /// <summary>Counts from zero, since the same request is executed again; an answer that had too many values stays over the limit, and ends at once.</summary>
    internal void Restart()
    {
        if (rows <= allowed && values <= allowed) (rows, values) = (0, 0);
    }

    /// <summary>A row of a list whose length was not known before.</summary>
    /// <exception cref="GraphQLErrorException">There are more than may be.</exception>
    internal void CountRow() => Check(Interlocked.Increment(ref rows));

    /// <summary>Values of fields.</summary>
    /// <exception cref="GraphQLErrorException">There are more than may be.</exception>
    internal void CountValues(int number) => Check(Interlocked.Add(ref values, number));

    /// <summary>Values of fields; false where there are more than may be.</summary>
    internal bool TryCountValues(int number) => Interlocked.Add(ref values, number) <= allowed;

    private void Check(long count)
    {
        if (count > allowed)
            throw new GraphQLErrorException(GraphQLErrorException.LimitExceeded, string.Create(
                CultureInfo.InvariantCulture, $"The answer has more than {allowed} values, which is more than was to be expected of its lists. Ask for smaller pages, above all of the lists around them."));
    }
}
