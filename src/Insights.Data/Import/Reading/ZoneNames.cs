using System.Collections.Frozen;

namespace Insights.Data.Import.Reading;

/// <summary>Names and abbreviations of time zones beside times, and in columns of their own.</summary>
internal static class ZoneNames
{
    private const int LongestAbbreviation = 5;

    /// <summary>
    /// Minutes from UTC. Where several zones share an abbreviation, the one that export programs mean: CST is Chicago's and
    /// BST London's.
    /// </summary>
    private static readonly FrozenDictionary<string, int> Minutes = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase)
    {
        ["Z"] = 0,
        ["UTC"] = 0,
        ["GMT"] = 0,
        ["UT"] = 0,
        ["WET"] = 0,
        ["WEZ"] = 0,
        ["CET"] = 60,
        ["MEZ"] = 60,
        ["MET"] = 60,
        ["BST"] = 60,
        ["WEST"] = 60,
        ["WESZ"] = 60,
        ["WAT"] = 60,
        ["CEST"] = 120,
        ["MESZ"] = 120,
        ["MEST"] = 120,
        ["EET"] = 120,
        ["OEZ"] = 120,
        ["SAST"] = 120,
        ["CAT"] = 120,
        ["EEST"] = 180,
        ["OESZ"] = 180,
        ["MSK"] = 180,
        ["EAT"] = 180,
        ["TRT"] = 180,
        ["GST"] = 240,
        ["PKT"] = 300,
        ["IST"] = 330,
        ["WIB"] = 420,
        ["ICT"] = 420,
        ["SGT"] = 480,
        ["HKT"] = 480,
        ["AWST"] = 480,
        ["PHT"] = 480,
        ["MYT"] = 480,
        ["JST"] = 540,
        ["KST"] = 540,
        ["ACST"] = 570,
        ["ACDT"] = 630,
        ["AEST"] = 600,
        ["AEDT"] = 660,
        ["NZST"] = 720,
        ["NZDT"] = 780,
        ["BRT"] = -180,
        ["ART"] = -180,
        ["NST"] = -210,
        ["NDT"] = -150,
        ["AST"] = -240,
        ["ADT"] = -180,
        ["EST"] = -300,
        ["EDT"] = -240,
        ["CST"] = -360,
        ["CDT"] = -300,
        ["MST"] = -420,
        ["MDT"] = -360,
        ["PST"] = -480,
        ["PDT"] = -420,
        ["AKST"] = -540,
        ["AKDT"] = -480,
        ["HST"] = -600,
        ["HDT"] = -540,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Names that change with the season.</summary>
    private static readonly FrozenDictionary<string, string> Seasonal = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["ET"] = "America/New_York",
        ["CT"] = "America/Chicago",
        ["MT"] = "America/Denver",
        ["PT"] = "America/Los_Angeles",
        ["Eastern Time"] = "America/New_York",
        ["Central Time"] = "America/Chicago",
        ["Mountain Time"] = "America/Denver",
        ["Pacific Time"] = "America/Los_Angeles",
        ["UK"] = "Europe/London",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>An abbreviation that is one offset all year, such as PST or MESZ.</summary>
    internal static bool TryReadAbbreviation(ReadOnlySpan<char> name, out TimeSpan offset)
    {
        offset = default;
        if (name.Length > LongestAbbreviation || !Minutes.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var minutes)) return false;
        offset = TimeSpan.FromMinutes(minutes);
        return true;
    }

    /// <summary>An offset such as +01:00, -0400, +1 or GMT+1.</summary>
    internal static bool TryReadOffset(ReadOnlySpan<char> text, out TimeSpan offset)
    {
        offset = default;
        if (text.StartsWith("GMT", StringComparison.OrdinalIgnoreCase) || text.StartsWith("UTC", StringComparison.OrdinalIgnoreCase)) text = text[3..].Trim();
        if (text.Length < 2 || text[0] is not ('+' or '-' or '\u2212')) return false;
        var negative = text[0] != '+';
        text = text[1..].Trim();
        int hours, minutes;
        var colon = text.IndexOf(':');
        if (colon is 1 or 2) (hours, minutes) = (DateReader.Digits(text[..colon]), text.Length == colon + 3 ? DateReader.Digits(text[(colon + 1)..]) : -1);
        else if (text.Length == 4) (hours, minutes) = (DateReader.Digits(text[..2]), DateReader.Digits(text[2..]));
        else if (text.Length is 1 or 2) (hours, minutes) = (DateReader.Digits(text), 0);
        else return false;
        if (hours is < 0 or > 14 || minutes is < 0 or > 59) return false;
        offset = new TimeSpan(hours, minutes, 0);
        if (negative) offset = -offset;
        return true;
    }

    /// <summary>The zone of a name with an area or of a program, such as Europe/Berlin, W. Europe Standard Time or Eastern Time (US &amp; Canada); null where it is not known.</summary>
    internal static TimeZoneInfo? Find(ReadOnlySpan<char> name)
    {
        var text = name.Trim().ToString();
        if (text.Length == 0) return null;
        // "(UTC+01:00) Amsterdam, Berlin, Rome" names its offset in brackets.
        var id = Seasonal.GetValueOrDefault(text) ?? SquareTimeZones.Find(text) ?? text;
        var isName = id.Contains('/', StringComparison.Ordinal) || id.Contains(' ', StringComparison.Ordinal);
        return isName && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : null;
    }

    /// <summary>What a cell of a zone column adds to a local time; null where the name is not known.</summary>
    /// <param name="name">The cell.</param>
    /// <param name="local">The local time, since most zones have two offsets.</param>
    internal static TimeSpan? OffsetOf(ReadOnlySpan<char> name, DateTime local)
    {
        name = name.Trim();
        if (TryReadAbbreviation(name, out var offset) || TryReadOffset(name, out offset)) return offset;
        if (name.Length > 2 && name[0] == '(' && name.IndexOf(')') is var close and > 0)
        {
            if (Find(name[(close + 1)..]) is { } named) return OffsetAt(named, local);
            if (TryReadOffset(name[1..close], out offset)) return offset;
        }
        return Find(name) is { } zone ? OffsetAt(zone, local) : null;
    }

    /// <summary>The offset of a zone at a local time; a time that the clock change skips is one before it.</summary>
    internal static TimeSpan OffsetAt(TimeZoneInfo zone, DateTime local)
    {
        var unspecified = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        return zone.IsInvalidTime(unspecified) ? zone.GetUtcOffset(unspecified.AddHours(-3)) : zone.GetUtcOffset(unspecified);
    }
}
