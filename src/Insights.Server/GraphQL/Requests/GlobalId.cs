using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Insights.Server.GraphQL.Requests;

/// <summary>Opaque ids that name an object of any type.</summary>
/// <param name="TypeName">The object's type in the SDL.</param>
/// <param name="Value">Its key within the type, or within its owner.</param>
/// <param name="Owner">The key of the customer whom the object belongs to, which is the first part of its key; null for objects of nobody.</param>
internal readonly record struct GlobalId(string TypeName, long Value, long? Owner = null)
{
    private const char OwnerMark = '/';

    /// <summary>No id is nearly as long.</summary>
    private const int MaxCharacters = 200;

    /// <summary>The id as clients see it.</summary>
    public override string ToString() =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{TypeName}:{(Owner is { } owner ? $"{owner}{OwnerMark}" : "")}{Value}")));

    /// <summary>Reads an id of any type.</summary>
    /// <exception cref="GraphQLErrorException">The text is no id.</exception>
    internal static GlobalId Parse(string id) => TryParse(id, out var parsed) ? parsed : throw NoId();

    /// <summary>The type that an id names; null for a text that is no id.</summary>
    internal static string? TypeOf(string id) => TryParse(id, out var parsed) ? parsed.TypeName : null;

    private static GraphQLErrorException NoId() => new(GraphQLErrorException.InvalidId, "This is not an id of this server.");

    private static bool TryParse(string id, out GlobalId parsed)
    {
        parsed = default;
        if (id.Length > MaxCharacters) return false;
        try
        {
            var text = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(id));
            var colon = text.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0 || !TryParseKey(text.AsSpan(colon + 1), out var value, out var owner)) return false;
            parsed = new GlobalId(text[..colon], value, owner);
            return true;
        }
        catch (FormatException)
        {
            // Not even base 64: the same answer as to an id that says nothing.
            return false;
        }
    }

    private static bool TryParseKey(ReadOnlySpan<char> text, out long value, out long? owner)
    {
        owner = null;
        var mark = text.IndexOf(OwnerMark);
        if (mark >= 0)
        {
            if (!TryParseNumber(text[..mark], out var number))
            {
                value = 0;
                return false;
            }
            owner = number;
            text = text[(mark + 1)..];
        }
        return TryParseNumber(text, out value);
    }

    private static bool TryParseNumber(ReadOnlySpan<char> text, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    /// <summary>Reads an id of one type.</summary>
    /// <exception cref="GraphQLErrorException">The text is no id, or one of another type.</exception>
    internal static long Parse(string id, string typeName)
    {
        var parsed = Parse(id);
        if (parsed.TypeName == typeName) return parsed.Value;
        throw new GraphQLErrorException(GraphQLErrorException.InvalidId, $"This id is of the type {parsed.TypeName}; one of the type {typeName} is asked for.");
    }
}
