using System.Text;

namespace Insights.Data.Import.Reading;

/// <summary>Reads bytes that do not fit an encoding as those of an older one, each with a mark in front of it.</summary>
/// <param name="older">An encoding with one byte for each character; null reads them as the replacement character.</param>
internal sealed class SingleByteFallback(Encoding? older) : DecoderFallback
{
    /// <summary>Stands in front of each character that was read so; no text has it.</summary>
    internal const char Mark = '\uFFFF';

    private const int CharactersOfByte = 2;
    private const int LongestUnknown = 4;

    public override int MaxCharCount => LongestUnknown * CharactersOfByte;

    public override DecoderFallbackBuffer CreateFallbackBuffer() => new Buffer(older);

    private sealed class Buffer(Encoding? older) : DecoderFallbackBuffer
    {
        private const char Replacement = '\uFFFD';

        private readonly char[] characters = new char[LongestUnknown * CharactersOfByte];
        private int count;
        private int next;

        public override int Remaining => count - next;

        public override bool Fallback(byte[] bytesUnknown, int index)
        {
            count = next = 0;
            if (older is null)
            {
                characters[count++] = Mark;
                characters[count++] = Replacement;
                return true;
            }
            foreach (var b in bytesUnknown.AsSpan(0, Math.Min(bytesUnknown.Length, LongestUnknown)))
            {
                characters[count++] = Mark;
                older.GetChars([b], characters.AsSpan(count++));
            }
            return true;
        }

        public override char GetNextChar() => next < count ? characters[next++] : '\0';

        public override bool MovePrevious()
        {
            if (next == 0) return false;
            next--;
            return true;
        }

        public override void Reset() => count = next = 0;
    }
}
