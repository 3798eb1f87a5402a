using System.Globalization;
using System.IO.Compression;
using System.Text;
using Insights.Data.Values;

namespace Insights.Server.Features.Demo;

/// <summary>
/// A made-up coffee roastery with a shop and an online store: regulars and passers-by, customers who rise and customers who
/// fade away, Christmas and summer, returns and sales to nobody known. Everything follows from the seed and goes on from
/// day to day, so that a demo on a later day has the same past.
/// </summary>
/// <param name="seed">Where all chance comes from.</param>
/// <param name="customers">Number of customers who come within the first three years.</param>
/// <param name="firstDay">The day on which the shop opens.</param>
/// <param name="isGerman">True where its articles and channels have German names, false for English ones.</param>
internal sealed class DemoShop(int seed, int customers, DateOnly firstDay, bool isGerman = false)
{
    /// <summary>The shop's name.</summary>
    internal const string Name = "Café Morgenrot";

    /// <summary>The shop's currency.</summary>
    internal const string Currency = "EUR";

    /// <summary>The shop's time zone.</summary>
    internal const string TimeZone = "Europe/Berlin";

    private const string SalesHeader = "order,customer,date,product,product-name,category,quantity,amount,channel";
    private const string CustomersHeader = "id,name,e-mail,phone,birthday,country,region,city,channel,consent,first contact,referred by";
    private const int AnonymousSalesOfADay = 14;

    /// <summary>True where one of the regulars was lost and won back (<see cref="DemoReturner"/>).</summary>
    internal bool HasReturner { get; init; }

    /// <summary>Writes the sales before a day as a gzip file of the generic format.</summary>
    internal async Task WriteSalesAsync(string path, DateOnly until, CancellationToken cancellationToken)
    {
        await using var file = File.Create(path);
        await using var zip = new GZipStream(file, CompressionLevel.Fastest);
        await using var text = new StreamWriter(zip, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        await text.WriteLineAsync(SalesHeader.AsMemory(), cancellationToken);
        var row = new StringBuilder();
        for (var i = 0; i < customers; i++)
            foreach (var order in new DemoCustomer(seed, i, customers, firstDay).OrdersUntil(until))
                await WriteAsync(text, row, order, cancellationToken);
        foreach (var order in HasReturner ? new DemoReturner(seed, firstDay).OrdersUntil(until) : []) await WriteAsync(text, row, order, cancellationToken);
        for (var day = firstDay; day < until; day = day.AddDays(1))
            foreach (var order in AnonymousOrders(day))
                await WriteAsync(text, row, order, cancellationToken);
    }

    /// <summary>Writes the customers who came before a day as a file of the customers format.</summary>
    internal async Task WriteCustomersAsync(string path, DateOnly until, CancellationToken cancellationToken)
    {
        await using var text = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        await text.WriteLineAsync(CustomersHeader.AsMemory(), cancellationToken);
        var row = new StringBuilder();
        for (var i = 0; i < customers; i++)
        {
            var customer = new DemoCustomer(seed, i, customers, firstDay);
            if (customer.FirstContact >= until) continue;
            row.Clear();
            CsvText.Append(row, customer.Id).Append(',');
            CsvText.Append(row, customer.Name).Append(',');
            CsvText.Append(row, customer.Email).Append(',');
            CsvText.Append(row, customer.Phone).Append(',');
            row.Append(CultureInfo.InvariantCulture, $"{customer.Birthday:yyyy-MM-dd},Germany,");
            CsvText.Append(row, customer.Region).Append(',');
            CsvText.Append(row, customer.City).Append(',');
            row.Append(CultureInfo.InvariantCulture, $"{(isGerman ? customer.GermanChannel : customer.Channel)},{(customer.Consent ? "yes" : "no")},{customer.FirstContact:yyyy-MM-dd},{customer.ReferredBy}");
            await text.WriteLineAsync(row, cancellationToken);
        }
        row.Clear();
        var returner = new DemoReturner(seed, firstDay);
        if (!HasReturner || returner.FirstVisit >= until) return;
        await text.WriteLineAsync(row.Append(CultureInfo.InvariantCulture, $"{DemoReturner.Id},{DemoReturner.Name},lotte.lindner@example.org,+49 341 5549999,1961-05-17,Germany,Sachsen,Leipzig,{(isGerman ? "im Vorbeigehen" : "walk-in")},yes,{returner.FirstVisit:yyyy-MM-dd},"), cancellationToken);
    }

    private IEnumerable<DemoOrder> AnonymousOrders(DateOnly day)
    {
        var random = DemoRandom.Of(seed, day.DayNumber);
        if (day.DayOfWeek == DayOfWeek.Sunday) yield break;
        var sales = AnonymousSalesOfADay * DemoSeason.Of(day) * (0.7 + 0.6 * random.NextDouble());
        for (var i = 1; i <= sales; i++)
        {
            var time = day.ToDateTime(TimeOnly.MinValue).AddMinutes(8 * 60 + random.Next(11 * 60));
            var number = string.Create(CultureInfo.InvariantCulture, $"K{day:yyMMdd}-{i:D3}");
            yield return new DemoOrder(number, Customer: null, time, "shop", DemoProducts.Basket(random, 1, isOnline: false), IsReturn: false);
        }
    }

    private async Task WriteAsync(StreamWriter text, StringBuilder row, DemoOrder order, CancellationToken cancellationToken)
    {
        var sign = order.IsReturn ? -1 : 1;
        foreach (var (product, quantity) in order.Lines)
        {
            row.Clear();
            row.Append(CultureInfo.InvariantCulture, $"{order.Number},{order.Customer},{order.Time:yyyy-MM-dd HH:mm},{product.Code},");
            CsvText.Append(row, isGerman ? product.GermanName : product.Name).Append(',');
            CsvText.Append(row, product.Category).Append(',');
            row.Append(CultureInfo.InvariantCulture, $"{sign * quantity},{sign * quantity * product.Price:0.00},{order.Channel}");
            await text.WriteLineAsync(row, cancellationToken);
        }
    }
}

/// <summary>One order of the made-up shop.</summary>
/// <param name="Number">The order's number.</param>
/// <param name="Customer">The customer's number; null for nobody known.</param>
/// <param name="Time">Local time.</param>
/// <param name="Channel">Where it was bought.</param>
/// <param name="Lines">Products and quantities.</param>
/// <param name="IsReturn">True where goods come back.</param>
internal sealed record DemoOrder(
    string Number, string? Customer, DateTime Time, string Channel, IReadOnlyList<(DemoProduct Product, int Quantity)> Lines, bool IsReturn);
