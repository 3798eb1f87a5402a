using System.Globalization;
using System.Resources;
using System.Text;
using Insights.Data.Values;
using Insights.Ml.Features;
using Insights.Ml.Training;

namespace Insights.Ml.Explanations;

/// <summary>
/// Turns reasons and notices into sentences in a reader's language. The sentences are in the resources of this class,
/// under the name of the feature or notice, with placeholders such as {0:days}, {0:money}, {0:chance} or {1:n0} for the facts.
/// </summary>
/// <param name="language">The reader's language; German or English, which stands in for all others.</param>
/// <param name="currency">ISO 4217 code of the shop's currency.</param>
public sealed class Sentences(CultureInfo language, string currency)
{
    private const string Likelier = "\u2191";
    private const string LessLikely = "\u2193";
    private const int DayLimit = 2;
    private const double Percent = 100;

    private static readonly ResourceManager Texts = new(typeof(Sentences));

    /// <summary>A reason, after an arrow that shows whether it makes the outcome likelier.</summary>
    public string Of(Reason reason) =>
        $"{(reason.LogOdds >= 0 ? Likelier : LessLikely)} {Fill(Template(reason.Sentence), reason.Facts)}";

    /// <summary>The difference that would raise a customer's probability of tier A the most.</summary>
    public string Of(WhatIf whatIf) => Fill(Template(NameOf(whatIf.Kind)), whatIf.Facts);

    /// <summary>A notice.</summary>
    public string Of(Notice notice) => Fill(Template(notice.Code), notice.Facts);

    /// <summary>Which kind of model predicts a target, and why.</summary>
    public string Of(TargetChoice choice) => choice switch
    {
        { Kind: CandidateKind.Rule, Rule: { } rule } => Template("choice-rule").Replace("{rule}", Template($"rule-{rule}"), StringComparison.Ordinal),
        { Kind: CandidateKind.Blend, Candidates.Count: 0 } => Template("choice-blend-untested"),
        { Kind: CandidateKind.Logistic } => Template("choice-logistic"),
        { Kind: CandidateKind.LightGbm } => Template("choice-light-gbm"),
        { Kind: CandidateKind.FastTree } => Template("choice-fast-tree"),
        { Kind: CandidateKind.Blend } => Template("choice-blend"),
        _ => throw new ArgumentOutOfRangeException(nameof(choice)),
    };

    /// <summary>The names under which there is a sentence in exactly this language.</summary>
    internal static IReadOnlySet<string> NamesIn(CultureInfo language)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        if (Texts.GetResourceSet(language, createIfNotExists: true, tryParents: false) is not { } set) return names;
        foreach (System.Collections.DictionaryEntry entry in set) names.Add((string)entry.Key);
        return names;
    }

    /// <summary>The name of the sentence of a what-if.</summary>
    internal static string NameOf(WhatIfKind kind) => kind switch
    {
        WhatIfKind.OneMorePurchase => "lift-one-more-purchase",
        WhatIfKind.LargerPurchases => "lift-larger-purchases",
        WhatIfKind.TwoMorePurchases => "lift-two-more-purchases",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private string Template(string name) =>
        Texts.GetString(name, language) ?? throw new InvalidOperationException($"There is no sentence '{name}'.");

    private string Fill(string template, IReadOnlyList<double> facts)
    {
        var text = new StringBuilder();
        for (var i = 0; i < template.Length; i++)
        {
            var end = template[i] == '{' ? template.IndexOf('}', i) : -1;
            if (end < 0)
            {
                text.Append(template[i]);
                continue;
            }
            var placeholder = template[(i + 1)..end].Split(':');
            text.Append(Format(facts[int.Parse(placeholder[0], CultureInfo.InvariantCulture)], placeholder[1]));
            i = end;
        }
        return text.ToString();
    }

    private string Format(double fact, string format) => format switch
    {
        "chance" => (fact / Percent).ToChance(language),
        "percent" => (fact / Percent).ToPercent(language),
        "tenths-of-percent" => (fact / Percent).ToPercent(language, decimals: 1),
        "purchases" => Purchases(fact),
        "days" => Days(fact, "unit-day", "unit-days"),
        "days-dative" => Days(fact, "unit-day-dative", "unit-days-dative"),
        "weekday" => Template($"weekday-{fact.ToString("F0", CultureInfo.InvariantCulture)}"),
        "money" => $"{fact.ToString(Math.Abs(fact) < 1000 ? "N2" : "N0", language)} {currency}",
        "date" => EpochDay.ToDate((int)fact).ToString(Template("date-format"), language),
        "month" => EpochDay.ToDate((int)fact).ToString("MMMM yyyy", language),
        _ => fact.ToString(format, language),
    };

    /// <summary>None are expected of nobody; rounding must not make it so.</summary>
    private string Purchases(double expected) => Math.Round(expected, 1) > 0 ? expected.ToString("N1", language) : Template("under-a-tenth");

    private string Days(double days, string one, string several)
    {
        // Below two days a decimal is informative; above, it only suggests precision.
        var rounded = days < DayLimit ? Math.Round(days, 1) : Math.Round(days);
        var text = rounded.ToString(rounded == Math.Floor(rounded) ? "N0" : "N1", language);
        return Template(rounded == 1 ? one : several).Replace("{0}", text, StringComparison.Ordinal);
    }
}
