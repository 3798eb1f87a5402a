using System.Text;
using Insights.Server.GraphQL.Contract;
using Insights.Server.GraphQL.Documents;
using Microsoft.Net.Http.Headers;

namespace Insights.Server.GraphQL.Endpoints;

/// <summary>The printed schema at an address, for code generators and reviews.</summary>
internal static class SchemaEndpoint
{
    internal const string Path = ContractSchema.Address;

    internal static void MapSchema(this WebApplication app)
    {
        var sdl = app.Services.GetRequiredService<BoundContract>().Schema.Sdl;
        var bytes = Encoding.UTF8.GetBytes(sdl);
        var tag = new EntityTagHeaderValue($"\"{DocumentHash.Of(sdl)}\"");
        app.MapGet(Path, () => Results.Bytes(bytes, "text/plain; charset=utf-8", entityTag: tag));
    }
}
