using Insights.Data.Import.Messages;
using Insights.Data.Import.Questions;
using Insights.Data.Import.Reading;
using Insights.Data.Import.Results;
using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Formats.Generic;

/// <summary>
/// Reads a table of sales whose columns are not all known by name: a missing one is proposed by similar names and by the content of the
/// cells, and becomes a question.
/// </summary>
internal sealed class SalesColumns
{
    /// <summary>The beginning of the keys of questions for columns; the field follows.</summary>
    internal const string KeyPrefix = "column:";

    /// <summary>The answer that the file has no such column.</summary>
    internal const string None = "none";

    private static readonly string[] Asked = [OrderFields.Customer, OrderFields.Date, OrderFields.Amount];

    private static readonly string[] Values = [OrderFields.Amount, GenericFormat.OrderTotal, OrderFields.LineTotal, OrderFields.Price];

    private static readonly string[] CustomerParts = ["kund", "custom", "client", "klant", "buyer", "kauf", "kaeuf", "acheteur", "mail", "member", "mitglied", "user", "gast", "guest", "patient", "name", "nom", "wer", "who", "firma", "company", "besteller", "empfanger", "contact", "kontakt", "account", "debitor", "correo", "courriel", "phone", "telefon"];
    private static readonly string[] DateParts = ["dat", "tag", "day", "jour", "dag", "fecha", "zeit", "time", "wann", "when", "created", "erstellt", "am", "le"];
    private static readonly string[] AmountParts = ["betrag", "amount", "summe", "sum", "total", "gesamt", "umsatz", "wert", "value", "preis", "price", "prix", "prijs", "precio", "prezzo", "montant", "bedrag", "importe", "importo", "brutto", "netto", "gross", "net", "paid", "bezahlt", "revenue", "sales", "wieviel", "eur", "euro", "chf", "usd", "gbp"];

    private readonly FileHead head;
    private readonly ColumnMap map;
    private readonly IReadOnlyDictionary<string, string> answers;
    private readonly Columns bound;

    private SalesColumns(FileHead head, ColumnMap map, IReadOnlyDictionary<string, string> answers)
    {
        this.head = head;
        this.answers = answers;
        this.map = map.For(head.FirstRow).With(Asked
            .Select(field => (field, answers.GetValueOrDefault(KeyPrefix + field) ?? None))
            .Where(pair => !pair.Item2.Equals(None, StringComparison.OrdinalIgnoreCase)));
        bound = GenericFormat.Bind(head, this.map);
    }

    /// <summary>The file as sales, with questions for what is not certain; null where it does not look like sales.</summary>
    /// <param name="head">The file's first rows.</param>
    /// <param name="map">Columns that the user names.</param>
    /// <param name="answers">Answers to earlier questions for columns.</param>
    /// <param name="isStated">True where the user states that these are sales.</param>
    /// <exception cref="QuestionsException">A column that is needed is not there by any sign.</exception>
    internal static FormatMatch? Find(FileHead head, ColumnMap map, IReadOnlyDictionary<string, string> answers, bool isStated)
    {
        var columns = new SalesColumns(head, map, answers);
        var looksLikeSales = isStated || columns.LooksLikeSales() || Asked.Any(field => answers.ContainsKey(KeyPrefix + field));
        return looksLikeSales ? columns.Ask() : null;
    }

    /// <summary>True where a table has what sales have and a list of customers has not: two of a day, an order's number, and money or units.</summary>
    internal static bool AreLikely(FileHead head) => new SalesColumns(head, ColumnMap.Empty, new Dictionary<string, string>()).LooksLikeSales();

    private bool LooksLikeSales()
    {
        var money = Ordinals.Where(ordinal => IsMoney(ordinal) && !IsSumOfCustomer(ordinal)).ToList();
        var hasPart = money.Exists(IsPartOfOrder);
        var hasDate = Ordinals.Any(ordinal => IsDate(ordinal) && (!IsDayOfCustomer(ordinal) || (hasPart && IsDayOfEntry(ordinal))));
        var isDay = hasDate || (bound.Has(OrderFields.Date) && !IsDayOfCustomer(bound[OrderFields.Date]));
        var hasOrder = bound.Has(OrderFields.Order) && !Ordinals.Any(IsSumOfCustomer);
        var hasValue = money.Count > 0 || Values.Any(field => bound.Has(field) && !IsSumOfCustomer(bound[field]));
        return (isDay && (hasValue || hasOrder || bound.Has(OrderFields.Quantity))) || (hasOrder && hasValue);
    }

    private FormatMatch Ask()
    {
        var columns = bound;
        var questions = new List<ImportQuestion>();
        foreach (var field in Asked)
        {
            var answer = answers.GetValueOrDefault(KeyPrefix + field);
            var isKnown = field == OrderFields.Amount ? GenericFormat.HasValue(columns) : columns.Has(field);
            if (isKnown && answer is null) continue;
            var question = QuestionFor(field, columns);
            questions.Add(question);
            var value = answer ?? question.Proposal;
            if (value is null || value.Equals(None, StringComparison.OrdinalIgnoreCase)) continue;
            columns = WithAlone(columns, field, OrdinalOf(value));
        }
        var isComplete = columns.Has(OrderFields.Date) && GenericFormat.HasValue(columns);
        if (!isComplete) throw new QuestionsException(questions, preview: null);
        return GenericFormat.MatchOf(columns, head, map) with { Questions = questions };
    }

    /// <summary>The columns with a field in a column that means nothing else: a time that holds days is no time of day.</summary>
    private static Columns WithAlone(Columns columns, string field, int ordinal)
    {
        if (field == OrderFields.Date && columns[OrderFields.Time] == ordinal) columns = columns.With((OrderFields.Time, Columns.Absent));
        return columns.With((field, ordinal));
    }

    private ImportQuestion QuestionFor(string field, Columns columns)
    {
        var choices = Ordinals.Select(ordinal => new ImportChoice(head.FirstRow[ordinal], TextOf(ordinal))).ToList();
        var proposal = Proposal(field, columns) is { } ordinal ? head.FirstRow[ordinal] : null;
        if (field == OrderFields.Customer)
        {
            choices.Add(new ImportChoice(None, new("choice-column-none")));
            return new ImportQuestion(KeyPrefix + field, proposal is null ? new("question-customer-absent") : new("question-column-customer"), choices, proposal ?? None);
        }
        return new ImportQuestion(KeyPrefix + field, field == OrderFields.Date ? new("question-column-date") : new("question-column-amount"), choices, proposal);
    }

    private ImportMessage TextOf(int ordinal)
    {
        var examples = string.Join(", ", Cells(ordinal).Distinct(StringComparer.Ordinal).Take(ImportQuestion.MaxExamples));
        return examples.Length == 0 ? new("choice-column-empty", head.FirstRow[ordinal]) : new("choice-column", head.FirstRow[ordinal], examples);
    }

    private int? Proposal(string field, Columns columns)
    {
        var taken = Asked.Where(columns.Has).Select(other => columns[other]).ToHashSet();
        var free = Ordinals.Where(ordinal => !taken.Contains(ordinal)).ToList();
        return field switch
        {
            OrderFields.Date => Best(free.Where(IsDate), DateParts),
            OrderFields.Amount => Best(free.Where(IsMoney), AmountParts),
            _ => Best(free.Where(ordinal => !IsDate(ordinal) && !IsMoney(ordinal) && NamesCustomer(ordinal)), CustomerParts),
        };
    }

    /// <summary>The column whose name resembles the words most, the first of several; null without any.</summary>
    private int? Best(IEnumerable<int> ordinals, string[] parts)
    {
        int? best = null;
        foreach (var ordinal in ordinals)
            if (best is null || Resemblance(ordinal, parts) > Resemblance(best.Value, parts)) best = ordinal;
        return best;
    }

    private int Resemblance(int ordinal, string[] parts)
    {
        var name = Columns.Normalise(head.FirstRow[ordinal]);
        var byName = parts.Where(part => name.Contains(part, StringComparison.Ordinal)).Select(part => part.Length).DefaultIfEmpty(0).Max();
        return byName + (parts == CustomerParts && Cells(ordinal).Any(cell => cell.Contains('@', StringComparison.Ordinal)) ? 2 * name.Length + 10 : 0);
    }

    /// <summary>True where the name states so, or the cells are e-mail addresses.</summary>
    private bool NamesCustomer(int ordinal) => Resemblance(ordinal, CustomerParts) > 0;

    private bool IsDate(int ordinal)
    {
        var cells = Cells(ordinal).ToList();
        var dates = cells.Count(cell => DateReader.TryRead(cell, DateOrder.DayMonthYear, out _, out _, out _) || DateReader.TryRead(cell, DateOrder.MonthDayYear, out _, out _, out _));
        return cells.Count > 0 && dates * 5 >= cells.Count * 4 && (Resemblance(ordinal, DateParts) > 0 || !cells.TrueForAll(cell => cell.All(char.IsAsciiDigit)));
    }

    /// <summary>True for numbers with two decimals, a currency's sign or a name of money.</summary>
    private bool IsMoney(int ordinal)
    {
        var cells = Cells(ordinal).ToList();
        if (cells.Count == 0 || IsDate(ordinal)) return false;
        var numbers = cells.Count(GenericContent.IsNumber);
        if (numbers * 5 < cells.Count * 4) return false;
        return Resemblance(ordinal, AmountParts) > 0 || cells.Exists(cell => cell.Length > 3 && cell[^3] is '.' or ',' || cell.Any(c => char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.CurrencySymbol));
    }

    /// <summary>Days that lists of customers have as well.</summary>
    private bool IsDayOfCustomer(int ordinal)
    {
        var name = Columns.Normalise(head.FirstRow[ordinal]);
        return CustomerDays.Any(part => name.Contains(part, StringComparison.Ordinal));
    }

    private static readonly string[] CustomerDays = ["birth", "geburt", "naissance", "geboorte", "nacimiento", "nascita", "last", "letzt", "dernier", "laatst", "ultim", "first", "erst", "since", "seit", "depuis", "sinds", "regist", "signup", "joined", "created", "erstellt", "updated", "modified", "geandert", "anniversary", "dob"];

    /// <summary>The day on which a customer was entered, or an order.</summary>
    private bool IsDayOfEntry(int ordinal) => Columns.Normalise(head.FirstRow[ordinal]) is var name && EntryDays.Any(part => name.Contains(part, StringComparison.Ordinal));

    private static readonly string[] EntryDays = ["created", "erstellt", "angelegt", "creation", "aangemaakt", "creado", "creato"];

    /// <summary>A part of an order's money, which no list of customers has, such as "Subtotal" or "Lineitem price".</summary>
    private bool IsPartOfOrder(int ordinal) => Columns.Normalise(head.FirstRow[ordinal]) is var name && OrderParts.Any(part => name.Contains(part, StringComparison.Ordinal));

    private static readonly string[] OrderParts = ["subtotal", "zwischensumme", "soustotal", "subtotaal", "subtotale", "lineitem", "linetotal", "itemprice", "itemtotal", "unitprice", "einzelpreis", "stuckpreis", "prixunitaire"];

    /// <summary>Sums that are stored with a customer, such as "Total spent" or "Orders".</summary>
    private bool IsSumOfCustomer(int ordinal)
    {
        var name = Columns.Normalise(head.FirstRow[ordinal]);
        return CustomerSums.Any(part => name.Contains(part, StringComparison.Ordinal)) || name == "orders";
    }

    private static readonly string[] CustomerSums = ["spent", "spend", "lifetime", "totalorders", "ordercount", "orderscount", "numberoforders", "anzahlbestellungen", "gesamtumsatz", "umsatzgesamt", "aov", "average", "durchschnitt", "balance", "saldo", "creditlimit", "points", "punkte", "visits", "besuche", "ltv"];

    private IEnumerable<int> Ordinals => Enumerable.Range(0, head.FirstRow.Count).Where(ordinal => !string.IsNullOrWhiteSpace(head.FirstRow[ordinal]));

    private IEnumerable<string> Cells(int ordinal) => GenericContent.CellsOf(head.Rows, ordinal);

    private int OrdinalOf(string column)
    {
        for (var i = 0; i < head.FirstRow.Count; i++)
            if (head.FirstRow[i].Equals(column, StringComparison.OrdinalIgnoreCase)) return i;
        throw new ImportException(new("column-missing", column, string.Join(", ", head.FirstRow)));
    }
}
