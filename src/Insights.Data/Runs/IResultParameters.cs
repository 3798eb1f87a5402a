namespace Insights.Data.Runs;

/// <summary>The parameters of a statement that stores results, counted from 0.</summary>
internal interface IResultParameters
{
    void Bind(int parameter, long? value);

    void Bind(int parameter, double? value);

    void Bind(int parameter, string? value);
}
