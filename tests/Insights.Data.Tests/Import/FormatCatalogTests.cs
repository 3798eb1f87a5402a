using Insights.Data.Import.Formats;
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
}
