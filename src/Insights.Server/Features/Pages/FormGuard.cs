using Microsoft.AspNetCore.Antiforgery;

namespace Insights.Server.Features.Pages;

/// <summary>Takes a form only with the token that this server's page gave it.</summary>
internal sealed class FormGuard(IAntiforgery antiforgery) : IEndpointFilter
{
    /// <summary>The field of a form that carries the token.</summary>
    internal const string Field = "__RequestVerificationToken";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        await antiforgery.IsRequestValidAsync(context.HttpContext) ? await next(context) : Results.StatusCode(StatusCodes.Status400BadRequest);
}
