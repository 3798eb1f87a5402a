
namespace Insights.Data.Import.Rows;

/// <summary>For how long a source gives an order number to one order only.</summary>
public enum OrderNumbers
{
    /// <summary>For ever: the number alone is the order, as in web shops.</summary>
    Forever,

    /// <summary>For a day, or it is not known: the same number on another day is another receipt, or a further day of the same order, and adds to it.</summary>
    Day,
}
