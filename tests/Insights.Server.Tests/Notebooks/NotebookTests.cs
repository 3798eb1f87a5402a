using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Insights.Testing;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;

namespace Insights.Server.Tests.Notebooks;

[Collection(ServedDemoTests.Name)]
public class NotebookTests(ServedDemo demo)
{
    private const string ServerVariable = "INSIGHTS_URL";
    private static readonly string Folder = Path.Combine(RepositoryPaths.Root, "notebooks");
    private static readonly JsonSerializerOptions AsNotebooksAreStored = new() { WriteIndented = true, IndentSize = 1, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string> Notebooks =>
        [.. Directory.EnumerateFiles(Folder, "*.ipynb").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    /// <summary>Where a result differs, the notebook with its new results lies in <c>notebooks/__mismatch__</c>, to be read before it replaces the old one.</summary>
    [SavedResultsTheory]
    [MemberData(nameof(Notebooks))]
    public async Task A_notebook_runs_from_its_first_cell_to_its_last_and_its_saved_results_are_those(string name)
    {
        Environment.SetEnvironmentVariable(ServerVariable, demo.Address.ToString());
        var saved = (await File.ReadAllTextAsync(Path.Combine(Folder, name))).ReplaceLineEndings("\n");
        var notebook = JsonNode.Parse(saved)!;

        await RunAsync(notebook);

        var executed = notebook.ToJsonString(AsNotebooksAreStored) + "\n";
        if (executed != saved)
        {
            var mismatches = Directory.CreateDirectory(Path.Combine(Folder, "__mismatch__")).FullName;
            await File.WriteAllTextAsync(Path.Combine(mismatches, name), executed);
        }
        Assert.Equal(saved.Split('\n'), executed.Split('\n'));
    }

    [Theory]
    [MemberData(nameof(Notebooks))]
    public async Task A_notebook_shows_pictures_and_has_a_line_in_the_overview(string name)
    {
        var cells = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Folder, name)))!["cells"]!.AsArray();
        var pictures = cells.SelectMany(cell => cell!["outputs"]?.AsArray() ?? []).Count(output => (string?)output!["output_type"] == "display_data");

        Assert.True(pictures >= 3, $"{pictures} pictures");
        Assert.Contains($"({name})", await File.ReadAllTextAsync(Path.Combine(Folder, "README.md")), StringComparison.Ordinal);
    }

    private static async Task RunAsync(JsonNode notebook)
    {
        var options = ScriptOptions.Default
            .AddReferences(typeof(HttpClient).Assembly, typeof(System.Net.Http.Json.JsonContent).Assembly, typeof(JsonNode).Assembly, typeof(Uri).Assembly)
            .AddImports("System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Threading.Tasks");
        var cells = new NotebookCells();
        CellConsole.Attach(cells);
        try
        {
            ScriptState<object>? state = null;
            var count = 0;
            foreach (var cell in notebook["cells"]!.AsArray().OfType<JsonNode>().Where(cell => (string?)cell["cell_type"] == "code"))
            {
                var code = string.Concat(cell["source"]!.AsArray().Select(line => (string?)line));
                state = state is null ? await CSharpScript.RunAsync(code, options, cells) : await state.ContinueWithAsync(code);
                cell["execution_count"] = ++count;
                cell["outputs"] = cells.TakeOutputs();
            }
        }
        finally
        {
            CellConsole.Detach();
        }
    }
}
