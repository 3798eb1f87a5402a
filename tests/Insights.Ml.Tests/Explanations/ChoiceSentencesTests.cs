using System.Globalization;
using Insights.Data.Values;
using Insights.Ml.Explanations;
using Insights.Ml.Models.Rules;
using Insights.Ml.Targets;
using Insights.Ml.Training;

namespace Insights.Ml.Tests.Explanations;

public class ChoiceSentencesTests
{
    private static readonly Sentences English = new(CultureInfo.GetCultureInfo("en"), "EUR");
    private static readonly Sentences German = new(CultureInfo.GetCultureInfo("de"), "EUR");

    [Theory]
    [InlineData(PredictionTarget.NextVip)]
    [InlineData(PredictionTarget.Churn)]
    public void Every_simple_rule_is_named_in_both_languages(PredictionTarget target)
    {
        foreach (var (feature, _) in RuleTrainer.RulesOf(target))
        {
            var choice = Choice(target, CandidateKind.Rule) with { Rule = feature };
            Assert.StartsWith("A simple rule is as good here: ", English.Of(choice));
            Assert.StartsWith("Eine einfache Regel ist hier ebenso gut: ", German.Of(choice));
        }
    }

    [Fact]
    public void Every_kind_of_model_has_a_sentence_of_its_own_in_both_languages()
    {
        var kinds = Enum.GetValues<CandidateKind>().Where(kind => kind != CandidateKind.Rule).Select(kind => Choice(PredictionTarget.Churn, kind)).ToList();

        Assert.Equal(2 * kinds.Count, kinds.Select(English.Of).Concat(kinds.Select(German.Of)).Distinct().Count());
    }

    [Fact]
    public void Where_kinds_were_not_compared_none_is_called_the_best() =>
        Assert.Contains("too few earlier periods", English.Of(Choice(PredictionTarget.Churn, CandidateKind.Blend) with { Candidates = [] }));

    [Fact]
    public void A_month_is_named_in_the_readers_language()
    {
        var notice = new Notice(Notice.MonthCutOff, [EpochDay.From(new DateOnly(2024, 3, 1))]);

        Assert.StartsWith("March 2024 ", English.Of(notice));
        Assert.StartsWith("März 2024 ", German.Of(notice));
    }

    private static TargetChoice Choice(PredictionTarget target, CandidateKind kind) => new()
    {
        Target = target,
        Kind = kind,
        Holdouts = [new DateOnly(2024, 1, 1)],
        Candidates = [new CandidateResult(kind, AveragePrecision: 0.3, Brier: 0.1)],
        TrainingCutoffs = [],
    };
}
