using Insights.Data.Import.Messages;
using Insights.Data.Import.Questions;
using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;
using Insights.Data.Values;

namespace Insights.Data.Import.Formats.Generic;

/// <summary>Finds out whether a discount is still to be taken off, and whether it is an amount or a percentage.</summary>
internal sealed class DiscountSurvey(Columns columns)
{
    internal const string UnitKey = "discount-unit";
    internal const string UseKey = "discount";

    private const string AsAmount = "amount";
    private const string AsPerCent = "percent";
    private const string IsIncluded = "included";
    private const string IsOpen = "taken-off";
    private const decimal Hundred = 100m;
    private const decimal Rounding = 0.011m;

    /// <summary>Amounts of shops; what is beyond them is rejected when the row is mapped.</summary>
    private const decimal Largest = 1_000_000_000m;

    /// <summary>What a question can say of sums.</summary>
    private const decimal MaxSum = 100_000_000_000_000m;

    private static readonly string[] PerCentWords = ["%", "percent", "prozent", "pourcent", "procent", "porcentaje", "percentual", "satz", "taux", "rate"];
    private static readonly string[] AmountWords = ["amount", "betrag", "montant", "bedrag", "importe", "importo", "eur", "€", "total"];

    private readonly int discount = columns[OrderFields.Discount];
    private readonly int quantity = columns[OrderFields.Quantity];
    private readonly int price = columns[OrderFields.Price];
    private readonly int value = columns[columns.Has(OrderFields.LineTotal) ? OrderFields.LineTotal : OrderFields.Amount];
    private readonly string name = columns.NameOf(OrderFields.Discount) ?? "";
    private readonly List<string> examples = [];
    private long rows, perCentSigns, amountSigns, beyondPerCent, wholeNumbers, afterAmount, afterPerCent, before;
    private decimal lessAmount, lessPerCent;

    internal void Observe(RecordReader row, RowSink cells)
    {
        if (!cells.TryPeekNumber(row, discount, out var number) || number.Mantissa == 0) return;
        var reduction = Math.Abs(DecimalOf(number));
        var worth = WorthOf(row, cells);
        if (rows++ < ImportQuestion.MaxExamples) examples.Add(row.Field(discount).ToString());
        if (row.Field(discount).EndsWith('%')) perCentSigns++;
        else if (!NumberReader.UnitOf(row.Field(discount)).IsEmpty) amountSigns++;
        if (reduction > Hundred) beyondPerCent++;
        // "3.00" is written like money, "3" like a percentage.
        if (number.Decimals == 0) wholeNumbers++;
        lessAmount += reduction;
        lessPerCent += Math.Abs(worth ?? 0) * Math.Min(reduction, Hundred) / Hundred;
        if (worth is not { } full || !cells.TryPeekNumber(row, value, out var stated)) return;
        var paid = DecimalOf(stated);
        if (IsNear(paid, full)) before++;
        else if (IsNear(paid, full - reduction)) afterAmount++;
        else if (IsNear(paid, full * (1 - reduction / Hundred))) afterPerCent++;
    }

    internal GenericFindings Conclude(GenericFindings findings, Questionnaire questions)
    {
        if (rows == 0 || findings.OrderTotal != Columns.Absent || !IsStillToBeTakenOff(questions)) return findings;
        return findings with { Discount = IsPerCent(questions) ? DiscountUse.PerCent : DiscountUse.Amount };
    }

    /// <summary>Quantity times price is before a discount; what is stated as the row's value is as its program means it.</summary>
    private bool IsStillToBeTakenOff(Questionnaire questions)
    {
        var after = afterAmount + afterPerCent;
        if (questions.AnswerTo(UseKey) is null)
        {
            if (value == Columns.Absent) return true;
            if (after > 0 && before == 0) return false;
            if (before == 0 && columns.Has(OrderFields.LineTotal)) return false;
        }
        ImportChoice[] choices =
        [
            new(IsIncluded, new("choice-discount-included")),
            new(IsOpen, new("choice-discount-open")) { Consequence = new("consequence-taken-off", ImportMessage.Number(Sum(IsLikelyPerCent ? lessPerCent : lessAmount))) },
        ];
        return Ask(questions, UseKey, new("question-discount", name), choices, before > after ? IsOpen : IsIncluded) == IsOpen;
    }

    private bool IsPerCent(Questionnaire questions)
    {
        if (questions.AnswerTo(UnitKey) is null)
        {
            // Each cell states itself what it is: a per cent sign is read with its cell.
            if (amountSigns > 0 && perCentSigns + amountSigns == rows) return false;
            if (perCentSigns == rows || Names(PerCentWords)) return true;
            if (beyondPerCent > 0 || Names(AmountWords)) return false;
            if (afterAmount != afterPerCent) return afterPerCent > afterAmount;
        }
        ImportChoice[] choices =
        [
            new(AsAmount, new("choice-discount-amount")) { Consequence = new("consequence-taken-off", ImportMessage.Number(Sum(lessAmount))) },
            new(AsPerCent, new("choice-discount-percent")) { Consequence = new("consequence-taken-off", ImportMessage.Number(Sum(lessPerCent))) },
        ];
        return Ask(questions, UnitKey, new("question-discount-unit", name), choices, IsLikelyPerCent ? AsPerCent : AsAmount) == AsPerCent;
    }

    private bool IsLikelyPerCent => perCentSigns > 0 || Names(PerCentWords) || (wholeNumbers == rows && beyondPerCent == 0);

    private bool Names(string[] words) => words.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase));

    private string? Ask(Questionnaire questions, string key, ImportMessage text, ImportChoice[] choices, string proposal) =>
        questions.Ask(new ImportQuestion(key, text, choices, proposal) { Examples = examples, Rows = rows });

    private decimal? WorthOf(RecordReader row, RowSink cells)
    {
        if (cells.TryPeekNumber(row, price, out var unitPrice))
            return Math.Clamp(DecimalOf(unitPrice) * (cells.TryPeekNumber(row, quantity, out var units) ? DecimalOf(units) : 1), -Largest, Largest);
        return null;
    }

    private static Money Sum(decimal sum) => Money.From(Math.Min(sum, MaxSum));

    private static bool IsNear(decimal left, decimal right) => Math.Abs(left - right) <= Rounding;

    private static decimal DecimalOf(ExactNumber number)
    {
        var value = (decimal)number.Mantissa;
        for (var i = 0; i < number.Decimals; i++) value /= 10;
        return Math.Clamp(value, -Largest, Largest);
    }
}
