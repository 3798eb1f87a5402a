using Insights.Data.Customers;
using Insights.Data.Purchases;
using Insights.Data.Values;

namespace Insights.Data.Histories;

/// <summary>Builds histories, once, from baskets that are grouped by customer and in the order of time for each.</summary>
public sealed class HistoryBuilder
{
    private readonly HistoryColumn<int> day = new();
    private readonly HistoryColumn<int> purchases = new();
    private readonly HistoryColumn<long> purchaseValue = new();
    private readonly HistoryColumn<long> netSpend = new();
    private readonly HistoryColumn<long> returned = new();
    private readonly HistoryColumn<int> lines = new();
    private readonly HistoryColumn<int> products = new();
    private readonly HistoryColumn<long> quantity = new();
    private readonly HistoryColumn<byte> hour = new();
    private readonly HistoryColumn<long> discount = new();
    private readonly HistoryColumn<ushort> channel = new();
    private readonly DictionaryEncoder channels = new();
    private readonly List<CustomerId> customers = [];
    private readonly List<int> starts = [];
    private readonly SortedDictionary<DateOnly, Money> unattributed = [];
    private CategoryBuilder? categories;
    private HistoryDay current;
    private bool isInDay;
    private int count;
    private bool isKnown;
    private bool isBuilt;

    /// <summary>Adds a basket of which neither hour nor discount nor channel are known.</summary>
    /// <exception cref="ArgumentException">The baskets are not in order.</exception>
    public void Add(CustomerId customer, int onDay, BasketKind kind, Money amount, int lineCount, int productCount, Quantity units) => Add(new HistoryBasket
    {
        Customer = customer,
        Day = onDay,
        Kind = kind,
        Amount = amount,
        Lines = lineCount,
        Products = productCount,
        Quantity = units,
    });

    /// <summary>Adds one basket; cancelled ones and those of value zero are ignored.</summary>
    /// <exception cref="ArgumentException">The baskets are not in order.</exception>
    public void Add(in HistoryBasket basket)
    {
        if (basket.Kind is BasketKind.Cancelled or BasketKind.Zero) return;
        if (customers.Count == 0 || customers[^1] != basket.Customer) Begin(basket.Customer);
        if (!isInDay || current.Day != basket.Day)
        {
            if (isInDay && current.Day > basket.Day) throw new ArgumentException("Baskets come in the order of time.", nameof(basket));
            CompleteDay();
            current = new HistoryDay { Day = basket.Day };
            isInDay = true;
        }
        current.Add(basket, channels);
        isKnown |= basket.Kind == BasketKind.Purchase;
    }

    /// <summary>Adds up by category, too; call it before the first basket is added.</summary>
    internal void TrackCategories() => categories = new CategoryBuilder();

    /// <summary>The number of a category for <see cref="AddCategory"/>.</summary>
    internal ushort CategoryCode(string category) => Tracked.CodeOf(category);

    /// <summary>Adds to what the customer of the basket that was added last bought of a category.</summary>
    internal void AddCategory(int onDay, ushort code, Money amount) => Tracked.Add(onDay, code, amount);

    private CategoryBuilder Tracked => categories ?? throw new InvalidOperationException("Categories are not tracked.");

    /// <summary>Completes the histories; customers without a purchase are left out.</summary>
    /// <param name="asOf">The first day that was not added.</param>
    /// <param name="externalIdOf">The shop's own id of each customer.</param>
    /// <param name="unattributedMonths">Sales that name no customer; null for none.</param>
    /// <param name="countryOf">The country of each customer, or null where it is not known; null where none is.</param>
    /// <exception cref="InvalidOperationException">They were completed before.</exception>
    public PurchaseHistories Build(
        DateOnly asOf, Func<CustomerId, string> externalIdOf, IReadOnlyList<UnattributedMonth>? unattributedMonths = null,
        Func<CustomerId, string?>? countryOf = null)
    {
        if (isBuilt) throw new InvalidOperationException("The histories were built already.");
        isBuilt = true;
        CompleteCustomer();
        foreach (var month in unattributedMonths ?? []) AddUnattributed(month.Month, month.NetSpend);
        var ids = new string[customers.Count];
        for (var i = 0; i < ids.Length; i++) ids[i] = externalIdOf(customers[i]);
        var order = OrderOf(ids);
        if (order is not null) Array.Sort(ids, order, StringComparer.Ordinal);
        CustomerId[] ordered = order is null ? [.. customers] : Array.ConvertAll(order, place => customers[place]);
        var ranges = new HistoryRanges([.. starts, count], order);
        return new PurchaseHistories(asOf, ordered, ids, ranges.Starts(), Columns(ranges))
        {
            UnattributedMonths = [.. unattributed.Select(month => new UnattributedMonth(month.Key, month.Value))],
            Country = CountriesOf(ordered, countryOf),
            Categories = categories?.Build(order),
        };
    }

    private void CompleteDay()
    {
        if (!isInDay) return;
        isInDay = false;
        day[count] = current.Day;
        purchases[count] = current.Purchases;
        purchaseValue[count] = current.PurchaseValue;
        netSpend[count] = current.NetSpend;
        lines[count] = current.Lines;
        products[count] = current.Products;
        quantity[count] = current.Quantity;
        // A column without values takes no memory, so zeros are not written.
        if (current.Returned != 0) returned[count] = current.Returned;
        if (current.Hour != 0) hour[count] = current.Hour;
        if (current.Discount != 0) discount[count] = current.Discount;
        if (current.Channel != DictionaryEncodedColumn.None) channel[count] = current.Channel;
        count++;
    }

    private void Begin(CustomerId customer)
    {
        CompleteCustomer();
        customers.Add(customer);
        starts.Add(count);
        categories?.Begin();
        isKnown = false;
    }

    /// <summary>A customer of whom only returns are recorded bought before the records begin, or elsewhere.</summary>
    private void CompleteCustomer()
    {
        CompleteDay();
        if (customers.Count == 0 || isKnown) return;
        var start = starts[^1];
        for (var i = start; i < count; i++) AddUnattributed(EpochDay.ToDate(day[i]), new Money(netSpend[i]));
        customers.RemoveAt(customers.Count - 1);
        starts.RemoveAt(starts.Count - 1);
        categories?.Drop();
        day.Clear(start, count);
        netSpend.Clear(start, count);
        returned.Clear(start, count);
        count = start;
        isKnown = true;
    }

    private void AddUnattributed(DateOnly date, Money amount)
    {
        var month = new DateOnly(date.Year, date.Month, 1);
        unattributed[month] = unattributed.GetValueOrDefault(month) + amount;
    }

    private CustomerDays Columns(HistoryRanges ranges) => new()
    {
        Day = day.Take(ranges),
        Purchases = purchases.Take(ranges),
        PurchaseValue = purchaseValue.Take(ranges),
        NetSpend = netSpend.Take(ranges),
        Returned = returned.Take(ranges),
        Lines = lines.Take(ranges),
        Products = products.Take(ranges),
        Quantity = quantity.Take(ranges),
        Hour = hour.IsEmpty ? null : hour.Take(ranges),
        Discount = discount.IsEmpty ? null : discount.Take(ranges),
        Channel = channels.IsEmpty ? null : Encoded(channel.Take(ranges), channels),
    };

    private static DictionaryEncodedColumn? CountriesOf(CustomerId[] ordered, Func<CustomerId, string?>? countryOf)
    {
        if (countryOf is null) return null;
        var countries = new DictionaryEncoder();
        var codes = Array.ConvertAll(ordered, customer => countries.CodeOf(countryOf(customer)));
        return countries.IsEmpty ? null : Encoded(codes, countries);
    }

    private static DictionaryEncodedColumn Encoded(ushort[] codes, DictionaryEncoder texts) => new(codes, texts.Settle(codes));

    /// <summary>The places of the customers to be sorted along with their ids, or null where they are in order already.</summary>
    private static int[]? OrderOf(string[] ids)
    {
        for (var i = 1; i < ids.Length; i++)
            if (string.CompareOrdinal(ids[i - 1], ids[i]) > 0) return [.. Enumerable.Range(0, ids.Length)];
        return null;
    }
}
