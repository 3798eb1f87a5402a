using Insights.Data.Import.Formats;
using Insights.Data.Import.Messages;
using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;
using Insights.Testing;

namespace Insights.Data.Tests.Import;

public class FormatCatalogTests
{
    public static TheoryData<string> Formats => [.. FormatCatalog.All.Select(format => format.Name)];

    [Fact]
    public void Every_format_has_a_name_of_its_own() =>
        Assert.Equal(FormatCatalog.All.Select(format => format.Name).Distinct(StringComparer.Ordinal), FormatCatalog.All.Select(format => format.Name));

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_format_has_tests_and_a_section_in_the_documentation(string name)
    {
        var format = FormatCatalog.All.Single(format => format.Name == name);
        var tests = $"{format.GetType().Name}Tests";

        Assert.Contains(tests, typeof(FormatCatalogTests).Assembly.GetTypes().Select(type => type.Name));
        Assert.Contains($"## {name}", File.ReadAllLines(Path.Combine(RepositoryPaths.Root, "docs", "import-formats.md")));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void No_two_columns_of_a_format_mean_the_same_field(string name)
    {
        var fields = FormatCatalog.All.Single(format => format.Name == name).Columns.Select(column => column.Field).ToList();

        Assert.Equal(fields.Distinct(StringComparer.OrdinalIgnoreCase), fields);
    }

    public static TheoryData<string> FormatsOfPrograms => [.. FormatCatalog.All.Where(format => format.System is not null).Select(format => format.Name)];

    [Theory]
    [MemberData(nameof(FormatsOfPrograms))]
    public void An_export_of_a_known_program_without_a_needed_column_is_refused_by_its_name_and_read_as_nothing_else(string name)
    {
        var format = FormatCatalog.All.Single(format => format.Name == name);
        foreach (var header in HeadersOf(format))
            foreach (var column in format.Columns.Where(column => column.IsRequired))
                foreach (var changed in new[] { Without(header, column), Renamed(header, column) })
                    AssertRefused(format, column, changed);
    }

    /// <summary>The header by the first name of each column, with the hallmarks; where other names are usual, the one by these, and the German one.</summary>
    private static IEnumerable<string[]> HeadersOf(IImportFormat format) =>
        new Func<ColumnSpec, string>[] { column => column.Names[0], column => column.Names[Math.Min(1, column.Names.Length - 1)], column => column.NameIn("de") }
        .Select(name => format.Columns.Select(name)
            .Concat(format.Hallmarks).Distinct(StringComparer.OrdinalIgnoreCase).ToArray())
        .Where(header => SystemOf(header) == format.System);

    private static string? SystemOf(string[] header)
    {
        try
        {
            return Find(header)?.System;
        }
        catch (ImportException)
        {
            return null;
        }
    }

    private static string[] Without(string[] header, ColumnSpec column) => [.. header.Where(name => !IsOf(column, name))];

    private static string[] Renamed(string[] header, ColumnSpec column) => [.. header.Select(name => IsOf(column, name) ? "Unheard Of" : name)];

    private static bool IsOf(ColumnSpec column, string name) => column.Names.Any(known => Columns.Normalise(known) == Columns.Normalise(name));

    private static void AssertRefused(IImportFormat format, ColumnSpec column, string[] header)
    {
        try
        {
            // Another format of the same program may need less.
            Assert.Equal(format.System, Find(header)?.System);
        }
        catch (ImportException error)
        {
            Assert.True(error.Details.Code is not ImportMessage.NotRecognised, $"{format.Name} without {column.Names[0]}: {error.Message}");
        }
    }

    private static IImportFormat? Find(string[] header) =>
        FormatCatalog.FindOrAsk(new FileHead(',', HasExcelHint: false, header, []), new ImportOptions(), new Dictionary<string, string>()).Format;
}
