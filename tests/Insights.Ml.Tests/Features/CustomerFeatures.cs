using System.Globalization;
using Insights.Data.Histories;
using Insights.Data.Tiers;
using Insights.Data.Values;
using Insights.Ml.Buying;
using Insights.Ml.Explanations;
using Insights.Ml.Features;

namespace Insights.Ml.Tests.Features;

/// <summary>The features of one customer, as models and as owners see them.</summary>
internal sealed class CustomerFeatures
{
    internal static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");
    internal static readonly CultureInfo German = CultureInfo.GetCultureInfo("de");

    private readonly CustomerView view = new();

    internal CustomerFeatures(PurchaseHistories histories, string customer, DateOnly? cutoff = null, int horizonDays = 90)
        : this(histories, Array.IndexOf([.. histories.ExternalIds], customer), ContextAt(histories, cutoff ?? histories.AsOf, horizonDays))
    {
    }

    internal CustomerFeatures(PurchaseHistories histories, int customer, CutoffContext context) => view.Load(histories, customer, context);

    internal double this[string feature] => Of(feature).ValueOf(view);

    internal string In(CultureInfo language, string feature)
    {
        var (sentence, facts) = Of(feature).Describe(view);
        return new Sentences(language, "EUR").Of(new Reason(feature, sentence, 1, facts))[2..];
    }

    internal static CutoffContext ContextAt(PurchaseHistories histories, DateOnly cutoff, int horizonDays = 90)
    {
        var day = EpochDay.From(cutoff);
        return new CutoffContext(
            histories, TierAssigner.Assign(histories, day, TierPolicy.Default), BuyingPredictions.At(histories, day, horizonDays, CancellationToken.None), horizonDays);
    }

    private static Feature Of(string name) => FeatureCatalog.All.Single(feature => feature.Name == name);
}
