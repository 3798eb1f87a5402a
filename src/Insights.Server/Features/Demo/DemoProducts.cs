namespace Insights.Server.Features.Demo;

/// <summary>What the made-up shop sells.</summary>
/// <param name="Code">Article number.</param>
/// <param name="Name">Name.</param>
/// <param name="GermanName">Name in German.</param>
/// <param name="Category">Category.</param>
/// <param name="Price">In euros.</param>
internal sealed record DemoProduct(string Code, string Name, string GermanName, string Category, decimal Price);

/// <summary>The assortment, and baskets of it.</summary>
internal static class DemoProducts
{
    private const double MeanLines = 1.6;

    private static readonly DemoProduct[] InShop =
    [
        new("C10", "Espresso", "Espresso", "Coffee", 2.40m), new("C11", "Cappuccino", "Cappuccino", "Coffee", 3.60m), new("C12", "Filter coffee", "Filterkaffee", "Coffee", 3.20m),
        new("C13", "Flat white", "Flat White", "Coffee", 3.90m), new("B20", "Croissant", "Croissant", "Bakery", 2.30m), new("B21", "Cheesecake", "Käsekuchen", "Bakery", 4.20m),
        new("B22", "Banana bread", "Bananenbrot", "Bakery", 3.40m), new("T30", "Earl Grey", "Earl Grey", "Tea", 3.10m), new("S40", "Hot chocolate", "Heiße Schokolade", "Drinks", 3.80m),
    ];

    private static readonly DemoProduct[] ToTakeHome =
    [
        new("R50", "House espresso 250 g", "Hausespresso 250 g", "Beans", 8.90m), new("R51", "House espresso 1 kg", "Hausespresso 1 kg", "Beans", 29.90m), new("R52", "Ethiopia Sidamo 250 g", "Äthiopien Sidamo 250 g", "Beans", 10.90m),
        new("R53", "Brazil Santos 500 g", "Brasil Santos 500 g", "Beans", 15.90m), new("R54", "Decaf 250 g", "Entkoffeiniert 250 g", "Beans", 9.90m), new("G60", "Chocolate bar", "Schokoladentafel", "Gifts", 4.50m),
        new("G61", "Gift box", "Geschenkbox", "Gifts", 24.00m), new("G62", "Advent calendar", "Adventskalender", "Gifts", 34.00m), new("E70", "Hand grinder", "Handmühle", "Equipment", 69.00m),
        new("E71", "Filter set", "Filterset", "Equipment", 32.00m), new("E72", "Espresso cups, two", "Zwei Espressotassen", "Equipment", 18.00m), new("E73", "Milk jug", "Milchkännchen", "Equipment", 21.00m),
    ];

    /// <summary>Some products; a generous customer takes more and larger ones.</summary>
    internal static List<(DemoProduct Product, int Quantity)> Basket(Random random, double generosity, bool isOnline)
    {
        var lines = new List<(DemoProduct, int)>();
        var count = 1 + (int)DemoRandom.Exponential(random, MeanLines * generosity);
        for (var i = 0; i < Math.Min(count, 12); i++)
        {
            var takesHome = isOnline || random.NextDouble() < 0.25 * generosity;
            var shelf = takesHome ? ToTakeHome : InShop;
            // The front of the shelf sells best.
            var place = (int)(shelf.Length * Math.Pow(random.NextDouble(), 1.6 / Math.Max(0.5, generosity)));
            lines.Add((shelf[Math.Min(place, shelf.Length - 1)], 1 + (int)DemoRandom.Exponential(random, 0.4 * generosity)));
        }
        return lines;
    }
}
