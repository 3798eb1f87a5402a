
namespace Insights.Ml.Explanations;

/// <summary>
/// Something an owner should know about a run, as a code and its numbers; its sentence is in the texts under the code.
/// </summary>
/// <param name="Code">In lower case with hyphens.</param>
/// <param name="Facts">The numbers in the sentence.</param>
public sealed record Notice(string Code, IReadOnlyList<double> Facts)
{
    /// <summary>No earlier period of the horizon's length has enough history before it. Facts: horizon, days of history, days needed.</summary>
    public const string TooLittleHistory = "too-little-history";

    /// <summary>Too few customers to learn from. Facts: customers of the rarer outcome, customers needed.</summary>
    public const string TooFewCustomers = "too-few-customers";

    /// <summary>No customer has bought on two days, so that nothing can be predicted about repeat purchases. No facts.</summary>
    public const string NoRepeatPurchases = "no-repeat-purchases";

    /// <summary>The buying model cannot be fitted. No facts.</summary>
    public const string BuyingModelFails = "buying-model-fails";

    /// <summary>No customer has a purchase in the tier policy's window before the date. Facts: days of the window.</summary>
    public const string NoActiveCustomers = "no-active-customers";

    /// <summary>The pipeline of this run was not available a horizon ago, for another reason than a short history. Facts: horizon.</summary>
    public const string NotComparable = "not-comparable";

    /// <summary>The history is shorter than a year, so that seasons are unknown. Facts: days of history.</summary>
    public const string LessThanAYear = "less-than-a-year";

    /// <summary>The newest purchase is long before the date. Facts: days between.</summary>
    public const string DataEndsEarly = "data-ends-early";

    /// <summary>The newest sale is longer ago than the shop paused in the year before. Facts: its day as days since 1970-01-01, days since then, longest time between two days with sales in that year, 0 where there are not two.</summary>
    public const string DataAreOld = "data-are-old";

    /// <summary>Files were imported after the run. Facts: their number, the run's date as days since 1970-01-01.</summary>
    public const string DataAreNewer = "data-are-newer";

    /// <summary>Receipts lie on or after the run's date, returns without a purchase after them above all. Facts: their number, the run's date as days since 1970-01-01.</summary>
    public const string DataLieBeyond = "data-lie-beyond";

    /// <summary>The predictions cannot be checked yet: the pipeline that is used now could not be trained one horizon ago. Facts: horizon, days needed, days of history then.</summary>
    public const string NotYetChecked = "not-yet-checked";

    /// <summary>A parameter of the buying model has run to its bound. No facts.</summary>
    public const string BuyingModelAtBoundary = "buying-model-at-boundary";

    /// <summary>No probability is given for customers without a purchase in the window. No facts.</summary>
    public const string NotActive = "not-active";

    /// <summary>The last calendar month is not over at the date. Facts: the month's first day as days since 1970-01-01.</summary>
    public const string MonthCutOff = "month-cut-off";

    /// <summary>More than a tenth of the last year's sales was returned. Facts: the value of returns in percent of that of sales.</summary>
    public const string LargeReturns = "large-returns";

    /// <summary>More than a fifth of the last year's net sales name no customer. Facts: their share in percent.</summary>
    public const string LargeAnonymousSales = "large-anonymous-sales";

    /// <summary>Clearly more or fewer customers became VIPs lately than in the training periods. Facts: percent lately, percent before.</summary>
    public const string VipRateChanged = "vip-rate-changed";

    /// <summary>Clearly more or fewer customers churned lately than in the training periods. Facts: percent lately, percent before.</summary>
    public const string ChurnRateChanged = "churn-rate-changed";

    /// <summary>The time since the last purchase is spread otherwise than when the models learned. Facts: mean days now, mean days then.</summary>
    public const string DriftOfDaysSinceLastPurchase = "drift-days-since-last-purchase";

    /// <summary>The purchase days in 90 days are spread otherwise than when the models learned. Facts: mean now, mean then.</summary>
    public const string DriftOfPurchases = "drift-purchases-90";

    /// <summary>The spend in 90 days is spread otherwise than when the models learned. Facts: mean now, mean then, in units of the currency.</summary>
    public const string DriftOfSpend = "drift-spend-90";

    /// <summary>The value of purchase days is spread otherwise than when the models learned. Facts: mean now, mean then, in units of the currency.</summary>
    public const string DriftOfMeanValue = "drift-mean-value";

    internal static Notice Of(string code, params double[] facts) => new(code, facts);
}
