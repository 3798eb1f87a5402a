namespace Insights.Data.Import.Reading;

/// <summary>Why a text is no date.</summary>
internal enum DateFault
{
    /// <summary>It is none, for no reason that could be named.</summary>
    NotADate,

    /// <summary>All its numbers are zero, as databases write "no date"; also the first day of computers' calendars.</summary>
    Zero,

    /// <summary>A day that its month does not have.</summary>
    NoSuchDay,

    /// <summary>A month beyond the twelfth.</summary>
    NoSuchMonth,

    /// <summary>A year before 1900 or after 2200.</summary>
    NoSuchYear,

    /// <summary>A number that stands for no date.</summary>
    Number,

    /// <summary>Day and month without a year.</summary>
    NoYear,

    /// <summary>Words.</summary>
    Words,
}
