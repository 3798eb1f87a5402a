using System.Globalization;
using System.Text.Json;
using Insights.Data.Customers;
using Insights.Data.Shops;

namespace Insights.Data.Import.Merging;

/// <summary>
/// What is known of a customer, each detail with the time at which it was stated. Statements are put together in any order
/// with the same outcome: the newest holds, and a "no" to being written to holds against a "yes" of the same day.
/// </summary>
internal sealed class StatedDetails
{
    private const string Yes = "yes";
    private const string No = "no";
    private const string DayFormat = "yyyy-MM-dd";
    private const int Consent = 8;
    private const int Fields = 11;

    private readonly string?[] values = new string?[Fields];
    private readonly long[] statedAt = new long[Fields];

    /// <summary>True where nothing is known.</summary>
    internal bool IsEmpty => Array.TrueForAll(values, value => value is null);

    /// <summary>Adds what a row states.</summary>
    /// <param name="details">The row's details.</param>
    /// <param name="at">When it was stated, in milliseconds since 1970-01-01T00:00Z.</param>
    /// <param name="calendar">Cuts days.</param>
    internal void Add(CustomerDetails details, long at, ShopCalendar calendar)
    {
        Add(0, details.Name, at, calendar);
        Add(1, details.Email, at, calendar);
        Add(2, details.Phone, at, calendar);
        Add(3, Text(details.Birthday), at, calendar);
        Add(4, details.Country, at, calendar);
        Add(5, details.Region, at, calendar);
        Add(6, details.City, at, calendar);
        Add(7, details.Channel, at, calendar);
        Add(Consent, details.Consent is { } consent ? consent ? Yes : No : null, at, calendar);
        Add(9, Text(details.FirstContact), at, calendar);
        Add(10, details.ReferredBy, at, calendar);
    }

    /// <summary>Adds all that other statements say.</summary>
    internal void Add(StatedDetails other, ShopCalendar calendar)
    {
        for (var field = 0; field < Fields; field++) Add(field, other.values[field], other.statedAt[field], calendar);
    }

    /// <summary>Adds what a later row of the same list states, which corrects the rows before it.</summary>
    internal void Correct(CustomerDetails details, long at, ShopCalendar calendar)
    {
        var row = new StatedDetails();
        row.Add(details, at, calendar);
        for (var field = 0; field < Fields; field++)
            if (row.values[field] is not null && statedAt[field] == at && field != Consent) values[field] = null;
        Add(row, calendar);
    }

    /// <summary>What holds.</summary>
    internal CustomerDetails ToDetails() => new()
    {
        Name = values[0],
        Email = values[1],
        Phone = values[2],
        Birthday = Day(values[3]),
        Country = values[4],
        Region = values[5],
        City = values[6],
        Channel = values[7],
        Consent = values[Consent] is { } consent ? consent == Yes : null,
        FirstContact = Day(values[9]),
        ReferredBy = values[10],
    };

    /// <summary>As the database has it: a JSON array of number of the field, value and time; null where nothing is known.</summary>
    internal string? ToJson()
    {
        if (IsEmpty) return null;
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartArray();
            for (var field = 0; field < Fields; field++)
            {
                if (values[field] is not { } value) continue;
                json.WriteNumberValue(field);
                json.WriteStringValue(value);
                json.WriteNumberValue(statedAt[field]);
            }
            json.WriteEndArray();
        }
        return System.Text.Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    /// <summary>Reads what the database has.</summary>
    internal static StatedDetails Parse(string? json)
    {
        var details = new StatedDetails();
        if (json is null) return details;
        using var document = JsonDocument.Parse(json);
        for (var i = 0; i + 2 < document.RootElement.GetArrayLength(); i += 3)
        {
            var field = document.RootElement[i].GetInt32();
            details.values[field] = document.RootElement[i + 1].GetString();
            details.statedAt[field] = document.RootElement[i + 2].GetInt64();
        }
        return details;
    }

    private void Add(int field, string? value, long at, ShopCalendar calendar)
    {
        if (value is null) return;
        if (values[field] is not { } known || IsStronger(field, value, at, known, statedAt[field], calendar))
        {
            values[field] = value;
            statedAt[field] = at;
        }
    }

    private static bool IsStronger(int field, string value, long at, string known, long knownAt, ShopCalendar calendar)
    {
        if (field == Consent && value != known)
        {
            var (day, knownDay) = (calendar.DayOf(Values.UnixMilliseconds.ToUtc(at)), calendar.DayOf(Values.UnixMilliseconds.ToUtc(knownAt)));
            return day == knownDay ? value == No : day > knownDay;
        }
        return at != knownAt ? at > knownAt : string.CompareOrdinal(value, known) > 0;
    }

    private static string? Text(DateOnly? day) => day?.ToString(DayFormat, CultureInfo.InvariantCulture);

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, DayFormat, CultureInfo.InvariantCulture);
}
