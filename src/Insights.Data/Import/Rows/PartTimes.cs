using Insights.Data.Shops;

namespace Insights.Data.Import.Rows;

/// <summary>Follows the oldest and the newest sale of each export of a file.</summary>
/// <param name="calendar">The shop's time zone.</param>
internal sealed class PartTimes(ShopCalendar calendar)
{
    private readonly List<FilePart> parts = [];

    /// <summary>The exports so far.</summary>
    internal IReadOnlyList<FilePart> Parts => parts;

    internal void Add(int part, DateTime statedAt)
    {
        var place = parts.Count - 1;
        while (place >= 0 && parts[place].Part != part) place--;
        if (place < 0)
        {
            parts.Add(new FilePart(part, statedAt, statedAt));
            return;
        }
        var known = parts[place];
        // The times of one file are mostly of one kind, and then compared as they are.
        if (IsBefore(statedAt, known.Since)) known = known with { Since = statedAt };
        else if (IsBefore(known.Until, statedAt)) known = known with { Until = statedAt };
        else return;
        parts[place] = known;
    }

    private bool IsBefore(DateTime left, DateTime right) => left.Kind == right.Kind ? left < right : ToUtc(left) < ToUtc(right);

    private DateTime ToUtc(DateTime time) => time.Kind == DateTimeKind.Utc ? time : calendar.ToUtc(time);
}
