using System.Reflection;

namespace Insights.Data.Storage.Sqlite;

/// <summary>
/// The SQL of each migration, generated from EF Core's migrations and stored beside them, so that what runs on an owner's
/// data can be read, and no model has to be built to open a database. A test compares them with what EF Core generates.
/// </summary>
internal static class SqliteMigrationScripts
{
    private const string Prefix = "Insights.Data.Storage.Sqlite.Migrations.";
    private const string Suffix = ".sql";

    /// <summary>All scripts, in the order in which they are applied.</summary>
    internal static IReadOnlyList<(string Id, string Sql)> All { get; } = Load();

    private static List<(string Id, string Sql)> Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var scripts = new List<(string Id, string Sql)>();
        foreach (var name in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            if (!name.StartsWith(Prefix, StringComparison.Ordinal) || !name.EndsWith(Suffix, StringComparison.Ordinal)) continue;
            using var stream = assembly.GetManifestResourceStream(name)
                ?? throw new InvalidOperationException($"The script {name} cannot be read.");
            using var reader = new StreamReader(stream);
            scripts.Add((name[Prefix.Length..^Suffix.Length], reader.ReadToEnd()));
        }
        return scripts;
    }
}
