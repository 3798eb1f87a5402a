
namespace Insights.Server.Queries.Lists;

/// <summary>
/// Months of days in SQL: whole numbers and their division alone, so that the text is the same for every database. Neri and
/// Schneider 2022, "Euclidean affine functions and their application to calendar algorithms", in years that begin in March.
/// </summary>
internal static class MonthSql
{
    private const int MonthsOfYear = 12;
    private const int MonthsBeforeMarch = 2;

    /// <summary>The number of a day's month, counted from March of the year 0.</summary>
    /// <param name="day">A column with days since 1970-01-01.</param>
    internal static string Of(string day)
    {
        var quarters = $"(4 * ({day} + 719468) + 3)";
        var ofCentury = $"(4 * ({quarters} % 146097 / 4) + 3)";
        return $"(({quarters} / 146097 * 100 + {ofCentury} / 1461) * {MonthsOfYear} + (5 * ({ofCentury} % 1461 / 4) + 2) / 153)";
    }

    /// <summary>The first day of a month by its number.</summary>
    internal static DateOnly FirstDay(long month)
    {
        var sinceJanuary = (int)month + MonthsBeforeMarch;
        return new DateOnly(sinceJanuary / MonthsOfYear, sinceJanuary % MonthsOfYear + 1, 1);
    }
}
