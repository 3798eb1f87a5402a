
namespace Insights.Data.Import.Rows;

/// <summary>What the cells of a column hold, so that its way of writing can be detected.</summary>
public enum ColumnContent
{
    /// <summary>Words and codes.</summary>
    Text,

    /// <summary>Numbers and amounts of money.</summary>
    Number,

    /// <summary>Dates with or without a time.</summary>
    Date,

    /// <summary>An ISO 4217 currency code.</summary>
    Currency,
}
