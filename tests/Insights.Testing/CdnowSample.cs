using System.Globalization;
using System.IO.Compression;

namespace Insights.Testing;

/// <summary>The CDNOW sample of 2,357 customers as the literature uses it, in weeks up to 1997-09-30.</summary>
public static class CdnowSample
{
    public static IReadOnlyList<(int Frequency, double Recency, double Tenure, double MeanValue)> Read()
    {
        using var file = File.OpenRead(Path.Combine(RepositoryPaths.SharedData, "cdnow_customers_summary_with_transactions.csv.gz"));
        using var text = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        text.ReadLine();
        var rows = new List<(int, double, double, double)>();
        while (text.ReadLine() is { } row)
        {
            var cells = row.Split(',');
            double Number(int i) => double.Parse(cells[i], CultureInfo.InvariantCulture);
            rows.Add(((int)Number(1), Number(2), Number(3), Number(4)));
        }
        return rows;
    }
}
