namespace Insights.Data.Credentials;

/// <summary>The origin of web pages as browsers send it: scheme, name, and the port where it is not the scheme's own.</summary>
public static class WebOrigin
{
    /// <summary>An origin in the spelling of browsers; null for a text that is none, as one with a path.</summary>
    public static string? Normalise(string text)
    {
        if (!Uri.TryCreate(text.Trim(), UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp)) return null;
        if (uri.PathAndQuery != "/" || uri.UserInfo.Length > 0 || uri.Fragment.Length > 0 || uri.IdnHost.Length == 0) return null;
        var host = uri.HostNameType == UriHostNameType.IPv6 ? uri.Host : uri.IdnHost;
        return uri.IsDefaultPort ? $"{uri.Scheme}://{host}" : FormattableString.Invariant($"{uri.Scheme}://{host}:{uri.Port}");
    }
}
