using System.Security.Cryptography;
using System.Text;

namespace Insights.Server.GraphQL.Documents;

/// <summary>Documents are named by the SHA-256 of their text in UTF-8, in 64 small hexadecimal digits.</summary>
internal static class DocumentHash
{
    private const int Digits = 64;
    private const string Prefix = "sha256:";

    internal static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>The hash that a client names, with or without <c>sha256:</c> before it; null where it is none.</summary>
    internal static string? Read(string text)
    {
        var digits = text.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? text[Prefix.Length..] : text;
        return digits.Length == Digits && digits.All(char.IsAsciiHexDigit) ? digits.ToLowerInvariant() : null;
    }
}
