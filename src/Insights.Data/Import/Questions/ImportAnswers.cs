using Insights.Data.Purchases;

namespace Insights.Data.Import.Questions;

/// <summary>How answers that a shop has given are addressed.</summary>
public static class ImportAnswers
{
    /// <summary>The kind of answers that hold for all files of the shop.</summary>
    public const string OfShop = "";

    /// <summary>Between the format and the header of a kind.</summary>
    internal const char HeaderMark = ':';

    /// <summary>Between the columns of a kind's header.</summary>
    internal const char ColumnMark = '|';


    /// <summary>In place of an import: what the owner has stated apart from any, as in the settings.</summary>
    internal static readonly ImportId OfNoImport = new(0);
}
