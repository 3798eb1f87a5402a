using Insights.Data.Import.Questions;
using Insights.Data.Import.Reading;
using Insights.Data.Values;

namespace Insights.Data.Import.Formats.Generic;

/// <summary>
/// Finds columns without a known name whose cells say that rows are cancelled, paid back or tests, such as a remark "STORNO". One that
/// holds nothing but such words is read; where other text stands beside them, the owner is asked.
/// </summary>
internal sealed class StateColumns
{
    internal const string KeyPrefix = "states:";
    internal const string SignKeyPrefix = "sign:";

    /// <summary>The field of a column that says of each row which way its money went.</summary>
    internal const string Sign = "sign";

    private const string FieldPrefix = "further-state-";
    private const string Read = "read";
    private const string Ignore = "ignore";
    private const int MostColumns = 60;
    private const int LongestWord = 60;

    private static readonly HashSet<string> In = new(["s", "soll", "debit", "dr", "db", "+"], StringComparer.OrdinalIgnoreCase);
    private static readonly HashSet<string> Back = new(["h", "haben", "credit", "cr", "-"], StringComparer.OrdinalIgnoreCase);

    private static readonly string[] TypeParts = ["type", "typ", "kind", "tipo", "soort", "belegart", "vorgang", "buchungstext", "buchungsart", "rechnungsart", "dokumentart"];

    private readonly FormatMatch match;
    private readonly List<Candidate> candidates;
    private readonly int[] values;

    internal StateColumns(FormatMatch match)
    {
        this.match = match;
        candidates = [.. match.Columns.UnreadOrdinals.Take(MostColumns).Select(ordinal => new Candidate(ordinal, IsType(match.Columns.Header[ordinal])))];
        values = [.. new[] { GenericFormat.OrderTotal, GenericFormat.LineTotal, GenericFormat.Amount, GenericFormat.Price }.Where(match.Columns.Has).Select(field => match.Columns[field])];
    }

    /// <summary>The columns that are read as further states.</summary>
    internal static IEnumerable<int> Of(Columns columns)
    {
        for (var i = 0; columns.Has($"{FieldPrefix}{i}"); i++) yield return columns[$"{FieldPrefix}{i}"];
    }

    /// <summary>True for the names of columns that say what kind of row or document it is.</summary>
    internal static bool IsType(string name)
    {
        var text = Columns.Normalise(name);
        return TypeParts.Any(part => text.Contains(part, StringComparison.Ordinal));
    }

    /// <summary>True where a cell of a column of signs says that the money went back.</summary>
    internal static bool IsBack(ReadOnlySpan<char> cell) => Back.GetAlternateLookup<ReadOnlySpan<char>>().Contains(cell);

    internal void Look(RecordReader row, RowSink cells)
    {
        foreach (var candidate in candidates)
        {
            var cell = row.Field(candidate.Ordinal);
            if (cell.IsEmpty) continue;
            candidate.Cells++;
            candidate.LookAtSign(cell, row, this, cells);
            if (cell.Length > LongestWord || StatusWords.FindExactly(cell, candidate.IsType) is not { } meaning) continue;
            candidate.Known++;
            if (meaning is StatusMeaning.Sale or StatusMeaning.Pending) continue;
            candidate.Rows++;
            candidate.Value += ValueOf(row, cells);
            if (candidate.Words.Count < ImportQuestion.MaxExamples) candidate.Words.GetAlternateLookup<ReadOnlySpan<char>>().Add(cell);
        }
    }

    /// <summary>The file's columns with those that are to be read, and without the remarks that they are not.</summary>
    internal FormatMatch Conclude(Questionnaire questions)
    {
        var sign = candidates.Find(candidate => candidate.HoldsSigns && IsSign(candidate, questions));
        var read = candidates.Where(candidate => candidate != sign).Where(candidate => candidate.Rows > 0 && IsRead(candidate, questions)).Select(candidate => candidate.Ordinal).ToList();
        if (read.Count == 0 && sign is null) return match;
        var columns = match.Columns.With([.. read.Select((ordinal, i) => ($"{FieldPrefix}{i}", ordinal))]);
        if (sign is not null) columns = columns.With((Sign, sign.Ordinal));
        var names = read.Concat(sign is null ? [] : [sign.Ordinal]).Select(ordinal => match.Columns.Header[ordinal]).ToList();
        return match with
        {
            Columns = columns,
            Remarks = [.. match.Remarks.Where(remark => !names.Exists(name => UnreadColumns.IsRemarkOn(remark, name)))],
        };
    }

    /// <summary>Accountants write the way of the money beside it, and which side is a sale depends on whose account it is.</summary>
    private bool IsSign(Candidate candidate, Questionnaire questions)
    {
        var name = match.Columns.Header[candidate.Ordinal];
        var value = ImportMessage.Number(new Money((long)Int128.Clamp(candidate.BackValue, long.MinValue, long.MaxValue)));
        ImportChoice[] choices =
        [
            new(Read, new("choice-sign-read", candidate.BackWord)) { Consequence = new("consequence-taken-off", value) },
            new(Ignore, new("choice-sign-ignore")) { Consequence = new("consequence-counted", value) },
        ];
        return questions.Ask(new ImportQuestion(SignKeyPrefix + name.ToLowerInvariant(), new("question-sign", name, candidate.BackWord), choices, Read)
        {
            Examples = [candidate.BackWord],
            Rows = candidate.BackRows,
        }) == Read;
    }

    private bool IsRead(Candidate candidate, Questionnaire questions)
    {
        var name = match.Columns.Header[candidate.Ordinal];
        var key = KeyPrefix + name.ToLowerInvariant();
        if (candidate.Known == candidate.Cells && questions.AnswerTo(key) is null) return true;
        var value = new Money((long)Int128.Clamp(candidate.Value, long.MinValue, long.MaxValue));
        ImportChoice[] choices =
        [
            new(Read, new("choice-states-read")) { Consequence = new("consequence-not-counted", ImportMessage.Number(value)) },
            new(Ignore, new("choice-states-ignore")) { Consequence = new("consequence-counted", ImportMessage.Number(value)) },
        ];
        return questions.Ask(new ImportQuestion(key, new("question-states", name, string.Join(", ", candidate.Words)), choices, Read)
        {
            Examples = [.. candidate.Words],
            Rows = candidate.Rows,
        }) == Read;
    }

    private long ValueOf(RecordReader row, RowSink cells)
    {
        foreach (var ordinal in values)
        {
            if (!cells.TryPeekNumber(row, ordinal, out var number)) continue;
            try
            {
                return number.ToMoney().TenThousandths;
            }
            catch (OverflowException)
            {
                return 0;
            }
        }
        return 0;
    }

    private sealed class Candidate(int ordinal, bool isType)
    {
        internal int Ordinal => ordinal;

        internal bool IsType => isType;

        internal long Cells { get; set; }

        internal long Known { get; set; }

        internal long Rows { get; set; }

        internal Int128 Value { get; set; }

        internal long Signs { get; private set; }

        internal long BackRows { get; private set; }

        internal Int128 BackValue { get; private set; }

        internal string BackWord { get; private set; } = "";

        /// <summary>True where every cell says which way the money went, and both ways occur.</summary>
        internal bool HoldsSigns => Signs == Cells && BackRows > 0 && BackRows < Signs;

        internal void LookAtSign(ReadOnlySpan<char> cell, RecordReader row, StateColumns survey, RowSink cells)
        {
            if (Signs < Cells - 1) return;
            if (StateColumns.IsBack(cell))
            {
                BackRows++;
                BackValue += survey.ValueOf(row, cells);
                if (BackWord.Length == 0) BackWord = cell.ToString();
            }
            else if (!In.GetAlternateLookup<ReadOnlySpan<char>>().Contains(cell))
            {
                return;
            }
            Signs++;
        }

        internal HashSet<string> Words { get; } = new(StringComparer.OrdinalIgnoreCase);
    }
}
