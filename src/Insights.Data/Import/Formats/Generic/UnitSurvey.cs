using System.Runtime.InteropServices;
using Insights.Data.Import.Messages;
using Insights.Data.Import.Questions;
using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;
using Insights.Data.Values;

namespace Insights.Data.Import.Formats.Generic;

/// <summary>
/// Finds out whether a price or an amount beside a quantity is that of one unit or that of the row: an article sold in different
/// quantities has the one, or a multiple of it.
/// </summary>
internal sealed class UnitSurvey
{
    internal const string Key = "amount-per";

    private const string PerUnit = "unit";
    private const string PerRow = "row";
    private const int MaxProducts = 50_000;
    private const long Cent = Money.Scale / 100;

    /// <summary>Names that leave no doubt.</summary>
    private static readonly HashSet<string> UnitNames = new(
        GenericColumns.Names("unit price, price per unit, price each, single price, einzelpreis, e-preis, ep, stückpreis, preis pro stück, preis je einheit, prix unitaire, pu, p.u., prix unit, stukprijs, eenheidsprijs, prijs per stuk, precio unitario, precio por unidad, precio unidad, p. unitario, prezzo unitario").Select(Columns.Normalise),
        StringComparer.Ordinal);

    private readonly int product, productName, quantity, value;
    private readonly string name;
    private readonly bool isPrice;
    private readonly Dictionary<ulong, (long Quantity, long Value)> products = [];
    private readonly List<string> examples = [];
    private long rows, sameValue, sameRatio;
    private Int128 sumPerUnit, sumPerRow;

    private UnitSurvey(Columns columns, bool isPrice)
    {
        this.isPrice = isPrice;
        product = columns[OrderFields.Product];
        productName = columns[OrderFields.ProductName];
        quantity = columns[OrderFields.Quantity];
        value = columns[isPrice ? OrderFields.Price : OrderFields.Amount];
        name = columns.Header[value];
    }

    /// <summary>The survey of the column that values come from; null where no quantity stands beside it.</summary>
    internal static UnitSurvey? Of(Columns columns)
    {
        if (!columns.Has(OrderFields.Quantity) || columns.Has(OrderFields.LineTotal)) return null;
        if (columns.Has(OrderFields.Amount)) return columns.Has(OrderFields.Price) ? null : new UnitSurvey(columns, isPrice: false);
        return columns.Has(OrderFields.Price) ? new UnitSurvey(columns, isPrice: true) : null;
    }

    internal void Observe(RecordReader row, RowSink cells)
    {
        if (!cells.TryPeekNumber(row, quantity, out var number) || !cells.TryPeekNumber(row, value, out var amount)) return;
        if (!TryRead(number, amount, out var units, out var worth, out var product)) return;
        sumPerUnit += product;
        sumPerRow += worth;
        if (units <= 0 || worth <= 0) return;
        if (units != Quantity.Scale && rows++ < ImportQuestion.MaxExamples) examples.Add($"{row.Field(quantity)} × {row.Field(value)}");
        Compare(row, units, worth);
    }

    internal GenericFindings Conclude(GenericFindings findings, Questionnaire questions)
    {
        // The total of an order states nothing of its units.
        if (!isPrice && findings.OrderTotal == value) return findings;
        var isUnit = IsOfUnit(questions);
        return isPrice ? findings with { PriceIsOfRow = !isUnit } : findings with { AmountIsOfUnit = isUnit };
    }

    /// <summary>What is reported where only the name of the column decides; null where the rows do, or their owner.</summary>
    internal ImportMessage? Remark { get; private set; }

    private bool IsOfUnit(Questionnaire questions)
    {
        var likely = isPrice ? sameRatio == 0 || sameValue > sameRatio : sameValue > 0 && sameValue > sameRatio;
        var isContested = isPrice ? sameRatio > 0 && (sameRatio >= sameValue || !UnitNames.Contains(Columns.Normalise(name))) : sameValue > 0;
        var isOpen = isPrice && rows > 0 && sameValue == 0 && sameRatio == 0 && !UnitNames.Contains(Columns.Normalise(name));
        if (!isContested && !isOpen && questions.AnswerTo(Key) is null) return likely;
        if (isOpen && questions.AnswerTo(Key) is null)
            Remark = new("note-price-per-unit", name, ImportMessage.Number(Sum(sumPerUnit)), ImportMessage.Number(Sum(sumPerRow)));
        ImportChoice[] choices =
        [
            new(PerUnit, new("choice-amount-of-unit")) { Consequence = new("consequence-total", ImportMessage.Number(Sum(sumPerUnit))) },
            new(PerRow, new("choice-amount-of-row")) { Consequence = new("consequence-total", ImportMessage.Number(Sum(sumPerRow))) },
        ];
        return questions.Ask(new ImportQuestion(Key, new("question-amount-per", name), choices, likely ? PerUnit : PerRow)
        {
            Examples = examples,
            Rows = rows,
            IsRequired = isContested,
        }) == PerUnit;
    }

    private void Compare(RecordReader row, long units, long worth)
    {
        var article = row.Field(product);
        if (article.IsEmpty) article = row.Field(productName);
        if (article.IsEmpty) return;
        var key = OrderKey.Hash(article, 0);
        if (products.Count >= MaxProducts && !products.ContainsKey(key)) return;
        ref var first = ref CollectionsMarshal.GetValueRefOrAddDefault(products, key, out var isKnown);
        if (!isKnown)
        {
            first = (units, worth);
            return;
        }
        if (first.Quantity == units) return;
        if (first.Value == worth) sameValue++;
        else if (IsSameRatio(first, units, worth)) sameRatio++;
    }

    /// <summary>True where the values are to each other as the quantities are, to the cent.</summary>
    private static bool IsSameRatio((long Quantity, long Value) first, long units, long worth)
    {
        var difference = Int128.Abs((Int128)first.Value * units - (Int128)worth * first.Quantity);
        return difference <= (Int128)Cent * Math.Max(units, first.Quantity);
    }

    private static bool TryRead(ExactNumber number, ExactNumber amount, out long units, out long worth, out long product)
    {
        units = worth = product = 0;
        try
        {
            units = number.ToQuantity().TenThousandths;
            worth = amount.ToMoney().TenThousandths;
            product = number.Times(amount).TenThousandths;
            return true;
        }
        catch (OverflowException)
        {
            return false;
        }
    }

    private static Money Sum(Int128 sum) => new((long)Int128.Clamp(sum, long.MinValue, long.MaxValue));
}
