using System.Collections.Frozen;
using System.Globalization;
using Insights.Data.Import.Reading;

namespace Insights.Data.Import.Formats.PayPal;

/// <summary>Reads the times of PayPal's reports, whose zone stands in a column of its own.</summary>
internal sealed class PayPalTimes(Columns columns)
{
    /// <summary>The zones by their short names, which say whether it is summer: hours from UTC.</summary>
    private static readonly FrozenDictionary<string, double> Offsets = """
        UTC 0 GMT 0 WET 0 WEST 1 BST 1 CET 1 CEST 2 MEZ 1 MESZ 2 EET 2 EEST 3 EST -5 EDT -4 CST -6 CDT -5 MST -7 MDT -6 PST -8 PDT -7 AKST -9 AKDT -8 HST -10
        AST -4 ADT -3 NST -3.5 NDT -2.5 AEST 10 AEDT 11 ACST 9.5 ACDT 10.5 AWST 8 NZST 12 NZDT 13 JST 9 SGT 8 HKT 8 BRT -3
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Chunk(2)
        .ToFrozenDictionary(pair => pair[0], pair => double.Parse(pair[1], CultureInfo.InvariantCulture), StringComparer.OrdinalIgnoreCase);

    private readonly int date = columns[PayPalExports.Date];
    private readonly int time = columns[PayPalExports.Time];
    private readonly int zone = columns[PayPalExports.TimeZone];
    private readonly Dictionary<string, TimeZoneInfo?> known = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads the instant of the current row, or rejects it; without a zone it is the shop's clock.</summary>
    internal bool TryRead(RecordReader row, RowSink sink, out DateTime utc)
    {
        var name = row.Field(zone);
        if (name.IsEmpty || row.Field(time).IsEmpty || ZoneOf(name) is not { } stated) return sink.TryReadInstant(row, date, time, out utc);
        if (!sink.TryReadUtcInstant(row, date, out utc)) return false;
        if (!TimeOnly.TryParse(row.Field(time), CultureInfo.InvariantCulture, out var timeOfDay))
        {
            sink.Reject(row, time, new("not-a-time"));
            return false;
        }
        var local = DateTime.SpecifyKind(utc.Date + timeOfDay.ToTimeSpan(), DateTimeKind.Unspecified);
        // An hour that a clock change leaves out does not exist; the clock shows the next one.
        if (stated.IsInvalidTime(local)) local = local.AddHours(1);
        utc = TimeZoneInfo.ConvertTimeToUtc(local, stated);
        return true;
    }

    /// <summary>The zone of a name such as "Europe/Berlin", "PST" or "GMT+02:00"; null where it is not known.</summary>
    internal static TimeZoneInfo? FindZone(string name)
    {
        name = name.Trim();
        if (name.Contains('/', StringComparison.Ordinal)) return TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : null;
        if (Offsets.TryGetValue(name, out var hours)) return Fixed(name, TimeSpan.FromHours(hours));
        if (name.Length < 5 || !(name.StartsWith("GMT", StringComparison.OrdinalIgnoreCase) || name.StartsWith("UTC", StringComparison.OrdinalIgnoreCase))) return null;
        var isWest = name[3] == '-';
        if (!isWest && name[3] != '+') return null;
        var text = name[4..];
        if (!text.Contains(':', StringComparison.Ordinal)) text = text.Length > 2 ? $"{text[..^2]}:{text[^2..]}" : $"{text}:00";
        return TimeSpan.TryParseExact(text, @"h\:mm", CultureInfo.InvariantCulture, out var offset) && offset <= TimeSpan.FromHours(14)
            ? Fixed(name, isWest ? -offset : offset)
            : null;
    }

    private TimeZoneInfo? ZoneOf(ReadOnlySpan<char> name)
    {
        if (known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var zone)) return zone;
        var text = name.ToString();
        zone = FindZone(text);
        if (known.Count < Offsets.Count) known.Add(text, zone);
        return zone;
    }

    private static TimeZoneInfo Fixed(string name, TimeSpan offset) => TimeZoneInfo.CreateCustomTimeZone(name, offset, name, name);
}
