namespace Insights.Data.Import.Reading;

/// <summary>What the first two numbers of a date such as 03/04/2024 mean. Dates that begin with the year need no order.</summary>
public enum DateOrder
{
    /// <summary>The 3rd of April.</summary>
    DayMonthYear,

    /// <summary>The 4th of March.</summary>
    MonthDayYear,
}
