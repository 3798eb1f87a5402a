using Insights.Server.Features.Pages;

namespace Insights.Server.Features.Imports;

/// <summary>What the fields of a file are called on pages.</summary>
internal static class FieldNames
{
    /// <summary>What stands before a field in the name of its text.</summary>
    internal const string Prefix = "field-";

    /// <summary>A field's name in the reader's language.</summary>
    internal static string Of(PageTexts texts, string field) => texts.Of(Prefix + field);
}
