namespace Insights.Data.Import.Reading;

/// <summary>The sign between whole units and decimals in a file's numbers.</summary>
public enum DecimalMark
{
    /// <summary>1,234.56</summary>
    Point,

    /// <summary>1.234,56</summary>
    Comma,
}
