using System.Diagnostics;
using System.Globalization;
using Spectre.Console;

namespace Insights.Server.CommandLine;

/// <summary>
/// Shows on standard error how far long work is: a bar on a terminal, now and then a plain line elsewhere, nothing for
/// work that is quickly done.
/// </summary>
internal static class ProgressDisplay
{
    private static readonly TimeSpan LineEvery = TimeSpan.FromSeconds(5);

    /// <summary>What is being done, and how much of it, 0 to 1.</summary>
    internal readonly record struct Step(string Text, double Share);

    /// <summary>Runs work that reports its steps.</summary>
    internal static Task<T> RunAsync<T>(Func<IProgress<Step>, Task<T>> work) =>
        Console.IsErrorRedirected ? work(new Lines()) : RunWithBarAsync(work);

    private static async Task<T> RunWithBarAsync<T>(Func<IProgress<Step>, Task<T>> work)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await console.Progress().AutoClear(true).HideCompleted(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async context =>
            {
                var task = context.AddTask("Starting", maxValue: 1);
                return await work(new Bar(task));
            });
    }

    private sealed class Bar(ProgressTask task) : IProgress<Step>
    {
        public void Report(Step value)
        {
            if (task.Description != value.Text)
            {
                task.Description = value.Text;
                task.Value = 0;
            }
            task.Value = value.Share;
        }
    }

    private sealed class Lines : IProgress<Step>
    {
        private readonly Stopwatch sinceLine = Stopwatch.StartNew();

        public void Report(Step value)
        {
            lock (sinceLine)
            {
                if (sinceLine.Elapsed < LineEvery) return;
                sinceLine.Restart();
            }
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{value.Text}: {value.Share * 100:0}%"));
        }
    }
}
