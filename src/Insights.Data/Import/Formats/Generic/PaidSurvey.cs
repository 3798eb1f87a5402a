using Insights.Data.Import.Messages;
using Insights.Data.Import.Questions;
using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;
using Insights.Data.Values;

namespace Insights.Data.Import.Formats.Generic;

/// <summary>Finds out what an empty cell means in a column "paid" that otherwise only states yes, as in a list where what is paid is ticked off.</summary>
internal sealed class PaidSurvey(Columns columns)
{
    internal const string Key = "paid-blank";

    private const string Unpaid = "unpaid";
    private const string Paid = "paid";

    private readonly int paid = columns[GenericFormat.Paid];
    private readonly GenericValue values = new(columns, GenericFindings.None);
    private long filled, blanks, denied;
    private Int128 blankValue;

    internal void Observe(RecordReader row, RowSink cells)
    {
        var text = row.Field(paid);
        if (text.IsEmpty)
        {
            var value = values.Peek(row, cells);
            if (value == Money.Zero) return;
            blanks++;
            blankValue += value.TenThousandths;
        }
        else
        {
            filled++;
            if (StatusWords.FindAnswer(text) == false) denied++;
        }
    }

    internal GenericFindings Conclude(GenericFindings findings, Questionnaire questions)
    {
        if (filled == 0 || blanks == 0 || denied > 0) return findings;
        var value = ImportMessage.Number(new Money((long)Int128.Clamp(blankValue, long.MinValue, long.MaxValue)));
        ImportChoice[] choices =
        [
            new(Unpaid, new("choice-paid-blank-unpaid")) { Consequence = new("consequence-not-counted", value) },
            new(Paid, new("choice-paid-blank-paid")) { Consequence = new("consequence-counted", value) },
        ];
        var answer = questions.Ask(new ImportQuestion(Key, new("question-paid-blank", columns.Header[paid]), choices, Unpaid) { Rows = blanks });
        return findings with { BlankIsUnpaid = answer == Unpaid };
    }
}
