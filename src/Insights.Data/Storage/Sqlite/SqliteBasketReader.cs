using Insights.Data.Customers;
using Insights.Data.Histories;
using Insights.Data.Purchases;
using Insights.Data.Shops;
using Insights.Data.Values;
using SQLitePCL;

namespace Insights.Data.Storage.Sqlite;

/// <summary>The baskets before a day, one customer after the other, each in the order of time.</summary>
internal sealed class SqliteBasketReader : IDisposable
{
    private const int LongestUsualChannel = 64;

    private readonly SqliteStatement query;
    private readonly ShopHours hours;
    private readonly char[] channel = new char[LongestUsualChannel];

    internal SqliteBasketReader(sqlite3 handle, ShopHours hours, DateOnly asOf)
    {
        this.hours = hours;
        // Each value that is fetched costs a tenth of the row it is in, so that small ones come in pairs.
        query = new SqliteStatement(handle, """
            SELECT customer_id, day * 4 + kind, amount, line_count * 4294967296 + product_count, quantity, occurred_at, discount, channel, basket_id
            FROM baskets WHERE day < ? ORDER BY customer_id, occurred_at, basket_id
            """);
        query.Bind(0, EpochDay.From(asOf));
    }

    internal CustomerId Customer { get; private set; }

    internal bool IsFirstOfCustomer { get; private set; }

    internal int Day { get; private set; }

    internal BasketKind Kind { get; private set; }

    internal long BasketId => query.Int64(8);

    /// <summary>Goes to the next basket; false at the end.</summary>
    internal bool Read()
    {
        if (!query.Step()) return false;
        var customer = new CustomerId(query.Int64(0));
        IsFirstOfCustomer = customer != Customer;
        Customer = customer;
        var dayAndKind = query.Int64(1);
        Day = (int)(dayAndKind >> 2);
        Kind = (BasketKind)(dayAndKind & 3);
        return true;
    }

    internal void AddTo(HistoryBuilder builder)
    {
        var isPurchase = Kind == BasketKind.Purchase;
        var linesAndProducts = query.Int64(3);
        builder.Add(new HistoryBasket
        {
            Customer = Customer,
            Day = Day,
            Kind = Kind,
            Amount = new Money(query.Int64(2)),
            Lines = (int)(linesAndProducts >> 32),
            Products = (int)linesAndProducts,
            Quantity = new Quantity(query.Int64(4)),
            Hour = isPurchase ? hours.HourOf(Day, query.Int64(5)) : null,
            Discount = isPurchase && query.NullableInt64(6) is { } discount ? new Money(discount) : null,
            Channel = isPurchase ? query.Text(7, channel) : default,
        });
    }

    public void Dispose() => query.Dispose();
}
