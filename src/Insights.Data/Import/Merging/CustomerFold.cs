using Insights.Data.Customers;
using Insights.Data.Shops;

namespace Insights.Data.Import.Merging;

/// <summary>Derives what is known of a customer from all statements about them.</summary>
internal sealed class CustomerFold(IImportSession session, ShopCalendar calendar)
{
    /// <summary>Stores what this import states of a customer and what is known with it.</summary>
    /// <param name="customer">The customer.</param>
    /// <param name="stated">All that this import states so far.</param>
    /// <param name="known">What is known of the customer; null where nobody else has stated anything.</param>
    internal void State(CustomerId customer, StatedDetails stated, CustomerDetails? known)
    {
        if (known is null)
        {
            session.InsertCustomerStatement(customer, stated.ToJson());
            return;
        }
        if (session.ReadCustomerStatement(customer) is { } earlier) stated.Add(StatedDetails.Parse(earlier), calendar);
        session.InsertCustomerStatement(customer, stated.ToJson());
        Refresh(customer, known);
    }

    /// <summary>Works out what is known of a customer anew.</summary>
    /// <param name="customer">The customer.</param>
    /// <param name="known">What is stored of the customer; null where that has not been read.</param>
    /// <returns>False where nobody states anything of the customer any more.</returns>
    internal bool Refresh(CustomerId customer, CustomerDetails? known = null)
    {
        var statements = session.ReadCustomerStatements(customer);
        if (statements.Count == 0) return false;
        var stated = new StatedDetails();
        foreach (var statement in statements) stated.Add(StatedDetails.Parse(statement), calendar);
        var details = stated.ToDetails();
        if (details != known) session.UpdateCustomer(customer, details);
        return true;
    }
}
