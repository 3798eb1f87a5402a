using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Insights.Server.Features.Pages;
using Insights.Server.Hosting;
using Insights.Testing;
using Microsoft.AspNetCore.Routing;

namespace Insights.Server.Tests.Features.Pages;

/// <summary>What a person reads on a page, and where it leads.</summary>
internal static partial class PageText
{
    /// <summary>Pages of single objects, with arguments, and one that there is not.</summary>
    private static readonly string[] Examples =
    [
        "/customers?q=an", "/customers?tier=B&since=2023-01-01&until=2024-06-01&least=1&most=99", "/customers/1", "/tiers?kind=thresholds&a=500&b=150&window=365&hysteresis=1", "/imports/1", "/imports/3", "/nowhere",
    ];

    /// <summary>All pages of a shop, those of single objects among them.</summary>
    internal static readonly IReadOnlyList<string> Paths = [.. AddressesOfPages(), .. Examples];

    internal static TheoryData<string> All => [.. Paths];

    /// <summary>The pages that take nothing, as the server has mapped them.</summary>
    private static List<string> AddressesOfPages()
    {
        using var shop = new TestShop();
        var app = InsightsHost.Build(shop.Database, shop.Folder.File("uploads"), ["http://127.0.0.1:0"]);
        return
        [
            .. ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
                .Where(endpoint => endpoint.Metadata.GetMetadata<PageMark>() is not null && endpoint.RoutePattern.Parameters.Count == 0)
                .Select(endpoint => endpoint.RoutePattern.RawText ?? "").Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>A page in a language.</summary>
    internal static string InLanguage(string path, string language) => path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "language=" + language;

    /// <summary>The words, with single spaces.</summary>
    internal static string Of(string html) => Plain(AsWritten(html));

    /// <summary>The words with the spaces that are between them.</summary>
    internal static string AsWritten(string html) => WebUtility.HtmlDecode(Tags().Replace(Scripts().Replace(html, " "), " "));

    /// <summary>The addresses of all links and forms that begin like this.</summary>
    internal static IReadOnlyList<string> Links(string html, string beginning) =>
        [.. Addresses().Matches(html).Select(match => WebUtility.HtmlDecode(match.Groups["address"].Value)).Where(address => address.StartsWith(beginning, StringComparison.Ordinal)).Distinct(StringComparer.Ordinal)];

    /// <summary>The token of a page's forms.</summary>
    internal static string Token(string html) => TokenField().Match(html).Groups["token"].Value;

    /// <summary>Sends the form that is at an address, as a browser does, and follows where it leads.</summary>
    internal static async Task<HttpResponseMessage> PostAsync(HttpClient client, string path, IReadOnlyList<(string Name, string Value)> fields)
    {
        var token = Token(await client.GetStringAsync(new Uri(path, UriKind.Relative)));
        using var form = new FormUrlEncodedContent([.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)), KeyValuePair.Create("__RequestVerificationToken", token)]);
        return await client.PostAsync(new Uri(path, UriKind.Relative), form);
    }

    internal static CultureInfo Culture(string language) => CultureInfo.GetCultureInfo(language);

    /// <summary>An amount as pages write it.</summary>
    /// <summary>An amount in euros as people say it.</summary>
    internal static string Money(decimal amount, string language) => Euros(amount, amount != 0 && Math.Abs(amount) < 100 ? 2 : 0, language);

    /// <summary>An amount in euros with some decimals.</summary>
    internal static string Euros(decimal amount, int decimals, string language)
    {
        var number = Math.Round(Math.Abs(amount), decimals, MidpointRounding.AwayFromZero).ToString("N" + decimals, Culture(language));
        var minus = Math.Round(amount, decimals, MidpointRounding.AwayFromZero) < 0 ? "−" : "";
        return language == "de" ? $"{minus}{number} €" : $"{minus}€{number}";
    }

    internal static string Date(string day, string language) =>
        DateOnly.Parse(day, CultureInfo.InvariantCulture).ToString(language == "de" ? "d. MMM yyyy" : "d MMM yyyy", Culture(language));

    internal static string Chance(double? share, string language) => share is null ? "\u2013"
        : share > 0.995 ? (language == "de" ? "über 99 %" : "over 99%")
        : share < 0.005 ? (language == "de" ? "unter 1 %" : "under 1%")
        : Spaces().Replace(share.Value.ToString("P0", Culture(language)), " ");

    /// <summary>A probability in plain words, with where it may lie.</summary>
    internal static string ChanceInWords(double chance, double low, double high, string language)
    {
        var (about, from, to) = (Chance(chance, language), Chance(low, language), Chance(high, language));
        var isNearCertainty = !char.IsDigit(about[0]);
        if (InHundred(from) == "99" && !char.IsDigit(to[0])) return language == "de" ? "Das trifft auf mindestens 99 % solcher Kunden zu." : "It happens with at least 99% of customers like this.";
        if (InHundred(to) == "1" && !char.IsDigit(from[0])) return language == "de" ? "Das trifft auf höchstens 1 % solcher Kunden zu." : "It happens with at most 1% of customers like this.";
        string InHundred(string percent) => percent.TrimEnd(' ', '%');
        return (isNearCertainty, from == to, language) switch
        {
            (true, true, "de") => $"{char.ToUpper(about[0], Culture(language))}{about[1..]}: So oft trifft das auf solche Kunden zu.",
            (true, true, _) => $"{char.ToUpper(about[0], Culture(language))}{about[1..]}: that is how often it happens with customers like this.",
            (true, false, "de") => $"{char.ToUpper(about[0], Culture(language))}{about[1..]}: So oft trifft das auf solche Kunden zu, irgendwo zwischen {from} und {to}.",
            (true, false, _) => $"{char.ToUpper(about[0], Culture(language))}{about[1..]}: that is how often it happens with customers like this, somewhere between {from} and {to}.",
            (false, true, "de") => $"Das trifft auf etwa {about} solcher Kunden zu.",
            (false, true, _) => $"It happens with about {about} of customers like this.",
            (false, false, "de") => $"Das trifft auf etwa {InHundred(about)} von 100 solchen Kunden zu, irgendwo zwischen {InHundred(from)} und {InHundred(to)}.",
            (false, false, _) => $"It happens with about {InHundred(about)} in 100 customers like this, somewhere between {InHundred(from)} and {InHundred(to)}.",
        };
    }

    /// <summary>A text without the special spaces that some languages put into numbers.</summary>
    internal static string Plain(string text) => Spaces().Replace(text, " ");

    [GeneratedRegex(@"<(?<tag>script|style|noscript)\b.*?</\k<tag>>", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Scripts();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex("(?:href|action)=\"(?<address>[^\"]*)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Addresses();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex TokenField();
}
