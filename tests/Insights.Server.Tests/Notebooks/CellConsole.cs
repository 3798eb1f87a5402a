using System.Text;

namespace Insights.Server.Tests.Notebooks;

/// <summary>The console of a notebook's cells; concurrent tests use the ordinary one.</summary>
internal sealed class CellConsole : TextWriter
{
    private static readonly AsyncLocal<NotebookCells?> Current = new();
    private static readonly CellConsole Instance = new(Console.Out);
    private readonly TextWriter others;

    private CellConsole(TextWriter others) => this.others = others;

    public override Encoding Encoding => others.Encoding;

    /// <summary>From here on, what this flow of execution prints goes to the cells.</summary>
    internal static void Attach(NotebookCells cells)
    {
        Current.Value = cells;
        Console.SetOut(Instance);
    }

    internal static void Detach() => Current.Value = null;

    public override void Write(char value)
    {
        if (Current.Value is { } cells) cells.Print(value);
        else others.Write(value);
    }

    public override void Write(string? value)
    {
        if (Current.Value is { } cells) cells.Print(value);
        else others.Write(value);
    }

    public override void WriteLine(string? value)
    {
        Write(value);
        Write('\n');
    }
}
