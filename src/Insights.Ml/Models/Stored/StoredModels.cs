using System.IO.Compression;
using System.Text.Json;
using Insights.Data.Runs;

namespace Insights.Ml.Models.Stored;

/// <summary>Models in the form in which a run stores them, from which exactly the same models are read.</summary>
public static class StoredModels
{
    /// <summary>The name of the model that predicts the next VIPs.</summary>
    public const string NextVip = "next-vip";

    /// <summary>The name of the model that predicts churn.</summary>
    public const string Churn = "churn";

    /// <summary>A stored model as UTF-8 JSON: for auditors and other programs.</summary>
    public static byte[] Json(RunModel stored)
    {
        using var brotli = new BrotliStream(new MemoryStream(stored.Content), CompressionMode.Decompress);
        using var json = new MemoryStream();
        brotli.CopyTo(json);
        return json.ToArray();
    }

    internal static RunModel Of(string name, TargetModel model)
    {
        using var content = new MemoryStream();
        using (var brotli = new BrotliStream(content, CompressionLevel.Fastest, leaveOpen: true))
            JsonSerializer.Serialize(brotli, model, TargetModelJson.Calibrated);
        return new RunModel { Name = name, Content = content.ToArray() };
    }

    /// <exception cref="JsonException">The content is no model.</exception>
    internal static TargetModel Read(RunModel stored) =>
        JsonSerializer.Deserialize(Json(stored), TargetModelJson.Calibrated) ?? throw new JsonException("There is no model.");
}
