using System.Text;
using System.Xml;

namespace Insights.Data.Import.Reading.Workbooks;

/// <summary>Reads a part of a workbook as XML without definitions of its own, and with a bound on the length of one text.</summary>
internal static class PartReader
{
    /// <param name="part">The part; disposed of with the reader.</param>
    /// <param name="cancellationToken">Stops the reading, wherever it is.</param>
    internal static XmlReader Open(Stream part, CancellationToken cancellationToken) => XmlReader.Create(new BoundedMarkup(part, cancellationToken), new XmlReaderSettings
    {
        CloseInput = true,
        DtdProcessing = DtdProcessing.Prohibit,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        XmlResolver = null,
    });

    /// <summary>Appends the text of the element that the reader is on, and leaves the reader on its end.</summary>
    internal static void AppendText(XmlReader xml, StringBuilder text)
    {
        if (xml.IsEmptyElement) return;
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace) text.Append(xml.Value);
    }

    /// <summary>Appends the text of a string item: of all its runs, without the pronunciation of Asian words.</summary>
    internal static void AppendRuns(XmlReader xml, StringBuilder text)
    {
        if (xml.IsEmptyElement) return;
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "rPh") SkipElement(xml);
            else if (xml.LocalName == "t") AppendText(xml, text);
        }
    }

    /// <summary>Goes to the end of the element that the reader is on.</summary>
    internal static void SkipElement(XmlReader xml)
    {
        if (xml.IsEmptyElement) return;
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth) { }
    }

    /// <summary>A stream that refuses markup with a single text or tag of more than a few megabytes, which would be read into memory as a whole.</summary>
    private sealed class BoundedMarkup(Stream content, CancellationToken cancellationToken) : Stream
    {
        private const int MaxBytes = 4 << 20;

        private long sinceTag;

        public override int Read(Span<byte> buffer)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var read = content.Read(buffer);
            var last = buffer[..read].LastIndexOf((byte)'>');
            sinceTag = last < 0 ? sinceTag + read : read - last;
            if (sinceTag > MaxBytes) throw new InvalidDataException("One text of the workbook is too long.");
            return read;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        protected override void Dispose(bool disposing)
        {
            if (disposing) content.Dispose();
            base.Dispose(disposing);
        }

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
