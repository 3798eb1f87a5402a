using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Insights.Data.Credentials;

/// <summary>
/// What a caller sends: <c>ins_ID_SECRET</c>. The number finds the row, and the secret, 256 random bits in 43 characters of base64url, is compared by
/// its hash. The first letters let scanners of sources find a token that was committed by mistake.
/// </summary>
public static partial class BearerToken
{
    /// <summary>How every token begins.</summary>
    public const string Prefix = "ins_";

    private const int SecretBytes = 32;
    private const int MatchMilliseconds = 1_000;

    /// <summary>A new secret, in 43 characters.</summary>
    public static string NewSecret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>The token of a credential.</summary>
    public static string Of(long credentialId, string secret) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{credentialId}_{secret}");

    /// <summary>The SHA-256 of a secret's characters.</summary>
    public static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    /// <summary>Takes a token apart; false for a text that is none.</summary>
    public static bool TryParse(string text, out long credentialId, out string secret)
    {
        (credentialId, secret) = (0, "");
        if (WholeToken().Match(text) is not { Success: true } match) return false;
        secret = match.Groups["secret"].Value;
        return long.TryParse(match.Groups["id"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out credentialId);
    }

    /// <summary>True where a token stands anywhere in a text, as in an address.</summary>
    public static bool IsIn(string text) => text.Contains(Prefix, StringComparison.Ordinal) && AnyToken().IsMatch(text);

    [GeneratedRegex(@"\Ains_(?<id>[0-9]{1,18})_(?<secret>[A-Za-z0-9_-]{43})\z", RegexOptions.ExplicitCapture, MatchMilliseconds)]
    private static partial Regex WholeToken();

    [GeneratedRegex("ins_[0-9]{1,18}_[A-Za-z0-9_-]{43}", RegexOptions.None, MatchMilliseconds)]
    private static partial Regex AnyToken();
}
