using Insights.Data.Customers;
using Insights.Data.Shops;

namespace Insights.Data.Import.Merging;

/// <summary>Keeps what is known of a customer what all statements about them say together.</summary>
internal sealed class CustomerFold(IImportSession session, ShopCalendar calendar)
{
    /// <summary>Stores what this import says of a customer and what is known with it.</summary>
    /// <param name="customer">The customer.</param>
    /// <param name="stated">All that this import says so far.</param>
    /// <param name="isOnly">True where nobody else has said anything of the customer.</param>
    internal void State(CustomerId customer, StatedDetails stated, bool isOnly)
    {
        if (isOnly)
        {
            session.InsertCustomerStatement(customer, stated.ToJson());
            return;
        }
        if (session.ReadCustomerStatement(customer) is { } earlier) stated.Add(StatedDetails.Parse(earlier), calendar);
        session.InsertCustomerStatement(customer, stated.ToJson());
        Refresh(customer);
    }

    /// <summary>Works out what is known of a customer anew.</summary>
    /// <returns>False where nobody says anything of the customer any more.</returns>
    internal bool Refresh(CustomerId customer)
    {
        var statements = session.ReadCustomerStatements(customer);
        if (statements.Count == 0) return false;
        var known = new StatedDetails();
        foreach (var statement in statements) known.Add(StatedDetails.Parse(statement), calendar);
        session.UpdateCustomer(customer, known.ToDetails());
        return true;
    }
}
