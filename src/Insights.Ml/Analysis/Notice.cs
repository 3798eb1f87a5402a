namespace Insights.Ml.Analysis;

/// <summary>
/// Something an owner should know about a run, as a code and its numbers; the sentence stands in the texts under the code.
/// </summary>
/// <param name="Code">In lower case with hyphens.</param>
/// <param name="Facts">The numbers that the sentence speaks of.</param>
public sealed record Notice(string Code, IReadOnlyList<double> Facts)
{
    /// <summary>No earlier period of the horizon's length has enough history before it. Facts: horizon, days of history, days needed.</summary>
    public const string TooLittleHistory = "too-little-history";

    /// <summary>Too few customers to learn from. Facts: customers of the rarer outcome, customers needed.</summary>
    public const string TooFewCustomers = "too-few-customers";

    /// <summary>No customer has bought on two days, so that nothing can be said about buying again. No facts.</summary>
    public const string NoRepeatPurchases = "no-repeat-purchases";

    /// <summary>The buying model cannot be fitted. No facts.</summary>
    public const string BuyingModelFails = "buying-model-fails";

    /// <summary>No customer has a purchase in the tier policy's window before the date. Facts: days of the window.</summary>
    public const string NoActiveCustomers = "no-active-customers";

    /// <summary>What can be said now could not be said a horizon ago for another reason than a short history. Facts: horizon.</summary>
    public const string NotComparable = "not-comparable";

    /// <summary>The history is shorter than a year, so that seasons are not known. Facts: days of history.</summary>
    public const string LessThanAYear = "less-than-a-year";

    /// <summary>The newest purchase is long before the date. Facts: days between.</summary>
    public const string DataEndsEarly = "data-ends-early";

    /// <summary>The predictions cannot be checked yet: the recipe that is used now could not be trained one horizon ago. Facts: horizon, days needed, days of history then.</summary>
    public const string NotYetChecked = "not-yet-checked";

    /// <summary>A parameter of the buying model has run to its bound. No facts.</summary>
    public const string BuyingModelAtBoundary = "buying-model-at-boundary";

    /// <summary>No probability is given for customers without a purchase in the window. No facts.</summary>
    public const string NotActive = "not-active";

    internal static Notice Of(string code, params double[] facts) => new(code, facts);
}
