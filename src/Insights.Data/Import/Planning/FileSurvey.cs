using Insights.Data.Import.Rows;
using Insights.Data.Shops;

namespace Insights.Data.Import.Planning;

/// <summary>The survey of a file's rows that some formats need before they can map the first one.</summary>
internal static class FileSurvey
{
    /// <summary>The plan with what was found out and asked.</summary>
    internal static async Task<FilePlan> RunAsync(FilePlan plan, CancellationToken cancellationToken)
    {
        if (plan.Format is not ISurveyingFormat format || format.Survey(plan.Match) is not { } survey) return plan;
        var cells = new SurveySink(ContextOf(plan));
        await using var input = await plan.OpenAsync(cancellationToken);
        while (await input.Rows.ReadAsync(cancellationToken) && survey.Observe(input.Rows, cells)) { }
        return plan with { Match = survey.Conclude(plan.Questions) };
    }

    private static FileContext ContextOf(FilePlan plan)
    {
        var utc = new ShopCalendar(Utc);
        return new FileContext(
            plan.Match.Columns.Header, plan.Dialect, utc, utc, plan.Options.Currency ?? plan.FileCurrency ?? plan.SignCurrencyIn(shopCurrency: null) ?? Currency.Assumed, DateTime.MaxValue, plan.Questions);
    }

    private const string Utc = "Etc/UTC";
}
