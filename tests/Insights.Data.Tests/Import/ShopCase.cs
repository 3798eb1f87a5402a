using System.Globalization;
using Insights.Data.Import.Messages;
using Insights.Data.Import.Results;
using Insights.Data.Values;
using Insights.Testing;

namespace Insights.Data.Tests.Import;

/// <summary>What tests of exports ask of a shop.</summary>
internal static class ShopCase
{
    /// <summary>Money of all sales, with and without a customer.</summary>
    internal static decimal Net(this ImportResult result) => (result.CustomerAmount + result.AnonymousAmount).Amount;

    /// <summary>Net spend by customer, such as "ada@example.org 12.50", in the order of their ids.</summary>
    internal static async Task<IReadOnlyList<string>> SpendAsync(this TestShop shop)
    {
        await using var context = shop.Database.CreateContext();
        return
        [
            .. context.Customers.AsEnumerable().OrderBy(customer => customer.ExternalId, StringComparer.Ordinal)
                .Select(customer => string.Create(
                    CultureInfo.InvariantCulture,
                    $"{customer.ExternalId} {new Money(context.Baskets.Where(basket => basket.CustomerId == customer.CustomerId).AsEnumerable().Sum(basket => basket.Amount.TenThousandths)).Amount:0.00}")),
        ];
    }

    /// <summary>Units and value by product, such as "T1 Tea 2 40.00", in the order of their codes.</summary>
    internal static async Task<IReadOnlyList<string>> ProductsAsync(this TestShop shop)
    {
        await using var context = shop.Database.CreateContext();
        return
        [
            .. context.Products.AsEnumerable().OrderBy(product => product.Code, StringComparer.Ordinal)
                .Select(product => (product.Code, product.Name, Lines: context.BasketLines.AsEnumerable().Where(line => line.ProductId == product.ProductId).ToList()))
                .Select(product => string.Create(
                    CultureInfo.InvariantCulture,
                    $"{product.Code} {product.Name} {product.Lines.Sum(line => line.Quantity.Units):0.##} {product.Lines.Sum(line => line.Amount.Amount):0.00}")),
        ];
    }

    /// <summary>Imports the header with one column renamed and returns the message of the refusal.</summary>
    internal static async Task<string> RefusalWithoutAsync(string text, string column, char delimiter = ',')
    {
        using var shop = new TestShop();
        var lines = text.Split('\n');
        lines[0] = string.Join(delimiter, lines[0].Split(delimiter).Select(name => name.Trim('"') == column ? "Something" : name));
        var error = await Assert.ThrowsAsync<ImportException>(() => shop.ImportTextAsync(string.Join('\n', lines)));
        return error.Message;
    }
}
