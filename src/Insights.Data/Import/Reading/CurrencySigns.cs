using Insights.Data.Shops;

namespace Insights.Data.Import.Reading;

/// <summary>Finds the currency of an amount by what stands beside its digits.</summary>
internal static class CurrencySigns
{
    /// <summary>
    /// The currency that a sign, code or word before or after an amount stands for; null where there is none or where it is
    /// shared, like the sign of all dollars.
    /// </summary>
    /// <param name="amount">A cell, such as "12,50 €".</param>
    /// <param name="isDollar">True for the dollar sign.</param>
    internal static string? Find(ReadOnlySpan<char> amount, out bool isDollar)
    {
        var unit = NumberReader.UnitOf(amount);
        isDollar = unit is "$";
        // The pound's sign is Britain's and the yen's Japan's where nothing states otherwise; kroner and dollars are too many.
        if (unit is "£") return "GBP";
        return !unit.IsEmpty && Currency.TryRead(unit, shopCurrency: null, out var code) ? code : null;
    }
}
