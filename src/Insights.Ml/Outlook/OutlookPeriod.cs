namespace Insights.Ml.Outlook;

/// <summary>One earlier period of the horizon's length: the buying models' expectation at its beginning, and the actual revenue.</summary>
/// <param name="Step">Its beginning in steps back on the grid.</param>
/// <param name="Expected">Expected spend of the customers known then, above 0.</param>
/// <param name="Known">Their net spend, above 0.</param>
/// <param name="New">Net spend of the customers who were new in the period.</param>
/// <param name="Anonymous">Net sales of the period that name no customer.</param>
internal sealed record OutlookPeriod(int Step, double Expected, double Known, double New, double Anonymous)
{
    internal double Total => Known + New + Anonymous;
}
