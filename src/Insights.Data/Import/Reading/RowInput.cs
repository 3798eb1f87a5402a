using Insights.Data.Import.Messages;

namespace Insights.Data.Import.Reading;

/// <summary>An import file that is open as rows.</summary>
/// <param name="rows">The rows, the header among them; disposed of with the input.</param>
internal abstract class RowInput(RecordReader rows) : IAsyncDisposable
{
    /// <summary>The rows, the header among them.</summary>
    internal RecordReader Rows { get; private set; } = rows;

    /// <summary>Bytes of the file, compressed as it lies on disk.</summary>
    internal abstract long FileBytes { get; }

    /// <summary>Bytes of the file that were read so far.</summary>
    internal abstract long FileBytesRead { get; }

    /// <summary>Bytes of the unpacked content that were read so far.</summary>
    internal abstract long ContentBytes { get; }

    /// <summary>True where what was read so far ends where a row does.</summary>
    internal abstract bool EndsWithLineEnd { get; }

    /// <summary>What the reading gave reason to say, complete when everything was read.</summary>
    internal abstract IReadOnlyList<ImportMessage> Remarks { get; }

    /// <summary>To be called when everything was read: proves that the file is whole.</summary>
    /// <exception cref="ImportException">The file is cut off or damaged.</exception>
    internal abstract Task VerifyAsync(CancellationToken cancellationToken);

    /// <summary>Puts a reader before that of the rows.</summary>
    internal void Wrap(Func<RecordReader, RecordReader> wrap) => Rows = wrap(Rows);

    public virtual ValueTask DisposeAsync() => Rows.DisposeAsync();
}
