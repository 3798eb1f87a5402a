using Insights.Data.Import.Questions;
using Insights.Data.Import.Reading;
using Insights.Data.Shops;

namespace Insights.Data.Import.Rows;

/// <summary>What is known of a file before its first row is read.</summary>
/// <param name="Header">Its column names.</param>
/// <param name="Dialect">How it is written.</param>
/// <param name="LocalTimes">The zone of times without an offset.</param>
/// <param name="ShopTimes">The zone of the shop's days.</param>
/// <param name="Currency">ISO 4217 code of the shop; rows in another one are rejected.</param>
/// <param name="Latest">UTC instant after which a sale would lie in the future.</param>
/// <param name="Questions">Takes the questions that rows raise.</param>
public sealed record FileContext(
    IReadOnlyList<string> Header, Dialect Dialect, ShopCalendar LocalTimes, ShopCalendar ShopTimes, string Currency, DateTime Latest,
    Questionnaire Questions)
{
    /// <summary>True where times without an offset are those of the shop's clock, whatever its zone turns out to be; false where they are of a zone that the file states.</summary>
    public bool TimesAreShops { get; init; }

    /// <summary>For how long an order number means one order.</summary>
    public OrderNumbers OrderNumbers { get; init; }
}
