using Insights.Data.Import.Messages;

namespace Insights.Data.Import.Rows;

/// <summary>A row that could not be imported.</summary>
/// <param name="Line">Line of the file, from 1.</param>
/// <param name="Column">The column's name, or null for the whole row.</param>
/// <param name="Value">The value as the file has it, or null for the whole row.</param>
/// <param name="Cause">Why, in half a sentence.</param>
public sealed record Rejection(long Line, string? Column, string? Value, ImportMessage Cause)
{
    /// <summary>Why, in English, as the command line and the API report it.</summary>
    public string Reason => Cause.English;
}
