using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace Insights.Server.GraphQL.Http;

/// <summary>Names answers to GET by what is in them, so that who has one already is not sent it again.</summary>
internal static class ETag
{
    private const int Characters = 32;

    /// <summary>Sets the headers of an answer.</summary>
    /// <returns>True where the client has it already.</returns>
    internal static bool IsKnown(HttpContext http, string mediaType, ReadOnlyMemory<byte> answer)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(answer.Span))[..Characters];
        // The same bytes are another answer where they are said to be of another type.
        var tag = new EntityTagHeaderValue($"\"{hash}-{mediaType.Length}\"");
        http.Response.Headers.ETag = tag.ToString();
        http.Response.Headers.Vary = HeaderNames.Accept;
        // Cached by nobody but the client, which revalidates it each time.
        http.Response.Headers.CacheControl = "private, no-cache";
        return EntityTagHeaderValue.TryParseList(http.Request.Headers.IfNoneMatch, out var known)
            && known.Any(one => one.Equals(EntityTagHeaderValue.Any) || one.Compare(tag, useStrongComparison: false));
    }
}
