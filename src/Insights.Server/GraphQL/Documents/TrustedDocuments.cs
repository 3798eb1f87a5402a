using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Insights.Server.GraphQL.Requests;

namespace Insights.Server.GraphQL.Documents;

/// <summary>The documents that the owner has approved, read once, when the server starts.</summary>
internal sealed class TrustedDocuments
{
    private const string FilePattern = "*.graphql";
    private readonly Dictionary<string, PreparedDocument> byHash = new(StringComparer.Ordinal);

    /// <summary>How many there are.</summary>
    internal int Count => byHash.Count;

    /// <summary>A document by its hash; null where it is not trusted.</summary>
    internal PreparedDocument? Find(string hash) => byHash.GetValueOrDefault(hash);

    /// <summary>Reads a folder of .graphql files, one document each, or a manifest.</summary>
    /// <exception cref="ValidationException">There is none, or it has something else than documents under their SHA-256.</exception>
    internal static TrustedDocuments Load(string? path, DocumentParser parser)
    {
        var trusted = new TrustedDocuments();
        if (string.IsNullOrWhiteSpace(path)) return trusted;
        if (Directory.Exists(path))
        {
            foreach (var file in Directory.EnumerateFiles(path, FilePattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                var text = File.ReadAllText(file);
                trusted.Add(text, Path.GetFileName(file), parser);
                // What a client sends has seldom the line end that ends a file.
                trusted.Add(text.Trim(), Path.GetFileName(file), parser);
            }
        }
        else if (File.Exists(path))
        {
            foreach (var (id, text) in ReadManifest(path))
            {
                if (DocumentHash.Read(id) != DocumentHash.Of(text))
                    throw new ValidationException($"{path}: '{id}' is not the SHA-256 of its document. Have your tool name documents by their SHA-256.");
                trusted.Add(text, id, parser);
            }
        }
        else
        {
            throw new ValidationException($"There are no trusted documents at {path}: name a folder of .graphql files or a JSON manifest.");
        }
        return trusted.Count > 0 ? trusted : throw new ValidationException($"{path} has no documents.");
    }

    private void Add(string text, string name, DocumentParser parser)
    {
        try
        {
            var document = parser.Parse(text);
            if (document.Syntax is null) throw new ValidationException($"The trusted document {name} is not GraphQL.");
            byHash[document.Hash] = document;
        }
        catch (GraphQLErrorException error)
        {
            throw new ValidationException($"The trusted document {name} is beyond a limit: {error.Message}", error);
        }
    }

    /// <summary>Either { "hash": "document" }, as code generators write, or Apollo's { "operations": [{ "id", "body" }] }.</summary>
    private static List<(string Id, string Text)> ReadManifest(string path)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(path));
            return json.RootElement.TryGetProperty("operations", out var operations) && operations.ValueKind == JsonValueKind.Array
                ? [.. operations.EnumerateArray().Select(operation => (TextOf(operation.GetProperty("id")), TextOf(operation.GetProperty("body"))))]
                : [.. json.RootElement.EnumerateObject().Select(property => (property.Name, TextOf(property.Value)))];
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new ValidationException($"{path} is no manifest: either {{ \"hash\": \"document\" }} or {{ \"operations\": [{{ \"id\": \"hash\", \"body\": \"document\" }}] }}.", error);
        }
    }

    private static string TextOf(JsonElement value) => value.GetString() ?? throw new JsonException();
}
