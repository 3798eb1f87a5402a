using System.Globalization;

namespace Insights.Server.GraphQL.Engines.HotChocolate;

/// <summary>A calendar day: yyyy-MM-dd.</summary>
/// <param name="description">What the contract says of it.</param>
internal sealed class DateScalar(string? description) : TextScalar<DateOnly>("Date", description)
{
    protected override string Write(DateOnly value) => value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    protected override bool TryRead(string text, out DateOnly value) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out value);
}

/// <summary>An instant in UTC: yyyy-MM-ddTHH:mm:ss.fffZ.</summary>
/// <param name="description">What the contract says of it.</param>
internal sealed class DateTimeScalar(string? description) : TextScalar<DateTime>("DateTime", description)
{
    protected override string Write(DateTime value) => value.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    protected override bool TryRead(string text, out DateTime value)
    {
        var isRead = DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time);
        value = time.UtcDateTime;
        return isRead;
    }
}
