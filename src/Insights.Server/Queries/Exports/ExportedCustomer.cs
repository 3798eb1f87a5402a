using Insights.Data.Runs;
using Insights.Server.Queries.Customers;

namespace Insights.Server.Queries.Exports;

/// <summary>A customer with the results of one run, as other programs get it.</summary>
/// <param name="Customer">Who it is.</param>
/// <param name="Result">The run's results.</param>
/// <param name="Orders">How often the customer has ordered before the run's date.</param>
internal sealed record ExportedCustomer(CustomerView Customer, CustomerResult Result, OrderCounts Orders);
