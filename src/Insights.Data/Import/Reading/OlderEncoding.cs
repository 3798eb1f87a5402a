using System.Buffers;
using System.Text;

namespace Insights.Data.Import.Reading;

/// <summary>Distinguishes encodings with one byte for each character by the letters that they would make.</summary>
internal static class OlderEncoding
{
    private static readonly SearchValues<char> Frequent = SearchValues.Create("äöüßéèêëàâçñôîïûùáíóúåøæœ");
    private static readonly SearchValues<char> FrequentCapitals = SearchValues.Create("ÄÖÜÉÈÀÇÅØÆ");

    /// <summary>The encoding in which most bytes above ASCII are letters of Western European words; Windows-1252 where none stands out.</summary>
    internal static Encoding Guess(ReadOnlySpan<byte> start)
    {
        var best = Encodings.Windows1252;
        var most = 0;
        foreach (var candidate in (ReadOnlySpan<Encoding>)[Encodings.Windows1252, Encodings.MacRoman, Encodings.Dos850])
        {
            // Old Macintosh files end their lines with carriage returns.
            var score = Score(start, candidate) + (ReferenceEquals(candidate, Encodings.MacRoman) && !start.Contains((byte)'\n') && start.Contains((byte)'\r') ? 1 : 0);
            if (score > most) (best, most) = (candidate, score);
        }
        return best;
    }

    private static int Score(ReadOnlySpan<byte> start, Encoding encoding)
    {
        var score = 0;
        Span<char> decoded = stackalloc char[1];
        for (var i = 0; i < start.Length; i++)
        {
            if (start[i] < 0x80) continue;
            var hasLetterBefore = i > 0 && char.IsAsciiLetter((char)start[i - 1]);
            var hasLetterAfter = i + 1 < start.Length && char.IsAsciiLetterLower((char)start[i + 1]);
            if (!hasLetterBefore && !hasLetterAfter) continue;
            encoding.GetChars(start.Slice(i, 1), decoded);
            if (Frequent.Contains(decoded[0])) score += 2;
            else if (FrequentCapitals.Contains(decoded[0])) score += hasLetterBefore ? -1 : 2;
            else if (!char.IsLetter(decoded[0])) score -= 2;
        }
        return score;
    }
}
