
namespace Insights.Server.Queries.CustomerFlow;

/// <summary>Customers who came, came again and went in one month.</summary>
/// <param name="Month">Its first day.</param>
/// <param name="NewCustomers">With their first purchase in it.</param>
/// <param name="Returning">Others with a purchase in it.</param>
/// <param name="WonBack">Those of the returning ones who had counted as lost.</param>
/// <param name="Lost">Who then bought nothing for so many days; null where that is not known yet.</param>
/// <param name="IsComplete">False where the month is not over.</param>
internal sealed record CustomerFlowMonth(DateOnly Month, int NewCustomers, int Returning, int WonBack, int? Lost, bool IsComplete);
