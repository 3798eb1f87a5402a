using System.Globalization;
using Insights.Data.Import.Results;
using Insights.Data.Purchases;
using Insights.Data.Storage;
using Insights.Server.Features.Jobs;
using Insights.Server.Features.Pages;
using Insights.Server.Queries.Imports;

namespace Insights.Server.Features.Imports;

/// <summary>The page on which an owner decides whether an import is undone.</summary>
internal static class UndoEndpoints
{
    private const string Path = "/imports/{id:long}/undo";

    /// <summary>How long a page waits for a look before it shows how far that is.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    internal static void Map(WebApplication app)
    {
        app.MapPage(Path, ShowAsync);
        app.MapForm(Path, SendAsync);
    }

    /// <summary>The page, with what a job found out; null looks anew.</summary>
    internal static string LinkTo(ImportId import, Job? job = null) =>
        PageFrame.Link(string.Create(CultureInfo.InvariantCulture, $"/imports/{import.Value}/undo"), ("job", job?.Number));

    private static async Task<IResult> ShowAsync(
        long id, long? job, HttpContext http, PageFrameReader frames, ImportReader imports, JobQueue jobs, IDatabase database, TimeProvider clock, CancellationToken cancellationToken)
    {
        var importId = new ImportId(id);
        if (!await database.IsCurrentAsync(cancellationToken) || await imports.FindAsync(importId, cancellationToken) is not { } import)
            return Results.StatusCode(StatusCodes.Status404NotFound);
        var look = (job is { } number && jobs.Find(number) is { Request: UndoRequest request } known && request.ImportId == importId ? known : null)
            ?? UndoMutations.Start(new UndoRequest(importId, DryRun: true), jobs, database, clock);
        if (look is not null && !await look.EndsWithinAsync(Patience, clock, cancellationToken)) return PageEndpoints.SeeOther(http, JobEndpoints.LinkTo(look));
        var frame = await frames.ReadAsync(http, cancellationToken);
        return PageEndpoints.Page<UndoPage>(http, new UndoModel(frame, import, look?.Outcome?.Undo)
        {
            Problem = look is null ? frame.Texts.Of("too-many-jobs") : new JobModel(frame, look).Problem,
        });
    }

    private static IResult SendAsync(long id, HttpContext http, JobQueue jobs, IDatabase database, TimeProvider clock)
    {
        var importId = new ImportId(id);
        return PageEndpoints.SeeOther(http, UndoMutations.Start(new UndoRequest(importId, DryRun: false), jobs, database, clock) is { } job ? JobEndpoints.LinkTo(job) : LinkTo(importId));
    }
}

/// <summary>What would become of the shop without an import.</summary>
public sealed record UndoModel
{
    internal UndoModel(PageFrame frame, ImportView import, UndoResult? result) => (Frame, Import, Result) = (frame, import, result);

    /// <summary>What every page knows.</summary>
    public PageFrame Frame { get; }

    internal ImportView Import { get; }

    /// <summary>What would change; null where it cannot be undone.</summary>
    internal UndoResult? Result { get; }

    /// <summary>Why it cannot be undone; null where it can.</summary>
    internal string? Problem { get; init; }
}
