using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Web.Counting;
using JatengPortal.Tenants.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace JatengPortal.Tenants.Figures;

/// <summary>Adds what was counted to the rows of the hour and the day, once a minute, and forgets what is old.</summary>
internal sealed partial class FigureWriter(RequestCounts counts, IServiceScopeFactory scopes, TimeProvider clock, ILogger<FigureWriter> logger)
    : BackgroundService
{
    private const int MostKeptBack = 20_000;
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan HoursStay = TimeSpan.FromDays(14);
    private static readonly TimeSpan DaysStay = TimeSpan.FromDays(400);
    private readonly SemaphoreSlim _writing = new(1);
    private List<RequestCount> _unwritten = [];
    private DateTime _trimmedUtc;
    private bool _isStopped;

    /// <summary>Writes what was counted until the last call.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            _unwritten = [.. _unwritten.Concat(counts.Take()).Take(MostKeptBack)];
            if (_unwritten.Count == 0)
                return;
            await WriteAsync(cancellationToken);
            _unwritten = [];
        }
        catch (Exception failed) when (failed is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            LogFailed(logger, failed);
        }
        finally
        {
            _writing.Release();
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        // Whoever ends the host may do so twice, and then the second time without services.
        if (Interlocked.Exchange(ref _isStopped, true))
            return;
        // The second call takes what the last requests have added.
        await FlushAsync(cancellationToken);
        await FlushAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Minute, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await FlushAsync(stoppingToken);
    }

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var host = scope.ServiceProvider.GetRequiredService<HostConnection>();
        await using var transaction = await host.BeginAsync(cancellationToken);
        var db = host.Context<FiguresDbContext>();
        var now = clock.GetUtcNow().UtcDateTime;
        var tenants = _unwritten.Select(count => count.TenantId).Distinct().ToList();
        foreach (var (span, start) in new[] { (FigureSpan.Hour, FigureTime.HourOf(now)), (FigureSpan.Day, FigureTime.DayOf(now)) })
        {
            var rows = await db.Figures.Where(row => row.Span == span && row.StartUtc == start && tenants.Contains(row.TenantId))
                .ToDictionaryAsync(row => row.TenantId, cancellationToken);
            foreach (var count in _unwritten)
            {
                if (!rows.TryGetValue(count.TenantId, out var row))
                    db.Figures.Add(rows[count.TenantId] = row = new FigureRow { TenantId = count.TenantId, Span = span, StartUtc = start });
                row.Add(count);
            }
        }

        if (_trimmedUtc != FigureTime.HourOf(now))
        {
            var (hours, days) = (now - HoursStay, now - DaysStay);
            await db.Figures.Where(row => row.Span == FigureSpan.Hour && row.StartUtc < hours).ExecuteDeleteAsync(cancellationToken);
            await db.Figures.Where(row => row.Span == FigureSpan.Day && row.StartUtc < days).ExecuteDeleteAsync(cancellationToken);
            _trimmedUtc = FigureTime.HourOf(now);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "What tenants were asked could not be written; it is tried again")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
