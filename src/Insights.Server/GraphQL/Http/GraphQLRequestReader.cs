using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Insights.Server.GraphQL.Documents;
using Insights.Server.GraphQL.Requests;
using Microsoft.Net.Http.Headers;

namespace Insights.Server.GraphQL.Http;

/// <summary>Reads GraphQL requests from HTTP requests.</summary>
internal static class GraphQLRequestReader
{
    private const int DeepestJson = 64;
    private const string HalfLetter = "The body has a text that is not Unicode: one half of a surrogate pair.";

    /// <summary>Reads the parameters of a GET request, which must not change anything.</summary>
    /// <param name="request">The request.</param>
    /// <param name="allowed">Which operations other than queries the request may contain.</param>
    /// <exception cref="BadRequestException">The parameters are no GraphQL request.</exception>
    internal static GraphQLRequest FromQuery(HttpRequest request, AllowedOperations allowed)
    {
        var query = (string?)request.Query["query"];
        var variables = ParseObject(request.Query["variables"], "variables");
        var hash = HashOf(request.Query["documentId"], ParseObject(request.Query["extensions"], "extensions"));
        if (string.IsNullOrWhiteSpace(query) && hash is null) throw BadRequestException.Of("The parameter 'query' is missing.");
        return new GraphQLRequest(EmptyToNull(query), EmptyToNull(request.Query["operationName"]), variables, allowed) { Hash = hash };
    }

    /// <summary>Reads the body of a POST request.</summary>
    /// <exception cref="BadRequestException">The body is no GraphQL request.</exception>
    internal static GraphQLRequest FromBody(ReadOnlyMemory<byte> body, AllowedOperations allowed)
    {
        try
        {
            if (body.Span.StartsWith(Encoding.UTF8.Preamble)) body = body[Encoding.UTF8.Preamble.Length..];
            using var json = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = DeepestJson });
            return FromJson(json.RootElement, allowed);
        }
        catch (JsonException)
        {
            throw BadRequestException.Of("The body is not JSON.");
        }
        catch (InvalidOperationException)
        {
            throw BadRequestException.Of(HalfLetter);
        }
    }

    /// <summary>Reads the JSON of a request, as POST requests and WebSockets have it.</summary>
    /// <exception cref="BadRequestException">It is no GraphQL request.</exception>
    /// <exception cref="InvalidOperationException">A text in it is not Unicode.</exception>
    internal static GraphQLRequest FromJson(JsonElement body, AllowedOperations allowed)
    {
        if (body.ValueKind == JsonValueKind.Array)
            throw new BadRequestException(StatusCodes.Status400BadRequest, "BATCHING_OFF", "This server takes one request at a time.");
        if (body.ValueKind != JsonValueKind.Object) throw BadRequestException.Of("The body is a JSON object with 'query', 'variables' and 'operationName'.");
        var query = Text(body, "query");
        RefuseHalfLetters(body);
        var hash = HashOf(Text(body, "documentId"), Object(body, "extensions"));
        if (string.IsNullOrWhiteSpace(query) && hash is null) throw BadRequestException.Of("The field 'query' is missing.");
        return new GraphQLRequest(EmptyToNull(query), EmptyToNull(Text(body, "operationName")), Object(body, "variables")?.Clone(), allowed) { Hash = hash };
    }

    /// <summary>
    /// The hash of a document: <c>extensions.persistedQuery</c> as clients with automatic persisted queries send it, or
    /// <c>documentId</c> as clients with trusted documents do.
    /// </summary>
    private static string? HashOf(string? documentId, JsonElement? extensions)
    {
        if (!string.IsNullOrEmpty(documentId)) return DocumentHash.Read(documentId) ?? throw BadRequestException.Of("The field 'documentId' is not a SHA-256 in hexadecimal digits.");
        if (extensions is not { } given || Object(given, "persistedQuery") is not { } persisted) return null;
        if (!persisted.TryGetProperty("version", out var version) || version.ValueKind != JsonValueKind.Number || !version.TryGetInt32(out var number) || number != 1)
            throw new GraphQLErrorException(GraphQLErrorException.PersistedQueryNotSupported, "PersistedQueryNotSupported");
        return DocumentHash.Read(Text(persisted, "sha256Hash") ?? "") ?? throw BadRequestException.Of("The field 'sha256Hash' is not a SHA-256 in hexadecimal digits.");
    }

    /// <summary>JSON may escape one half of a letter alone; that is no text, and is noticed only when it is read as one.</summary>
    /// <exception cref="InvalidOperationException">There is one.</exception>
    private static void RefuseHalfLetters(JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.String:
                // Without an escape by number a text is whole if its bytes are UTF-8, which is found out in a fraction of the time it takes to read it.
                var raw = JsonMarshal.GetRawUtf8Value(json);
                if (raw.IndexOf("\\u"u8) >= 0 || !Utf8.IsValid(raw)) json.GetString();
                break;
            case JsonValueKind.Array:
                foreach (var item in json.EnumerateArray()) RefuseHalfLetters(item);
                break;
            case JsonValueKind.Object:
                foreach (var property in json.EnumerateObject())
                {
                    _ = property.Name;
                    RefuseHalfLetters(property.Value);
                }
                break;
        }
    }

    /// <summary>Refuses bodies that are not JSON by their content type.</summary>
    /// <exception cref="BadRequestException">The body is another one.</exception>
    internal static void RefuseOtherMedia(HttpRequest request)
    {
        if (MediaTypeHeaderValue.TryParse(request.ContentType, out var media)
            && media.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            && (media.Encoding is null || media.Encoding.Equals(Encoding.UTF8) || media.Encoding.CodePage == Encoding.UTF8.CodePage)) return;
        throw new BadRequestException(
            StatusCodes.Status415UnsupportedMediaType, "UNSUPPORTED_MEDIA_TYPE", "A POST request has the content type application/json, in UTF-8.");
    }

    private static JsonElement? ParseObject(string? text, string name)
    {
        if (string.IsNullOrEmpty(text)) return null;
        try
        {
            using var json = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = DeepestJson });
            if (json.RootElement.ValueKind == JsonValueKind.Null) return null;
            RefuseHalfLetters(json.RootElement);
            if (json.RootElement.ValueKind == JsonValueKind.Object) return json.RootElement.Clone();
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // The same answer as to JSON of another kind.
        }
        throw BadRequestException.Of($"The parameter '{name}' is not a JSON object.");
    }

    private static string? Text(JsonElement body, string name)
    {
        if (!body.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null) return null;
        return value.ValueKind == JsonValueKind.String ? value.GetString() : throw BadRequestException.Of($"The field '{name}' is not a string.");
    }

    private static JsonElement? Object(JsonElement body, string name)
    {
        if (!body.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null) return null;
        return value.ValueKind == JsonValueKind.Object ? value : throw BadRequestException.Of($"The field '{name}' is not a JSON object.");
    }

    private static string? EmptyToNull(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
