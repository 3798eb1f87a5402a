using System.Globalization;
using System.Text;
using Insights.Data.Values;

namespace Insights.Data.Import.Rows;

/// <summary>
/// The reference under which statements of one order are brought together: the order's number, with its till and its day
/// where the number alone does not identify it; or composed of time and customer where the source has no numbers.
/// </summary>
internal static class OrderReference
{
    private const string TillMark = "\u001etill-";
    private const string DayMark = "\u001eday-";
    private const string DayFormat = "yyyy-MM-dd";
    private const int DayLength = 10;

    /// <summary>True where the source has no number for the order.</summary>
    internal static bool IsGenerated(string reference) => reference[0] == DerivedReference.Identity;

    /// <summary>The reference of a numbered order.</summary>
    /// <param name="number">The order's own id.</param>
    /// <param name="till">The till whose number it is; empty for none.</param>
    /// <param name="day">The day in the shop's time zone where the number means an order of one day only; null where it does for ever.</param>
    internal static string Of(string number, ReadOnlySpan<char> till, DateOnly? day)
    {
        if (till.IsEmpty && day is null) return number;
        var text = new StringBuilder(number);
        if (!till.IsEmpty) text.Append(TillMark).Append(till);
        if (day is { } date) text.Append(DayMark).Append(date.ToString(DayFormat, CultureInfo.InvariantCulture));
        return text.ToString();
    }

    /// <summary>The reference of rows without an order's number.</summary>
    /// <param name="occurredAt">UTC instant.</param>
    /// <param name="isSale">False for a return: of one moment, sales and returns are two baskets.</param>
    /// <param name="owner">Who bought, or what distinguishes anonymous rows.</param>
    internal static string MakeUp(DateTime occurredAt, bool isSale, string owner) => string.Create(
        CultureInfo.InvariantCulture, $"{DerivedReference.Identity}{UnixMilliseconds.From(occurredAt)}{(isSale ? 's' : 'r')}~{owner}");

    /// <summary>The same order's reference after the time zone of the shop has changed.</summary>
    /// <param name="reference">The reference.</param>
    /// <param name="occurredAt">UTC instant of the order under the new zone.</param>
    /// <param name="day">Its day in the new zone.</param>
    internal static string Move(string reference, DateTime occurredAt, DateOnly day)
    {
        if (IsGenerated(reference))
        {
            var end = reference.AsSpan().IndexOfAny('s', 'r');
            return string.Create(CultureInfo.InvariantCulture, $"{DerivedReference.Identity}{UnixMilliseconds.From(occurredAt)}{reference.AsSpan(end)}");
        }
        var mark = reference.LastIndexOf(DayMark, StringComparison.Ordinal);
        return mark < 0 || reference.Length != mark + DayMark.Length + DayLength
            ? reference
            : reference[..(mark + DayMark.Length)] + day.ToString(DayFormat, CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// An id without control characters, with which derived references begin, and which nobody sees. Those that a format has
    /// put behind an order's id itself stay.
    /// </summary>
    internal static ReadOnlySpan<char> Clean(ReadOnlySpan<char> id)
    {
        if (!HasControls(id)) return id;
        var mark = id.LastIndexOf(DerivedReference.Return, StringComparison.Ordinal);
        var end = mark > 0 && id.Length == mark + DerivedReference.Return.Length + DayLength ? mark : id.Length;
        var clean = new StringBuilder(id.Length);
        foreach (var character in id[..end])
            if (!char.IsControl(character)) clean.Append(character);
        return clean.Append(id[end..]).ToString();
    }

    private static bool HasControls(ReadOnlySpan<char> id) => id.ContainsAnyInRange('\0', '\u001f') || id.ContainsAnyInRange('\u007f', '\u009f');
}
