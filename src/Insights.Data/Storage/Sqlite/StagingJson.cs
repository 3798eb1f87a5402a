using System.Text.Json.Serialization;
using Insights.Data.Customers;

namespace Insights.Data.Storage.Sqlite;

/// <summary>How customer details are written while they wait in the staging area.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CustomerDetails))]
internal sealed partial class StagingJson : JsonSerializerContext;
