namespace Insights.Data.Runs;

/// <summary>What a look at all customers or baskets has found, kept with a run so that nobody has to look again, not even after a restart.</summary>
/// <param name="Name">What it is of, with everything on which it depends besides the data.</param>
/// <param name="Imports">The newest import whose rows are in it; null where no import changes it.</param>
/// <param name="Software">What computed it; another version may find something else.</param>
/// <param name="Content">What was found, as JSON.</param>
public sealed record RunFigure(string Name, long? Imports, string Software, string Content);
