using Insights.Data.Values;

namespace Insights.Server.Queries.Aggregates;

/// <summary>The years between which a person was born (Pew Research Center, 2019).</summary>
internal enum Generation
{
    /// <summary>Before 1928.</summary>
    Greatest,

    /// <summary>1928 to 1945.</summary>
    Silent,

    /// <summary>1946 to 1964.</summary>
    Boomers,

    /// <summary>1965 to 1980.</summary>
    GenerationX,

    /// <summary>1981 to 1996.</summary>
    Millennials,

    /// <summary>1997 to 2012.</summary>
    GenerationZ,

    /// <summary>After 2012.</summary>
    Alpha,
}

/// <summary>Generations of birthdays in SQL.</summary>
internal static class GenerationSql
{
    private static readonly (Generation Generation, int EndYear)[] Ends =
    [
        (Generation.Greatest, 1928), (Generation.Silent, 1946), (Generation.Boomers, 1965), (Generation.GenerationX, 1981),
        (Generation.Millennials, 1997), (Generation.GenerationZ, 2013),
    ];

    /// <summary>The generation's number; null where the birthday is not known.</summary>
    /// <param name="birthday">A column with days since 1970-01-01.</param>
    internal static string Of(string birthday)
    {
        var cases = Ends.Select(end => $" WHEN {birthday} < {EpochDay.From(new DateOnly(end.EndYear, 1, 1))} THEN {(int)end.Generation}");
        return $"CASE WHEN {birthday} IS NULL THEN NULL{string.Concat(cases)} ELSE {(int)Generation.Alpha} END";
    }
}
