namespace Insights.Server.CommandLine;

/// <summary>A command that cannot be carried out; the message says why and what to do.</summary>
/// <param name="message">In whole sentences.</param>
/// <param name="exitStatus">The program's exit status.</param>
internal sealed class CommandException(string message, int exitStatus = InsightsCommandLine.Failed) : Exception(message)
{
    internal int ExitStatus => exitStatus;
}
