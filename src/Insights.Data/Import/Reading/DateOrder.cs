namespace Insights.Data.Import.Reading;

/// <summary>What the numbers of a date such as 03/04/24 mean. Dates that begin with a year of four digits need no order.</summary>
public enum DateOrder
{
    /// <summary>The 3rd of April.</summary>
    DayMonthYear,

    /// <summary>The 4th of March.</summary>
    MonthDayYear,

    /// <summary>The 24th of April 2003: a year of two digits comes first. Dates with a year of four digits at the end are day first.</summary>
    YearMonthDay,
}
