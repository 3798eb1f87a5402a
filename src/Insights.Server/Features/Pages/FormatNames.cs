using Insights.Data.Import.Rows;

namespace Insights.Server.Features.Pages;

/// <summary>What kinds of files are called on pages.</summary>
internal static class FormatNames
{
    /// <summary>A format in the reader's language.</summary>
    internal static string Of(PageTexts texts, IImportFormat format) => format switch
    {
        { System: { } system } and ICustomerFormat => texts.Of("format-customers-of", system),
        { System: { } system } => texts.Of("format-sales-of", system),
        ICustomerFormat => texts.Of("format-customers"),
        { Name: "generic" } => texts.Of("format-generic"),
        _ => format.Name,
    };
}
