namespace Insights.Server.Features.Imports;

/// <summary>Removes uploads that nobody imports: when the server starts, and every hour.</summary>
/// <param name="uploads">The uploads.</param>
/// <param name="clock">For the hours.</param>
/// <param name="logger">Logs when it cannot.</param>
internal sealed partial class UploadCleaner(UploadStore uploads, TimeProvider clock, ILogger<UploadCleaner> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        do
        {
            try
            {
                uploads.RemoveOld();
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                LogFault(logger, error);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Old uploads cannot be removed")]
    private static partial void LogFault(ILogger logger, Exception error);
}
