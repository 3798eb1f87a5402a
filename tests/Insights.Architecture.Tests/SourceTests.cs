using System.Text.RegularExpressions;
using System.Xml.Linq;
using Insights.Testing;

namespace Insights.Architecture.Tests;

/// <summary>Rules of the code base that the compiler does not check.</summary>
public partial class SourceTests
{
    private static readonly string[] Sources =
    [
        .. Directory.EnumerateFiles(Path.Combine(RepositoryPaths.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !IsGenerated(path) && !path.Contains("Migrations", StringComparison.Ordinal)),
    ];

    [Fact]
    public void Nothing_but_the_two_adapters_and_their_tests_mentions_an_engine()
    {
        var tests = Directory.EnumerateFiles(Path.Combine(RepositoryPaths.Root, "tests"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !IsGenerated(path) && !path.EndsWith($"{nameof(SourceTests)}.cs", StringComparison.Ordinal));
        var offenders = Sources.Concat(tests)
            .Where(path => !path.Contains(Path.Combine("GraphQL", "Engines") + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            .Where(path => EngineName().IsMatch(File.ReadAllText(path)));

        Assert.Empty(offenders);
    }

    [Fact]
    public void No_lock_file_asks_for_the_packages_of_the_other_build()
    {
        var locks = Directory.EnumerateFiles(RepositoryPaths.Root, "packages.lock.json", SearchOption.AllDirectories);

        Assert.All(locks, path => Assert.DoesNotContain("HotChocolate", File.ReadAllText(path), StringComparison.Ordinal));
    }

    [Fact]
    public void No_file_is_a_drawer_for_everything() =>
        Assert.DoesNotContain(Sources, path => DrawerName().IsMatch(Path.GetFileName(path)));

    [Fact]
    public void Null_is_never_waved_through()
    {
        var offenders = Sources.SelectMany(path => File.ReadLines(path).Select((line, i) => (path, line, number: i + 1)))
            .Where(entry => NullForgiving().IsMatch(entry.line) && !entry.line.TrimStart().StartsWith("//", StringComparison.Ordinal))
            .Select(entry => $"{entry.path}:{entry.number}: {entry.line.Trim()}");

        Assert.Empty(offenders);
    }

    [Fact]
    public void Every_dependency_has_a_line_that_says_why_it_is_there()
    {
        var reasons = File.ReadAllText(Path.Combine(RepositoryPaths.Root, "docs", "dependencies.md"));
        var packages = XDocument.Load(Path.Combine(RepositoryPaths.Root, "Directory.Packages.props")).Descendants("PackageVersion").Select(node => node.Attribute("Include")!.Value);

        Assert.All(packages, package => Assert.Contains($"`{package}`", reasons, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_class_with_SQL_of_its_own_has_a_line_that_says_why_it_is_not_left_to_EF_Core()
    {
        var reasons = File.ReadAllText(Path.Combine(RepositoryPaths.Root, "docs", "sql.md"));
        var classes = SourceFiles.Of("Insights.Server").Concat(SourceFiles.Of("Insights.Data"))
            .Where(file => !file.Folder.StartsWith("Storage.Sqlite", StringComparison.Ordinal) && SourceFiles.MethodsOfSql.Any(file.Names.Contains))
            .Select(file => Path.GetFileNameWithoutExtension(file.Name));

        Assert.All(classes, name => Assert.Contains($"`{name}`", reasons, StringComparison.Ordinal));
    }

    [Fact]
    public void No_lock_file_names_a_download_address()
    {
        var locks = Directory.EnumerateFiles(RepositoryPaths.Root, "package-lock.json", SearchOption.AllDirectories)
            .Where(path => !path.Contains("node_modules", StringComparison.Ordinal));

        Assert.All(locks, path => Assert.DoesNotContain("\"resolved\"", File.ReadAllText(path), StringComparison.Ordinal));
    }

    private static bool IsGenerated(string path) =>
        path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
        || path.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
        || path.Contains($"{Path.DirectorySeparatorChar}node_modules{Path.DirectorySeparatorChar}", StringComparison.Ordinal);

    [GeneratedRegex(@"^using GraphQL(\.|;)|GraphQLNet|GraphQL\.NET|HotChocolate|Hot Chocolate|GreenDonut", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex EngineName();

    [GeneratedRegex(@"(Utils|Utilities|Helpers?|Services|Managers?|Common|Misc)\.cs$", RegexOptions.ExplicitCapture)]
    private static partial Regex DrawerName();

    [GeneratedRegex(@"[\w\)\]]!(\.|;|,|\)|\[| )(?!=)", RegexOptions.ExplicitCapture)]
    private static partial Regex NullForgiving();
}
