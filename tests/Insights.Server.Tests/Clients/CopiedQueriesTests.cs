using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Insights.Server.Tests.GraphQL.Live;
using Insights.Server.Tests.Notebooks;
using Insights.Testing;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;

namespace Insights.Server.Tests.Clients;

/// <summary>Each block of docs/clients.md, run as somebody who copies it would, against a served shop.</summary>
public sealed partial class CopiedQueriesTests : IAsyncLifetime
{
    private const string Documented = "http://localhost:5080";
    private LiveShop? shop;

    /// <summary>What each block has to print, as a pattern, in whatever language: values are of <see cref="LiveShop"/>.</summary>
    private static readonly Dictionary<string, string> Expected = new(StringComparer.Ordinal)
    {
        ["A first query"] = "2024-05-01.*A\\W.*3.*B\\W.*9.*C\\W.*18",
        // Three customers a page, the ones with the most spend first.
        ["A filtered page, and the next one"] = "130.*129.*128.*127.*126.*125",
        ["Figures of groups"] = "348.*828.*684",
        ["A mutation that is refused"] = "InvalidInputError.*policy.*a=2",
        ["A subscription"] = "COMPLETED",
        ["A query by its hash"] = "currency.*GBP.*2024-05-05",
    };

    private static string Text { get; } = File.ReadAllText(Path.Combine(RepositoryPaths.Root, "docs", "clients.md")).ReplaceLineEndings("\n");

    public static TheoryData<string> Tasks => [.. Expected.Keys];

    public async Task InitializeAsync() => shop = await LiveShop.StartAsync();

    public async Task DisposeAsync()
    {
        if (shop is not null) await shop.DisposeAsync();
    }

    [Fact]
    public void Every_language_shows_every_task_once()
    {
        foreach (var language in new[] { "curl", "C#", "Python", "JavaScript" })
            Assert.Equal(Expected.Keys, Blocks(language).Select(block => block.Task));
        Assert.All(Expected.Keys, task => Assert.Contains($"- **{task}**:", Text, StringComparison.Ordinal));
    }

    [ToolTheory("curl")]
    [MemberData(nameof(Tasks))]
    public Task With_curl(string task) => RunAsync("curl", task, blocks => ProgramAsync("bash", "block.sh", string.Concat(blocks)));

    [ToolTheory("python3")]
    [MemberData(nameof(Tasks))]
    public Task With_python(string task) => RunAsync("Python", task, blocks => ProgramAsync("python3", "block.py", string.Concat(blocks)));

    [ToolTheory("node")]
    [MemberData(nameof(Tasks))]
    public Task With_javascript(string task) => RunAsync("JavaScript", task, blocks => ProgramAsync("node", "block.mjs", string.Concat(blocks)));

    [Theory]
    [MemberData(nameof(Tasks))]
    public Task With_csharp(string task) => RunAsync("C#", task, ScriptAsync);

    private async Task RunAsync(string language, string task, Func<IReadOnlyList<string>, Task<string>> run)
    {
        var blocks = Blocks(language);
        var code = blocks.Where(block => block.Task == task || (language != "curl" && block == blocks[0]))
            .Select(block => block.Code.Replace(Documented, shop!.Address.ToString().TrimEnd('/'), StringComparison.Ordinal));

        var printed = await run([.. code]);

        Assert.Matches(new Regex(Expected[task], RegexOptions.Singleline, TimeSpan.FromSeconds(1)), printed);
    }

    private static List<(string Task, string Code)> Blocks(string language)
    {
        var section = Text[(Text.IndexOf($"\n## {language}\n", StringComparison.Ordinal) + 1)..];
        var end = section.IndexOf("\n## ", StringComparison.Ordinal);
        return [.. Block().Matches(end < 0 ? section : section[..end]).Select(match => (match.Groups["task"].Value, match.Groups["code"].Value))];
    }

    private static async Task<string> ProgramAsync(string program, string fileName, string code)
    {
        using var folder = new TemporaryFolder();
        var start = new ProcessStartInfo(program, [folder.Write(fileName, code)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = folder.Path,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} does not start.");
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{await error}\n{output}");
        return output;
    }

    private static async Task<string> ScriptAsync(IReadOnlyList<string> blocks)
    {
        var options = ScriptOptions.Default
            .AddReferences(typeof(HttpClient).Assembly, typeof(System.Net.Http.Json.JsonContent).Assembly, typeof(JsonNode).Assembly, typeof(Uri).Assembly, typeof(System.Security.Cryptography.SHA256).Assembly)
            .AddImports("System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading.Tasks");
        var cells = new NotebookCells();
        CellConsole.Attach(cells);
        try
        {
            ScriptState<object>? state = null;
            foreach (var code in blocks) state = state is null ? await CSharpScript.RunAsync(code, options) : await state.ContinueWithAsync(code);
        }
        finally
        {
            CellConsole.Detach();
        }
        return string.Concat(cells.TakeOutputs().SelectMany(output => output!["text"]!.AsArray()).Select(line => (string?)line));
    }

    [GeneratedRegex("### (?<task>[^\\n]+)\\n\\n```\\w+\\n(?<code>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Block();
}
