using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using Insights.Data.Import.Messages;

namespace Insights.Data.Import.Reading;

/// <summary>
/// The bytes of a plain or gzip file or of the one file in a ZIP archive, and proof at their end that it is whole: the
/// framework's own streams take a compressed file that was cut off for one that ends there.
/// </summary>
internal sealed class CompressedInput : Stream
{
    private const int TrailerBytes = 8;

    private readonly Func<Stream> open;
    private readonly Stream file;
    private readonly Stream content;
    private readonly bool isGzip;
    private readonly ZipMember? member;
    private readonly Crc32 checksum = new();
    private long contentBytes;
    private byte lastByte;
    private byte lastByteButOne;

    private CompressedInput(Func<Stream> open, Stream file, bool isGzip, ZipMember? member)
    {
        this.open = open;
        this.file = file;
        this.isGzip = isGzip;
        this.member = member;
        content = isGzip ? new GZipStream(file, CompressionMode.Decompress) : member?.Open() ?? file;
    }

    /// <summary>Bytes of the file, compressed as it lies on disk.</summary>
    internal long FileBytes => file.Length;

    /// <summary>Bytes of the file that were read so far.</summary>
    internal long FileBytesRead => file.Position;

    /// <summary>Bytes of the content that were read so far.</summary>
    internal long ContentBytes => contentBytes;

    /// <summary>The name of the file in the ZIP archive; null where there is no archive.</summary>
    internal string? MemberName => member?.Name;

    /// <exception cref="ImportException">It is a ZIP archive that is damaged or does not have exactly one file to read.</exception>
    internal static async Task<CompressedInput> OpenAsync(Func<Stream> open, CancellationToken cancellationToken)
    {
        var file = open();
        try
        {
            var magic = new byte[4];
            var read = await file.ReadAtLeastAsync(magic, magic.Length, throwOnEndOfStream: false, cancellationToken);
            file.Position = 0;
            var member = ZipMember.IsZip(magic.AsSpan(0, read)) ? ZipMember.FindOnly(file) : null;
            return new CompressedInput(open, file, isGzip: read >= 2 && magic[0] == 0x1F && magic[1] == 0x8B, member);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            var read = await content.ReadAsync(buffer, cancellationToken);
            if (isGzip || member is not null) checksum.Append(buffer.Span[..read]);
            contentBytes += read;
            RememberEnd(buffer.Span[..read]);
            return read;
        }
        catch (InvalidDataException damage)
        {
            throw new ImportException(new(isGzip ? "gzip-damaged" : "zip-damaged"), damage);
        }
    }

    /// <summary>True where what was read so far ends with a line end, in any of the encodings.</summary>
    internal bool EndsWithLineEnd =>
        lastByte is (byte)'\n' or (byte)'\r' || (lastByte == 0 && lastByteButOne is (byte)'\n' or (byte)'\r');

    private void RememberEnd(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty) return;
        lastByteButOne = bytes.Length > 1 ? bytes[^2] : lastByte;
        lastByte = bytes[^1];
    }

    /// <summary>To be called when everything was read: compares length and checksum with those that the file states.</summary>
    /// <exception cref="ImportException">The file is cut off or damaged.</exception>
    internal async Task VerifyAsync(CancellationToken cancellationToken)
    {
        if (member is not null && (contentBytes != member.Length || checksum.GetCurrentHashAsUInt32() != member.Checksum))
            throw new ImportException(new("zip-damaged"));
        if (!isGzip) return;
        if (file.Length >= TrailerBytes)
        {
            var (expectedChecksum, expectedLength) = await ReadTrailerAsync(cancellationToken);
            if ((uint)contentBytes == expectedLength && checksum.GetCurrentHashAsUInt32() == expectedChecksum) return;
            // Several gzip members in a row are one valid file; the trailer then speaks of the last of them.
            if (expectedLength < contentBytes && await TailChecksumAsync(expectedLength, cancellationToken) == expectedChecksum) return;
        }
        throw new ImportException(new("gzip-cut-off"));
    }

    private async Task<(uint Checksum, uint Length)> ReadTrailerAsync(CancellationToken cancellationToken)
    {
        await using var again = open();
        again.Position = again.Length - TrailerBytes;
        var trailer = new byte[TrailerBytes];
        await again.ReadExactlyAsync(trailer, cancellationToken);
        return (BinaryPrimitives.ReadUInt32LittleEndian(trailer), BinaryPrimitives.ReadUInt32LittleEndian(trailer.AsSpan(4)));
    }

    private async Task<uint> TailChecksumAsync(long tailBytes, CancellationToken cancellationToken)
    {
        await using var again = open();
        await using var unpacked = new GZipStream(again, CompressionMode.Decompress);
        var skip = contentBytes - tailBytes;
        var tail = new Crc32();
        var buffer = new byte[1 << 16];
        while (await unpacked.ReadAsync(buffer, cancellationToken) is var read and > 0)
        {
            var skipped = (int)Math.Min(skip, read);
            skip -= skipped;
            tail.Append(buffer.AsSpan(skipped, read - skipped));
        }
        return tail.GetCurrentHashAsUInt32();
    }

    public override async ValueTask DisposeAsync()
    {
        await content.DisposeAsync();
        member?.Dispose();
        await file.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            content.Dispose();
            member?.Dispose();
            file.Dispose();
        }
        base.Dispose(disposing);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("Imports read asynchronously.");

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => contentBytes; set => throw new NotSupportedException(); }
    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
