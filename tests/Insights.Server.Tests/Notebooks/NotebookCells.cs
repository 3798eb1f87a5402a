using System.Text;
using System.Text.Json.Nodes;

namespace Insights.Server.Tests.Notebooks;

/// <summary>What cells see of the notebook they are in: the names that Polyglot Notebooks gives to C# cells and that ours use.</summary>
public sealed class NotebookCells
{
    private readonly StringBuilder text = new();
    private JsonArray outputs = [];

    /// <summary>A string that is shown as HTML.</summary>
    public sealed record Markup(string Text);

#pragma warning disable IDE1006, CA1822 // The names are those of Polyglot Notebooks.
    public Markup HTML(string content) => new(content);

    public void display(Markup content)
#pragma warning restore IDE1006, CA1822
    {
        ArgumentNullException.ThrowIfNull(content);
        EndText();
        outputs.Add(new JsonObject
        {
            ["data"] = new JsonObject { ["text/html"] = new JsonArray(content.Text) },
            ["metadata"] = new JsonObject(),
            ["output_type"] = "display_data",
        });
    }

    internal void Print(char letter) => text.Append(letter);

    internal void Print(string? some) => text.Append(some);

    /// <summary>The outputs since the last call, as a notebook stores them.</summary>
    internal JsonArray TakeOutputs()
    {
        EndText();
        var taken = outputs;
        outputs = [];
        return taken;
    }

    private void EndText()
    {
        if (text.Length == 0) return;
        var lines = text.ToString().ReplaceLineEndings("\n").Split('\n');
        outputs.Add(new JsonObject
        {
            ["name"] = "stdout",
            ["output_type"] = "stream",
            ["text"] = new JsonArray([.. lines.Select((line, i) => i < lines.Length - 1 ? line + "\n" : line).Where(line => line.Length > 0).Select(line => (JsonNode)line)]),
        });
        text.Clear();
    }
}
