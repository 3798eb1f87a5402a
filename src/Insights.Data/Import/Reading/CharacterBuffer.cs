using Insights.Data.Import.Messages;

namespace Insights.Data.Import.Reading;

/// <summary>A window on a text that begins with the current row. It grows with the row, up to a limit.</summary>
internal sealed class CharacterBuffer(TextReader text) : IDisposable
{
    internal const int LongestRowCharacters = 1 << 20;

    private const int FirstCharacters = 1 << 16;
    private const int MinRoom = 1 << 12;

    private char[] characters = new char[FirstCharacters];
    private int start;
    private int end;

    /// <summary>What was read and not yet given up.</summary>
    internal ReadOnlySpan<char> Window => characters.AsSpan(start, end - start);

    /// <summary>True where the window reaches to the end of the text.</summary>
    internal bool IsAtEnd { get; private set; }

    /// <summary>Gives up the first characters of the window.</summary>
    internal void Advance(int count) => start += count;

    /// <summary>Reads on behind the window.</summary>
    /// <param name="line">Line on which the window begins, for the message.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="ImportException">The window is as long as a row may be.</exception>
    internal async ValueTask FillAsync(long line, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        MakeRoom(line);
        var read = await text.ReadAsync(characters.AsMemory(end), cancellationToken);
        end += read;
        IsAtEnd = read == 0;
    }

    private void MakeRoom(long line)
    {
        if (start > 0)
        {
            characters.AsSpan(start, end - start).CopyTo(characters);
            end -= start;
            start = 0;
        }
        if (characters.Length - end >= MinRoom) return;
        if (end >= LongestRowCharacters)
            throw new ImportException(new("row-too-long", ImportMessage.Number(line), ImportMessage.Number(LongestRowCharacters)));
        Array.Resize(ref characters, characters.Length * 2);
    }

    public void Dispose() => text.Dispose();
}
