using System.Globalization;
using System.IO.Compression;
using Insights.Data.Tiers;

namespace Insights.Testing;

/// <summary>One of the settings whose tiers and targets were computed independently of this project.</summary>
/// <param name="Name">The setting's name in the file names.</param>
/// <param name="File">The purchase data it is about.</param>
/// <param name="AsOf">The cutoff.</param>
/// <param name="HorizonDays">Length of the holdout period in days.</param>
public sealed record LabelledSetting(string Name, string File, DateOnly AsOf, int HorizonDays)
{
    public const string Cdnow = "CDNOW_master.txt.gz";
    public const string OnlineRetail = "online_retail_2010_2011.csv.gz";

    public static IReadOnlyList<LabelledSetting> All { get; } =
    [
        new("cdnow_39w", Cdnow, new DateOnly(1997, 10, 1), 273),
        new("cdnow_180", Cdnow, new DateOnly(1998, 1, 2), 180),
        new("cdnow_90", Cdnow, new DateOnly(1998, 4, 2), 90),
        new("or2011_90", OnlineRetail, new DateOnly(2011, 9, 11), 90),
        new("or2011_spring90", OnlineRetail, new DateOnly(2011, 6, 13), 90),
    ];

    public string DataPath => Path.Combine(RepositoryPaths.SharedData, File);

    public IReadOnlyDictionary<string, Label> ReadLabels()
    {
        using var file = System.IO.File.OpenRead(Path.Combine(RepositoryPaths.SharedData, "labels", $"labels_{Name}.csv.gz"));
        using var text = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        var header = text.ReadLine()!.Split(',');
        var labels = new Dictionary<string, Label>(StringComparer.Ordinal);
        while (text.ReadLine() is { } row)
        {
            var cells = row.Split(',');
            string Cell(string name) => cells[Array.IndexOf(header, name)];
            double Number(string name) => double.Parse(Cell(name), CultureInfo.InvariantCulture);
            labels.Add(Cell("customer"), new Label(
                Enum.Parse<Tier>(Cell("tier")), Cell("abc"), Number("spend"), (int)Number("n_365"), Cell("y_vip") == "1", Cell("y_churn") == "1",
                (int)Number("x"), Number("tx"), Number("Tw"), Number("exp_tx"), Number("clv"), Number("p_churn_bg")));
        }
        return labels;
    }

    public override string ToString() => Name;
}

/// <summary>What a label file says about one customer; times are in weeks.</summary>
public sealed record Label(
    Tier Tier, string RevenueShareTier, double Spend, int PurchaseDays, bool IsNextVip, bool IsChurned,
    int Frequency, double Recency, double Tenure, double ExpectedPurchases, double Clv, double ChurnProbability);
