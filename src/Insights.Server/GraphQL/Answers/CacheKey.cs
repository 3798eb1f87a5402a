using System.Buffers;
using System.Text;

namespace Insights.Server.GraphQL.Answers;

/// <summary>What an answer depends on beside the data: the HTTP method, the user's claims, and the request as it was sent.</summary>
internal readonly struct CacheKey : IEquatable<CacheKey>
{
    private readonly byte[] bytes;
    private readonly int start;

    private CacheKey(byte[] bytes, int start)
    {
        this.bytes = bytes;
        this.start = start;
    }

    /// <summary>Its length in bytes.</summary>
    internal int Length => bytes.Length;

    /// <summary>The request as it was sent: a body, or what stands behind the question mark.</summary>
    internal ReadOnlyMemory<byte> Request => bytes.AsMemory(start);

    /// <summary>The key of a GET request.</summary>
    internal static CacheKey OfQuery(HttpRequest request)
    {
        var head = Head(request);
        return new CacheKey(Encoding.UTF8.GetBytes(head + request.QueryString.Value), Encoding.UTF8.GetByteCount(head));
    }

    /// <summary>Reads the body of a POST request, and makes the key of it.</summary>
    internal static async Task<CacheKey> OfBodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var head = Head(request);
        while (true)
        {
            var read = await request.BodyReader.ReadAsync(cancellationToken);
            if (read.IsCompleted)
            {
                var start = Encoding.UTF8.GetByteCount(head);
                var bytes = new byte[start + read.Buffer.Length];
                Encoding.UTF8.GetBytes(head, bytes);
                read.Buffer.CopyTo(bytes.AsSpan(start));
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return new CacheKey(bytes, start);
            }
            // Not consumed yet, in pooled memory, until all of it is there.
            request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    /// <summary>Users with other claims have cached answers of their own.</summary>
    private static string Head(HttpRequest request)
    {
        var head = request.Method + "\n";
        foreach (var claim in request.HttpContext.User.Claims) head += $"{claim.Type.Length}:{claim.Type}{claim.Value.Length}:{claim.Value}\n";
        return head;
    }

    public bool Equals(CacheKey other) => bytes.AsSpan().SequenceEqual(other.bytes);

    public override bool Equals(object? obj) => obj is CacheKey other && Equals(other);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(bytes);
        return hash.ToHashCode();
    }
}
