using System.Threading.Channels;
using Insights.Data.Credentials;
using Insights.Data.Databases;
using Insights.Data.Storage;

namespace Insights.Server.Authentication;

/// <summary>
/// Writes to the audit, and when credentials were last used, behind the requests: an import that writes for minutes holds no answer up. What is a
/// change of its own, as a new key, is written to the audit in the same transaction and not here.
/// </summary>
internal sealed partial class AuditTrail(IDatabase database, TimeProvider clock, ILogger<AuditTrail> logger) : BackgroundService
{
    private const int MaxWaiting = 10_000;
    private const int MaxAtOnce = 500;
    private static readonly TimeSpan UsesApart = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan TryAgain = TimeSpan.FromSeconds(5);

    private readonly Channel<Note> waiting = Channel.CreateBounded<Note>(new BoundedChannelOptions(MaxWaiting) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });
    private readonly Lock gate = new();
    private readonly Dictionary<long, DateTime> uses = [];

    /// <summary>Adds an entry.</summary>
    internal void Add(AuditCaller caller, AuditAction action, string? subject)
    {
        if (!waiting.Writer.TryWrite(new Note(new AuditDraft(clock.GetUtcNow().UtcDateTime, caller, action, subject), null, default))) LogFull(logger);
    }

    /// <summary>Notes that a credential is used, at most once a minute.</summary>
    internal void NoteUse(long credentialId)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        lock (gate)
        {
            if (uses.TryGetValue(credentialId, out var last) && now - last < UsesApart && now >= last) return;
            uses[credentialId] = now;
        }
        waiting.Writer.TryWrite(new Note(null, credentialId, now));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await waiting.Reader.WaitToReadAsync(stoppingToken)) await WriteAsync(Take(), stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What still waits is written by StopAsync.
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        while (Take() is { Count: > 0 } notes) await WriteOnceAsync(notes, cancellationToken);
    }

    private List<Note> Take()
    {
        var notes = new List<Note>();
        while (notes.Count < MaxAtOnce && waiting.Reader.TryRead(out var note)) notes.Add(note);
        return notes;
    }

    private async Task WriteAsync(List<Note> notes, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                if (await WriteOnceAsync(notes, cancellationToken)) return;
                await Task.Delay(TryAgain, clock, cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                await WriteOnceAsync(notes, CancellationToken.None);
                throw;
            }
        }
    }

    /// <returns>False where the database cannot take it now.</returns>
    private async Task<bool> WriteOnceAsync(List<Note> notes, CancellationToken cancellationToken)
    {
        try
        {
            await database.AddToAuditAsync(
                [.. notes.Select(note => note.Draft).OfType<AuditDraft>()],
                notes.Where(note => note.CredentialId is not null).GroupBy(note => note.CredentialId ?? 0).ToDictionary(group => group.Key, group => group.Max(note => note.UsedAt)),
                cancellationToken);
            return true;
        }
        catch (Exception error) when (DatabaseErrors.Find(error) is not null)
        {
            LogLater(logger, error);
            return false;
        }
    }

    /// <summary>An entry, or a use.</summary>
    private readonly record struct Note(AuditDraft? Draft, long? CredentialId, DateTime UsedAt);

    [LoggerMessage(LogLevel.Error, "The audit cannot be written as fast as it grows; an entry is lost")]
    private static partial void LogFull(ILogger logger);

    [LoggerMessage(LogLevel.Warning, "The audit cannot be written now, and is written later")]
    private static partial void LogLater(ILogger logger, Exception error);
}
