namespace Insights.Data.Runs;

/// <summary>A reader's result over all customers or baskets, computed once and stored with a run.</summary>
/// <param name="Name">What it is, with everything on which it depends besides the data.</param>
/// <param name="Revision">Sum of the revisions of the topics that were read; null where nothing but the run was read.</param>
/// <param name="Software">The build that computed it; another one may compute something else.</param>
/// <param name="Content">The result as JSON.</param>
public sealed record PrecomputedResult(string Name, long? Revision, string Software, string Content);
