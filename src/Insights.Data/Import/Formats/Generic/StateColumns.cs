using Insights.Data.Import.Messages;
using Insights.Data.Import.Questions;
using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;
using Insights.Data.Values;

namespace Insights.Data.Import.Formats.Generic;

/// <summary>
/// Finds columns without a known name whose cells say that rows are cancelled, paid back or tests, such as a remark "STORNO". One that
/// holds nothing but words for states is read; where other text stands beside them, the owner is asked.
/// </summary>
internal sealed class StateColumns
{
    internal const string KeyPrefix = "states:";
    internal const string SignKeyPrefix = "sign:";

    /// <summary>The field of a column that states of each row which way its money went.</summary>
    internal const string Sign = "sign";

    /// <summary>The fields of columns that are for states, by their name or since they hold nothing else.</summary>
    internal const string WholePrefix = "further-state-";

    /// <summary>The fields of columns that hold such words beside other text.</summary>
    internal const string PartPrefix = "further-word-";

    private const string Read = "read";
    private const string Ignore = "ignore";
    private const int MaxColumns = 60;
    private const int MaxCells = 10_000;
    private const int LongestCell = 60;

    private static readonly HashSet<string> In = new(["s", "soll", "debit", "dr", "db", "+"], StringComparer.OrdinalIgnoreCase);
    private static readonly HashSet<string> Back = new(["h", "haben", "credit", "cr", "-"], StringComparer.OrdinalIgnoreCase);
    private static readonly string[] SignParts = ["soll", "debitcredit", "creditdebit", "drcr", "crdr", "vorzeichen", "plusminus", "buchungsseite"];
    private static readonly string[] SignNames = ["sh", "dc", "sign", "s", "haben"];
    private static readonly string[] TypeParts = ["type", "typ", "kind", "tipo", "soort", "belegart", "vorgang", "buchungstext", "buchungsart", "rechnungsart", "dokumentart"];
    private static readonly string[] StateParts = ["status", "state", "result", "ergebnis", "zustand", "statut", "stato", "estado"];

    /// <summary>Ways of paying and of delivery, cards and forms of address share words with states: "Überweisung", "Retrait", "Credit".</summary>
    private static readonly string[] OtherParts =
    [
        "zahl", "pay", "pago", "pagam", "paiement", "reglement", "betaal", "tender", "card", "karte", "carte", "tarjeta", "carta", "bank",
        "versand", "liefer", "livr", "ship", "deliver", "envio", "consegna", "spedizione", "verzend", "method", "methode", "modo", "anrede", "salutation", "gender", "title",
    ];

    private readonly FormatMatch match;
    private readonly List<Candidate> candidates;
    private readonly GenericValue values;
    private Int128 sum;
    private long rows;

    internal StateColumns(FormatMatch match)
    {
        this.match = match;
        candidates = [.. match.Columns.UnreadOrdinals.Where(ordinal => MayHoldStates(match.Columns.Header[ordinal])).Take(MaxColumns).Select(ordinal => new Candidate(ordinal, match.Columns.Header[ordinal]))];
        values = new GenericValue(match.Columns, GenericFindings.None);
    }

    /// <summary>True where a word may still come up further below.</summary>
    internal bool NeedsAllRows => candidates.Exists(candidate => candidate.MayHoldWords);

    /// <summary>The columns that are read under fields that begin so.</summary>
    internal static IEnumerable<int> Of(Columns columns, string prefix)
    {
        for (var i = 0; columns.Has($"{prefix}{i}"); i++) yield return columns[$"{prefix}{i}"];
    }

    /// <summary>What a cell of such a column states of its row's money.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="isType">What <see cref="IsType"/> returns for the column.</param>
    internal static StatusMeaning MeaningOf(ReadOnlySpan<char> cell, bool isType) => Find(cell, isType) ?? StatusMeaning.Sale;

    /// <summary>The meaning of a cell; "Storno wegen Fehler" begins with its word.</summary>
    private static StatusMeaning? Find(ReadOnlySpan<char> cell, bool isType)
    {
        if (cell.Length > LongestCell) return null;
        var found = isType ? StatusWords.FindType(cell) : StatusWords.Find(cell);
        if (found is not null) return IsBelieved(found.Value, isType) ? found : null;
        var blank = cell.IndexOf(' ');
        return blank > 0 && StatusWords.Find(cell[..blank]) == StatusMeaning.Cancelled ? StatusMeaning.Cancelled : null;
    }

    /// <summary>True where a cell of a column of signs states that the money went back.</summary>
    internal static bool IsBack(ReadOnlySpan<char> cell) => Back.GetAlternateLookup<ReadOnlySpan<char>>().Contains(cell);

    internal void Observe(RecordReader row, RowSink cells)
    {
        if (candidates.Count == 0) return;
        var value = values.Peek(row, cells).TenThousandths;
        sum += value;
        rows++;
        foreach (var candidate in candidates)
            if (!row.Field(candidate.Ordinal).IsEmpty) candidate.Observe(row.Field(candidate.Ordinal), value);
    }

    /// <summary>The file's columns with those that are to be read, and without the remarks that they are not.</summary>
    internal FormatMatch Conclude(Questionnaire questions)
    {
        var sign = candidates.Find(candidate => candidate.HoldsSigns && IsSign(candidate, questions));
        var read = candidates.Where(candidate => candidate != sign && candidate.HoldsStates && IsRead(candidate, questions)).ToList();
        if (read.Count == 0 && sign is null) return match;
        var columns = match.Columns.With(
        [
            .. read.Where(candidate => candidate.ReadsPending).Select((candidate, i) => ($"{WholePrefix}{i}", candidate.Ordinal)),
            .. read.Where(candidate => !candidate.ReadsPending).Select((candidate, i) => ($"{PartPrefix}{i}", candidate.Ordinal)),
        ]);
        if (sign is not null)
        {
            columns = columns.With((Sign, sign.Ordinal));
            read.Add(sign);
        }
        return match with
        {
            Columns = columns,
            Remarks = [.. match.Remarks.Where(remark => !read.Exists(candidate => UnreadColumns.IsRemarkOn(remark, candidate.Name)))],
        };
    }

    /// <summary>Accountants write the way of the money beside it, and which side is a sale depends on whose account it is.</summary>
    private bool IsSign(Candidate candidate, Questionnaire questions)
    {
        ImportChoice[] choices =
        [
            new(Read, new("choice-sign-read", candidate.BackWord)) { Consequence = Total(sum - 2 * candidate.BackValue) },
            new(Ignore, new("choice-sign-ignore")) { Consequence = Total(sum) },
        ];
        return questions.Ask(new ImportQuestion(SignKeyPrefix + candidate.Name.ToLowerInvariant(), new("question-sign", candidate.Name, candidate.BackWord), choices, Proposal: null)
        {
            Examples = [candidate.BackWord],
            Rows = candidate.BackRows,
        }) == Read;
    }

    private bool IsRead(Candidate candidate, Questionnaire questions)
    {
        var key = KeyPrefix + candidate.Name.ToLowerInvariant();
        if (candidate.IsCertainOf(rows) && questions.AnswerTo(key) is null) return true;
        ImportChoice[] choices =
        [
            new(Read, new("choice-states-read")) { Consequence = Total(sum - candidate.Lost) },
            new(Ignore, new("choice-states-ignore")) { Consequence = Total(sum) },
        ];
        return questions.Ask(new ImportQuestion(key, new("question-states", candidate.Name, string.Join(", ", candidate.Words)), choices, Read)
        {
            Examples = [.. candidate.Words],
            Rows = candidate.Rows,
        }) == Read;
    }

    private static ImportMessage Total(Int128 value) =>
        new("consequence-total", ImportMessage.Number(new Money((long)Int128.Clamp(value, long.MinValue, long.MaxValue))));

    private static bool MayHoldStates(string name)
    {
        var text = Columns.Normalise(name);
        if (UnreadColumns.IsHarmless(name)) return false;
        return HasPart(text, StateParts) || !HasPart(text, OtherParts);
    }

    /// <summary>True for the names of columns that say what kind of row or document it is.</summary>
    internal static bool IsType(string name) => HasPart(Columns.Normalise(name), TypeParts);

    private static bool MayHoldSigns(string name) => HasPart(Columns.Normalise(name), SignParts) || SignNames.Contains(Columns.Normalise(name), StringComparer.Ordinal) || name.Contains('+', StringComparison.Ordinal);

    private static bool HasPart(string name, string[] parts) => parts.Any(part => name.Contains(part, StringComparison.Ordinal));

    /// <summary>What the words of any column may say; that a row is an offer or a transfer only those of one for kinds of documents.</summary>
    private static bool IsBelieved(StatusMeaning meaning, bool isType) => isType
        || meaning is StatusMeaning.Sale or StatusMeaning.Pending or StatusMeaning.Cancelled or StatusMeaning.Refunded or StatusMeaning.PartlyRefunded or StatusMeaning.Return or StatusMeaning.Training;

    private sealed class Candidate(int ordinal, string name)
    {
        private readonly bool isType = IsType(name);
        private readonly bool isForStates = HasPart(Columns.Normalise(name), StateParts);
        private readonly bool mayHoldSigns = MayHoldSigns(name);
        private readonly Dictionary<string, StatusMeaning?> meanings = new(StringComparer.OrdinalIgnoreCase);
        private long cells, known, pending, signs, texts;
        private Int128 lost, lostPending;

        internal int Ordinal => ordinal;

        internal string Name => name;

        internal long Rows { get; private set; }

        /// <summary>What is counted less where the column is read, in ten-thousandths.</summary>
        internal Int128 Lost => ReadsPending ? lost + lostPending : lost;

        internal HashSet<string> Words { get; } = new(StringComparer.OrdinalIgnoreCase);

        internal long BackRows { get; private set; }

        internal Int128 BackValue { get; private set; }

        internal string BackWord { get; private set; } = "";

        /// <summary>False for numbers and dates.</summary>
        internal bool MayHoldWords => cells == 0 || texts > 0;

        /// <summary>True where every cell is a word for a state.</summary>
        internal bool IsWhole => known == cells;

        /// <summary>True where a row may be unpaid by the column: a remark "offen" beside other text means little.</summary>
        internal bool ReadsPending => IsWhole || isForStates;

        /// <summary>True where some cells say that their rows do not count, or all are states and some say that they are not paid.</summary>
        internal bool HoldsStates => Rows > (ReadsPending ? 0 : pending);

        /// <summary>True where there is no doubt: nothing but states, some of which are sales and some are not.</summary>
        internal bool IsCertainOf(long rows) => IsWhole && Rows > pending && Rows < rows;

        /// <summary>True where every cell states which way the money went, and both ways occur.</summary>
        internal bool HoldsSigns => mayHoldSigns && signs == cells && BackRows > 0 && BackRows < signs;

        internal void Observe(ReadOnlySpan<char> cell, long value)
        {
            cells++;
            if (!char.IsAsciiDigit(cell[0])) texts++;
            if (mayHoldSigns) ObserveSign(cell, value);
            if (FindCached(cell) is not { } meaning) return;
            known++;
            if (meaning == StatusMeaning.Sale) return;
            Rows++;
            if (meaning == StatusMeaning.Pending)
            {
                pending++;
                lostPending += value;
                if (!ReadsPending) return;
            }
            lost += meaning switch
            {
                StatusMeaning.PartlyRefunded or StatusMeaning.Pending => 0,
                StatusMeaning.Return => 2 * Math.Max(value, 0),
                _ => value,
            };
            if (Words.Count < ImportQuestion.MaxExamples) Words.GetAlternateLookup<ReadOnlySpan<char>>().Add(cell);
        }

        private StatusMeaning? FindCached(ReadOnlySpan<char> cell)
        {
            if (cell.Length > LongestCell) return null;
            var lookup = meanings.GetAlternateLookup<ReadOnlySpan<char>>();
            if (lookup.TryGetValue(cell, out var meaning)) return meaning;
            meaning = Find(cell, isType);
            if (meanings.Count < MaxCells) lookup[cell] = meaning;
            return meaning;
        }

        private void ObserveSign(ReadOnlySpan<char> cell, long value)
        {
            if (IsBack(cell))
            {
                BackRows++;
                BackValue += Math.Max(value, 0);
                if (BackWord.Length == 0) BackWord = cell.ToString();
            }
            else if (!In.GetAlternateLookup<ReadOnlySpan<char>>().Contains(cell))
            {
                return;
            }
            signs++;
        }
    }
}
