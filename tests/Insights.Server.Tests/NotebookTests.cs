using System.Text.Json.Nodes;
using Insights.Testing;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;

namespace Insights.Server.Tests;

[Collection(ServedShopTests.Name)]
public class NotebookTests(ServedShop shop)
{
    private const string ServerVariable = "INSIGHTS_URL";
    private static readonly string Folder = Path.Combine(RepositoryPaths.Root, "notebooks");

    public static TheoryData<string> Notebooks =>
        [.. Directory.EnumerateFiles(Folder, "*.ipynb").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Notebooks))]
    public async Task A_notebook_runs_from_its_first_cell_to_its_last(string notebook)
    {
        Environment.SetEnvironmentVariable(ServerVariable, shop.Client.BaseAddress?.ToString());
        var printed = await RunAsync(notebook);

        Assert.Contains("As of 2024-06-01", printed, StringComparison.Ordinal);
        Assert.Contains("NEXT_VIP", printed, StringComparison.Ordinal);
        Assert.Contains("among the best within 90 days", printed, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void A_notebook_is_kept_without_results_and_has_a_line_in_the_overview(string notebook)
    {
        Assert.All(CellsOf(notebook), cell => Assert.Empty(cell["outputs"]!.AsArray()));
        Assert.Contains(notebook, File.ReadAllText(Path.Combine(Folder, "README.md")), StringComparison.Ordinal);
    }

    private static async Task<string> RunAsync(string notebook)
    {
        var options = ScriptOptions.Default
            .AddReferences(typeof(HttpClient).Assembly, typeof(System.Net.Http.Json.JsonContent).Assembly, typeof(JsonNode).Assembly, typeof(Uri).Assembly)
            .AddImports("System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Threading.Tasks");
        var console = Console.Out;
        await using var printed = new StringWriter();
        Console.SetOut(printed);
        try
        {
            ScriptState<object>? state = null;
            foreach (var cell in CellsOf(notebook))
            {
                var code = string.Concat(cell["source"]!.AsArray().Select(line => (string?)line));
                state = state is null ? await CSharpScript.RunAsync(code, options) : await state.ContinueWithAsync(code);
            }
        }
        finally
        {
            Console.SetOut(console);
        }
        return printed.ToString();
    }

    private static IReadOnlyList<JsonNode> CellsOf(string notebook) =>
        [.. JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, notebook)))!["cells"]!.AsArray()
            .OfType<JsonNode>().Where(cell => (string?)cell["cell_type"] == "code")];
}
