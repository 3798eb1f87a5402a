using System.Text.Json;
using System.Text.Json.Serialization;

namespace Insights.Server.Features.Ide;

/// <summary>
/// The files of the IDE as the build made them: names with a hash, contents compressed by Brotli. All null or empty where the
/// build had no npm.
/// </summary>
internal sealed class IdeAssets
{
    private const string ManifestFile = "manifest.json";
    private static readonly JsonSerializerOptions CamelCase = new(JsonSerializerDefaults.Web);

    private readonly string folder;
    private readonly HashSet<string> files;

    private IdeAssets(string folder, Manifest? manifest)
    {
        this.folder = folder;
        Script = manifest?.Script;
        Style = manifest?.Style;
        files = new HashSet<string>(manifest?.Files ?? [], StringComparer.Ordinal);
    }

    /// <summary>Where the build puts them: beside the server.</summary>
    internal static string BuiltFolder { get; } = Path.Combine(AppContext.BaseDirectory, "ide");

    /// <summary>The name of the page's script; null where the IDE was not built.</summary>
    internal string? Script { get; }

    /// <summary>The name of the page's style sheet; null where the IDE was not built.</summary>
    internal string? Style { get; }

    /// <summary>Reads what a folder holds; a folder that is not there holds nothing.</summary>
    internal static IdeAssets Read(string folder)
    {
        var path = Path.Combine(folder, ManifestFile);
        return new IdeAssets(folder, File.Exists(path) ? JsonSerializer.Deserialize<Manifest>(File.ReadAllText(path), CamelCase) : null);
    }

    /// <summary>The path of a file's compressed contents; null where there is no such file.</summary>
    internal string? Find(string name) => files.Contains(name) ? Path.Combine(folder, name + ".br") : null;

    private sealed record Manifest([property: JsonRequired] string Script, [property: JsonRequired] string Style, [property: JsonRequired] IReadOnlyList<string> Files);
}
