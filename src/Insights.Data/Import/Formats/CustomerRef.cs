namespace Insights.Data.Import.Formats;

/// <summary>Cleans what sources recognise people by.</summary>
public static class CustomerRef
{
    private const string SpreadsheetDecimals = ".0";

    /// <summary>A customer number without the ".0" that programs add when they take it for a decimal number.</summary>
    public static ReadOnlySpan<char> FromNumber(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (!text.EndsWith(SpreadsheetDecimals, StringComparison.Ordinal)) return text;
        var digits = text[..^SpreadsheetDecimals.Length];
        return digits.Length > 0 && !digits.ContainsAnyExceptInRange('0', '9') ? digits : text;
    }

    /// <summary>Whatever a shop recognises people by: an e-mail address in lower case, a number without ".0", any other text as it stands.</summary>
    public static ReadOnlySpan<char> FromAny(ReadOnlySpan<char> text) => text.Contains('@') ? FromEmail(text) : FromNumber(text);

    /// <summary>An e-mail address without blanks around it and in lower case; null where there is none.</summary>
    public static string? FromEmail(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        return text.IsEmpty ? null : text.ToString().ToLowerInvariant();
    }
}
