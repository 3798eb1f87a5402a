using System.Net.Mime;
using Insights.Server.GraphQL.Http;
using Insights.Server.GraphQL.Requests;
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
        [AsParameters] PictureQuery query, HttpContext http, ChartReader charts, ChartPictureReader pictures, CancellationToken cancellationToken)
    {
        if (query.Kind is not { } kind || !charts.Names.Contains(query.Name))
            return Results.NotFound($"There is no chart '{query.Name}.{query.Format}'. There are: {string.Join(", ", charts.Names)}; as svg or png.");
        if (query.Fault is { } fault) return Results.BadRequest(fault);
        try
        {
            return await DrawAsync(query, kind, ChartArguments.Parse(query.Customer, query.By), http, pictures, cancellationToken);
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
        PictureQuery query, ChartFormat kind, ChartArguments arguments, HttpContext http, ChartPictureReader pictures, CancellationToken cancellationToken)
    {
        if (await pictures.FindAsync(query, kind, arguments, cancellationToken) is not { Picture: var picture }) return Results.NotFound("There is no analysis yet. Make one first: insights analyze");
        var mediaType = kind == ChartFormat.Svg ? MediaTypeNames.Image.Svg : MediaTypeNames.Image.Png;
        return ETag.IsKnown(http, mediaType, picture) ? Results.StatusCode(StatusCodes.Status304NotModified) : Results.File(picture, mediaType);
    }
}
