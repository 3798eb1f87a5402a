using Insights.Data.Customers;
using Insights.Data.Import.Rows;
using Insights.Data.Purchases;
using Insights.Data.Values;
using Insights.Server.GraphQL.Requests;

namespace Insights.Server.Queries.Purchases;

/// <summary>A basket, as the API shows it.</summary>
internal sealed record PurchaseView(
    BasketId BasketId, CustomerId CustomerId, DateTime OccurredAt, DateOnly Day, BasketKind Kind, Money Value, decimal Quantity, int LineCount,
    Money? StatedDiscount, string? Channel, string OrderRef)
{
    internal const string TypeName = "Purchase";

    public string Id => new GlobalId(TypeName, BasketId.Value, CustomerId.Value).ToString();

    public string? OrderId => DerivedReference.OrderOf(OrderRef);
}

/// <summary>A line, as the API shows it.</summary>
internal sealed record PurchaseLineView(string? Product, string? ProductName, decimal Quantity, Money Value);
