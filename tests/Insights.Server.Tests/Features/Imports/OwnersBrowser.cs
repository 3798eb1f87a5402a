using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Insights.Server.Features.Jobs;

namespace Insights.Server.Tests.Features.Imports;

/// <summary>A German owner's browser without scripts, over HTTP.</summary>
/// <param name="served">The shop.</param>
internal sealed partial class OwnersBrowser(ServedDatabase served)
{
    /// <summary>Sends a file; gives back the address of its preview.</summary>
    internal async Task<string> UploadAsync(string text, string name = "till.csv")
    {
        using var content = new StringContent(text);
        return $"/imports/uploads/{await UploadIdAsync(content, name)}";
    }

    /// <summary>Sends a file from the disk; gives back the address of its preview.</summary>
    internal async Task<string> UploadFileAsync(string path)
    {
        using var content = new ByteArrayContent(await File.ReadAllBytesAsync(path));
        return $"/imports/uploads/{await UploadIdAsync(content, Path.GetFileName(path))}";
    }

    internal async Task<string> UploadIdAsync(HttpContent content, string name = "till.csv")
    {
        using var response = await served.Client.PostAsync(new Uri($"/uploads?name={name}", UriKind.Relative), content);
        return (string)(await response.Content.ReadFromJsonAsync<JsonNode>())!["uploadId"]!;
    }

    internal async Task<string> GetAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.AcceptLanguage.ParseAdd("de-DE");
        using var response = await served.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }

    /// <summary>Sends a page's form as a browser would, with some fields filled in anew.</summary>
    internal async Task<string> SendAsync(string page, string html, params (string Name, string Value)[] changes)
    {
        var fields = FieldsOf(html).Where(field => changes.All(change => change.Name != field.Name)).Concat(changes);
        using var request = new HttpRequestMessage(HttpMethod.Post, page) { Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))) };
        request.Headers.AcceptLanguage.ParseAdd("de-DE");
        using var response = await served.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }

    /// <summary>The page to which finished work leads.</summary>
    internal async Task<string> EndOfWorkAsync(string html)
    {
        if (!html.Contains("data-job", StringComparison.Ordinal)) return html;
        var path = JobPath().Match(html).Groups["path"].Value;
        var number = long.Parse(path.Split('/')[^1], CultureInfo.InvariantCulture);
        while (served.Service<JobQueue>().Find(number)!.FinishedAt is null) await Task.Delay(20);
        return await GetAsync(path);
    }

    /// <summary>The fields of the page's form with their values, as a browser would send them.</summary>
    internal static List<(string Name, string Value)> FieldsOf(string html)
    {
        var fields = new List<(string, string)>();
        foreach (Match input in Input().Matches(html))
        {
            var tag = input.Value;
            if (Attribute(tag, "name") is not { } name || (Attribute(tag, "type") is "radio" or "checkbox" && !tag.Contains(" checked", StringComparison.Ordinal))) continue;
            fields.Add((name, Attribute(tag, "value") ?? ""));
        }
        foreach (Match select in Select().Matches(html))
            fields.Add((WebUtility.HtmlDecode(select.Groups["name"].Value), WebUtility.HtmlDecode(Selected().Match(select.Groups["options"].Value).Groups["value"].Value)));
        return fields;
    }

    private static string? Attribute(string tag, string name) =>
        Regex.Match(tag, $" {name}=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture) is { Success: true } match ? WebUtility.HtmlDecode(match.Groups["value"].Value) : null;

    [GeneratedRegex("<input [^>]*>")]
    private static partial Regex Input();

    [GeneratedRegex("<select [^>]*name=\"(?<name>[^\"]+)\"[^>]*>(?<options>.*?)</select>", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Select();

    [GeneratedRegex("<option value=\"(?<value>[^\"]*)\" selected", RegexOptions.ExplicitCapture)]
    private static partial Regex Selected();

    [GeneratedRegex("data-job=\"(?<path>/jobs/[0-9]+)/state\"", RegexOptions.ExplicitCapture)]
    private static partial Regex JobPath();
}
