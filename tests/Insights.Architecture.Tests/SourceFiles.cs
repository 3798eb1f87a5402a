using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Insights.Testing;

namespace Insights.Architecture.Tests;

/// <summary>
/// Which types the files of a project use, read from their source. A name counts as a type where its namespace is in reach of the file: its own, one around
/// it, or one of a using directive; unnecessary directives are errors of the build.
/// </summary>
internal static partial class SourceFiles
{
    /// <summary>By what statements are executed.</summary>
    internal static readonly string[] MethodsOfSql = ["QueryAsync", "ScanAsync", "DbDataReader"];

    /// <summary>The files of a project that were written, not generated.</summary>
    internal static IReadOnlyList<SourceFile> Of(string project)
    {
        var root = Path.Combine(RepositoryPaths.Root, "src", project);
        return [.. Directory.EnumerateFiles(root, "*.*", SearchOption.AllDirectories)
            .Where(path => path.EndsWith(".cs", StringComparison.Ordinal) || path.EndsWith(".razor", StringComparison.Ordinal))
            .Where(path => !Generated().IsMatch(Path.GetRelativePath(root, path).Replace('\\', '/')))
            .Select(path => SourceFile.Read(project, root, path))];
    }

    /// <summary>Each type of another folder of the same project that a file uses.</summary>
    internal static IReadOnlyList<TypeUse> UsesOf(string project)
    {
        var files = Of(project);
        var types = files.SelectMany(file => file.Types.Select(type => (type, file.Folder))).ToLookup(pair => pair.type, pair => pair.Folder, StringComparer.Ordinal);
        // What a using directive names is used, too, if only by a method that extends another type.
        var folders = files.Select(file => file.Folder).ToFrozenSet(StringComparer.Ordinal);
        return
        [
            .. files.SelectMany(file => file.Names.SelectMany(name => types[name].Distinct()
                .Where(folder => folder != file.Folder && file.Uses(folder, name)).Select(folder => new TypeUse(file.Name, file.Folder, name, folder)))),
            .. files.SelectMany(file => file.Imports.Where(import => import.StartsWith(project + ".", StringComparison.Ordinal))
                .Select(import => import[(project.Length + 1)..]).Where(folder => folder != file.Folder && folders.Contains(folder))
                .Select(folder => new TypeUse(file.Name, file.Folder, $"something of {folder}", folder))),
        ];
    }

    [GeneratedRegex("(^|/)(obj|bin|Migrations|node_modules)/")]
    private static partial Regex Generated();
}

/// <summary>A type that a file uses.</summary>
/// <param name="File">The file.</param>
/// <param name="From">Its folder within the project, with points.</param>
/// <param name="Type">The type's name, or the directive that names its folder.</param>
/// <param name="To">The folder of the type.</param>
internal sealed record TypeUse(string File, string From, string Type, string To);

/// <summary>What a source file declares and names.</summary>
/// <param name="Project">The project that it belongs to.</param>
/// <param name="Name">Name of the file.</param>
/// <param name="Folder">Its folder within the project, with points; empty for the project's own.</param>
/// <param name="Types">Types that it declares, without nested ones.</param>
/// <param name="Names">Words of its code that may be types, and pairs of them with a point between.</param>
/// <param name="Imports">What its using directives name.</param>
internal sealed partial record SourceFile(string Project, string Name, string Folder, IReadOnlyList<string> Types, FrozenSet<string> Names, FrozenSet<string> Imports)
{
    internal static SourceFile Read(string project, string root, string path)
    {
        var code = Comments().Replace(File.ReadAllText(path), "");
        var folder = Path.GetRelativePath(root, Path.GetDirectoryName(path) ?? root).Replace('\\', '/').Replace('/', '.');
        var isPage = path.EndsWith(".razor", StringComparison.Ordinal);
        var imports = Usings().Matches(code).Select(match => match.Groups["name"].Value).ToList();
        // What stands in text is no code, but for the holes of interpolated texts.
        var bare = Texts().Replace(Usings().Replace(code, ""), match => match.Value.StartsWith('$') || isPage ? string.Join(' ', Holes().Matches(match.Value)) : " ");
        return new SourceFile(
            project, Path.GetFileName(path), folder == "." ? "" : folder,
            isPage ? [Path.GetFileNameWithoutExtension(path)] : [.. Declarations().Matches(code).Select(match => match.Groups["type"].Value)],
            Words().Matches(bare).Concat(Pairs().Matches(bare)).Select(match => match.Value).ToFrozenSet(StringComparer.Ordinal),
            imports.ToFrozenSet(StringComparer.Ordinal));
    }

    /// <summary>True where the file names a type of a folder, and not a namesake of another one.</summary>
    internal bool Uses(string folder, string type) =>
        Folder.StartsWith(folder + ".", StringComparison.Ordinal)
        || Imports.Contains($"{Project}.{folder}") || Imports.Contains($"{Project}.{folder}.{type}")
        || Names.Contains($"{folder[(folder.LastIndexOf('.') + 1)..]}.{type}");

    [GeneratedRegex(@"^\s*//.*$|(?<=[\s;{}(,])//.*$|/\*[\s\S]*?\*/|@\*[\s\S]*?\*@", RegexOptions.Multiline)]
    private static partial Regex Comments();

    [GeneratedRegex(@"^(?:global )?@?using (?:static )?(?:\w+ = )?(?<name>[\w.]+);?[ \t]*\r?$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Usings();

    [GeneratedRegex("\\$*\"\"\"[\\s\\S]*?\"\"\"|\\$?@?\"(\\\\.|[^\"\\\\\\n])*\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Texts();

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Holes();

    [GeneratedRegex(@"^((public|internal|file|sealed|static|abstract|readonly|partial|ref|unsafe) )*(class|record struct|record class|record|struct|interface|enum|delegate [\w<>\[\]?, .()]+?) (?<type>\w+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Declarations();

    [GeneratedRegex(@"\b[A-Z]\w*")]
    private static partial Regex Words();

    [GeneratedRegex(@"\b[A-Z]\w*\.[A-Z]\w*")]
    private static partial Regex Pairs();
}
