using System.Globalization;
using System.Net.Mime;
using Insights.Server.GraphQL.Http;
using Insights.Server.GraphQL.Requests;
using Insights.Server.Queries.Caching;
using Insights.Server.Queues;

namespace Insights.Server.Features.Charts;

/// <summary>Charts as pictures: /charts/tier-distribution.svg?width=800&amp;height=450&amp;language=de&amp;theme=dark.</summary>
internal static class ChartEndpoints
{
    internal static void Map(WebApplication app) => app.MapMethods("/charts/{name}.{format}", [HttpMethods.Get, HttpMethods.Head], AnswerAsync).WaitsIn(queues => queues.Pictures);

    /// <summary>Where a chart's picture is.</summary>
    internal static string AddressOf(string name, ChartFormat format, string language, ChartArguments arguments) =>
        $"/charts/{name}.{(format == ChartFormat.Svg ? "svg" : "png")}?language={language}{arguments.Query}";

    private static async Task<IResult> AnswerAsync(
        [AsParameters] PictureQuery query, HttpContext http, ChartReader charts, ResultCache cache, CancellationToken cancellationToken)
    {
        if (query.Kind is not { } kind || !charts.Names.Contains(query.Name))
            return Results.NotFound($"There is no chart '{query.Name}.{query.Format}'. There are: {string.Join(", ", charts.Names)}; as svg or png.");
        if (query.Fault is { } fault) return Results.BadRequest(fault);
        try
        {
            return await DrawAsync(query, kind, ChartArguments.Parse(query.Customer, query.By), http, charts, cache, cancellationToken);
        }
        catch (GraphQLErrorException error) when (error.Code == GraphQLErrorException.NotFound)
        {
            return Results.NotFound("There is no such customer. Ask the API for the ids of customers: { customers { nodes { id } } }");
        }
        catch (GraphQLErrorException error)
        {
            return Results.BadRequest(error.Message);
        }
    }

    private static async Task<IResult> DrawAsync(
        PictureQuery query, ChartFormat kind, ChartArguments arguments, HttpContext http, ChartReader charts, ResultCache cache, CancellationToken cancellationToken)
    {
        var name = string.Create(
            CultureInfo.InvariantCulture, $"{query.Name}-{arguments.Tag}-{kind}-{query.PixelsWide}-{query.PixelsHigh}-{query.Scale ?? 1}-{query.Look}-{query.Culture.Name}");
        var picture = await cache.GetAsync(
            (nameof(ChartRenderer), name), ChartReader.Topics,
            async () => await charts.ReadAsync(query.Name, arguments, query.Culture, cancellationToken) is { } content
                ? ChartRenderer.Render(content, kind, query.PixelsWide, query.PixelsHigh, query.Look, query.Scale ?? 1)
                : null,
            cancellationToken, bytes => bytes?.Length ?? 0);
        if (picture is null) return Results.NotFound("There is no analysis yet. Make one first: insights analyze");
        var mediaType = kind == ChartFormat.Svg ? MediaTypeNames.Image.Svg : MediaTypeNames.Image.Png;
        return ETag.IsKnown(http, mediaType, picture) ? Results.StatusCode(StatusCodes.Status304NotModified) : Results.File(picture, mediaType);
    }
}
