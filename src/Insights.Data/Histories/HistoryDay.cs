using Insights.Data.Purchases;
using Insights.Data.Values;

namespace Insights.Data.Histories;

/// <summary>The entry of <see cref="CustomerDays"/> that baskets are being added to.</summary>
internal struct HistoryDay
{
    internal int Day;
    internal int Purchases;
    internal long PurchaseValue;
    internal long NetSpend;
    internal long Returned;
    internal int Lines;
    internal int Products;
    internal long Quantity;
    internal byte Hour;
    internal long Discount;
    internal ushort Channel;

    internal void Add(in HistoryBasket basket, DictionaryEncoder channels)
    {
        NetSpend += basket.Amount.TenThousandths;
        if (basket.Kind == BasketKind.Return)
        {
            Returned -= basket.Amount.TenThousandths;
            return;
        }
        Purchases++;
        PurchaseValue += basket.Amount.TenThousandths;
        Lines += basket.Lines;
        Products += basket.Products;
        Quantity += basket.Quantity.TenThousandths;
        if (Hour == 0 && basket.Hour is { } known) Hour = (byte)(known + 1);
        Discount += (basket.Discount ?? Money.Zero).TenThousandths;
        if (Channel == DictionaryEncodedColumn.None) Channel = channels.CodeOf(basket.Channel);
    }
}
