using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Insights.Data.Import.Reading;

/// <summary>Months, days of the week and little words in dates, in English, German, French, Dutch, Spanish, Italian, Portuguese and Swedish.</summary>
internal static class DateWords
{
    private const int LongestWord = 16;

    private static readonly FrozenDictionary<string, int> Months = ReadMonths(
        "jan january januar janner jaenner janv janvier januari ene enero gen genn gennaio janeiro",
        "feb febr february februar feber fev fevr fevrier februari febrero febbr febbraio fevereiro",
        "mar march marz maerz mrz mars mrt maart marzo marco",
        "apr april avr avril abr abril aprile",
        "may mai mei mayo mag magg maggio maio maj",
        "jun june juni juin junio giu giugno junho",
        "jul july juli juil juill juillet julio lug luglio julho",
        "aug august aout aou augustus ago agosto augusti",
        "sep sept september septembre septiembre set sett settembre setembro",
        "oct october okt oktober octobre octubre ott ottobre out outubro",
        "nov november novembre noviembre novembro",
        "dec december dez dezember decembre dic diciembre dicembre dezembro");

    private static readonly FrozenSet<string> WeekDays = """
        mon monday tue tues tuesday wed weds wednesday thu thur thurs thursday fri friday sat saturday sun sunday
        mo montag di dienstag mi mittwoch do donnerstag fr freitag sa samstag sonnabend so sonntag
        lun lundi mar mardi mer mercredi jeu jeudi ven vendredi sam samedi dim dimanche
        ma maandag dinsdag wo woensdag donderdag vr vrijdag za zaterdag zo zondag
        lunes martes mie miercoles jue jueves vie viernes sab sabado dom domingo
        lunedi martedi mercoledi gio giovedi venerdi sabato domenica seg ter qua qui sex segunda terca quarta quinta sexta
        man mandag tis tisdag ons onsdag tor torsdag lor lordag fredag sondag
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Fillers = """
        uhr um at the of de del di den der a le el il op om h o clock kl klo t am vom dne den
        st nd rd th er e eme ste
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The month of a name or an abbreviation, 1 to 12; 0 where it is none.</summary>
    internal static int MonthOf(ReadOnlySpan<char> word) => Months.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var month) ? month : 0;

    /// <summary>True for a day of the week.</summary>
    internal static bool IsWeekDay(ReadOnlySpan<char> word) => WeekDays.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    /// <summary>True for words that state nothing, such as "Uhr", "of" and the endings of 1st and 2nd.</summary>
    internal static bool IsFiller(ReadOnlySpan<char> word) => Fillers.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    /// <summary>A word in lower case, without accents and points.</summary>
    /// <param name="word">The word as written.</param>
    /// <param name="buffer">Room for <see cref="LongestWord"/> letters.</param>
    internal static ReadOnlySpan<char> Fold(ReadOnlySpan<char> word, Span<char> buffer)
    {
        if (word.Length > LongestWord) return default;
        var length = 0;
        foreach (var c in word)
        {
            if (c == '.') continue;
            if (c > '\u007F') return FoldAccents(word);
            buffer[length++] = char.ToLowerInvariant(c);
        }
        return buffer[..length];
    }

    /// <summary>Letters that a folded word can have.</summary>
    internal const int BufferLength = LongestWord;

    private static string FoldAccents(ReadOnlySpan<char> word)
    {
        var text = new StringBuilder(word.Length);
        foreach (var c in word.ToString().Normalize(NormalizationForm.FormD))
            if (char.IsLetter(c) && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark) text.Append(char.ToLowerInvariant(c));
        return text.ToString();
    }

    private static FrozenDictionary<string, int> ReadMonths(params string[] names) =>
        names.SelectMany((list, month) => list.Split(' '), (list, name) => (name, Array.IndexOf(names, list) + 1))
            .ToFrozenDictionary(pair => pair.name, pair => pair.Item2, StringComparer.Ordinal);
}
