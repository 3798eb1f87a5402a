using Insights.Data.Customers;
using Insights.Data.Purchases;
using Insights.Data.Shops;
using Insights.Data.Values;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Insights.Data.Storage;

/// <summary>How ids, exact values, days and instants are stored in columns: all of them as integers.</summary>
internal static class Conversions
{
    internal sealed class CustomerIds() : ValueConverter<CustomerId, long>(id => id.Value, value => new CustomerId(value));

    internal sealed class BasketIds() : ValueConverter<BasketId, long>(id => id.Value, value => new BasketId(value));

    internal sealed class ProductIds() : ValueConverter<ProductId, long>(id => id.Value, value => new ProductId(value));

    internal sealed class ImportIds() : ValueConverter<ImportId, long>(id => id.Value, value => new ImportId(value));

    internal sealed class RunIds() : ValueConverter<RunId, long>(id => id.Value, value => new RunId(value));

    internal sealed class Amounts() : ValueConverter<Money, long>(money => money.TenThousandths, value => new Money(value));

    internal sealed class Quantities()
        : ValueConverter<Quantity, long>(quantity => quantity.TenThousandths, value => new Quantity(value));

    /// <summary>Days since 1970-01-01 in the shop's calendar.</summary>
    internal sealed class EpochDays() : ValueConverter<DateOnly, int>(date => EpochDay.From(date), day => EpochDay.ToDate(day));

    /// <summary>Milliseconds since 1970-01-01T00:00Z.</summary>
    internal sealed class Instants()
        : ValueConverter<DateTime, long>(utc => UnixMilliseconds.From(utc), value => UnixMilliseconds.ToUtc(value));
}
