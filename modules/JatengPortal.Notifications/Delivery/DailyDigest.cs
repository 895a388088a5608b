using JatengPortal.Identity.Contracts;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Tenants;
using JatengPortal.Kernel.Web;
using JatengPortal.Notifications.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace JatengPortal.Notifications.Delivery;

/// <summary>Every morning, one letter to each person whom something waits for. What was read by then is left out.</summary>
/// <remarks>A letter and the mark that it was written are one transaction, so a crash repeats none.</remarks>
internal sealed partial class DailyDigest(IServiceScopeFactory scopes, TenantScopes tenants, TimeProvider clock, ILogger<DailyDigest> logger) : BackgroundService
{
    private const int MostNamed = 30;
    private const int BatchSize = 100;
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan SevenInTheMorning = TimeSpan.FromHours(7);

    /// <summary>Writes what is due. Those of each morning tell of what came before it.</summary>
    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        var before = LastMorningUtc();
        Guid? after = null;
        while (true)
        {
            List<Guid> accounts;
            await using (var scope = scopes.CreateAsyncScope())
            {
                accounts = await scope.ServiceProvider.GetRequiredService<NotificationsDbContext>().Notifications
                    .Where(n => n.Mail == MailStep.WaitsForDigest && n.Utc < before && (after == null || n.AccountId.CompareTo(after.Value) > 0))
                    .Select(n => n.AccountId).Distinct().OrderBy(id => id).Take(BatchSize).ToListAsync(cancellationToken);
            }

            foreach (var account in accounts)
                await TryWriteAsync(account, before, cancellationToken);
            if (accounts.Count < BatchSize)
                return;
            after = accounts[^1];
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RunAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                LogFailed(logger, exception);
            }
        }
    }

    /// <summary>What keeps one person's letter from being written keeps nobody else's.</summary>
    private async Task TryWriteAsync(Guid account, DateTime before, CancellationToken cancellationToken)
    {
        try
        {
            await WriteAsync(account, before, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            LogFailed(logger, exception);
        }
    }

    private async Task WriteAsync(Guid account, DateTime before, CancellationToken cancellationToken)
    {
        // While every site concerned is closed, it waits.
        if (await FirstTenantAsync(account, before, cancellationToken) is not { } first)
            return;
        await using var scope = tenants.Open(first);
        var services = scope.ServiceProvider;
        var person = (await services.GetRequiredService<AccountDirectory>().FindAsync([account], cancellationToken)).SingleOrDefault();
        await using var transaction = await services.GetRequiredService<HostConnection>().BeginAsync(cancellationToken);
        var db = services.GetRequiredService<NotificationsDbContext>();
        var due = db.Notifications.Where(n => n.AccountId == account && n.Mail == MailStep.WaitsForDigest && n.Utc < before);
        var unread = await due.Where(n => n.ReadUtc == null).CountAsync(cancellationToken);
        if (unread > 0 && person is not null)
        {
            var named = await due.AsNoTracking().Where(n => n.ReadUtc == null).OrderBy(n => n.Utc).Take(MostNamed).ToListAsync(cancellationToken);
            var links = services.GetRequiredService<Links>();
            services.GetRequiredService<NotificationMail>().SendDigest(person, named, unread - named.Count, links.AbsoluteFile(""));
        }

        await due.ExecuteUpdateAsync(n => n.SetProperty(x => x.Mail, MailStep.Mailed), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>The letter leads to pages of a tenant that the person knows.</summary>
    private async Task<Tenant?> FirstTenantAsync(Guid account, DateTime before, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var registry = scope.ServiceProvider.GetRequiredService<TenantRegistry>();
        var ids = await scope.ServiceProvider.GetRequiredService<NotificationsDbContext>().Notifications
            .Where(n => n.AccountId == account && n.Mail == MailStep.WaitsForDigest && n.Utc < before).Select(n => n.TenantId).Distinct().Order()
            .ToListAsync(cancellationToken);
        return ids.Select(registry.Find).FirstOrDefault(tenant => tenant is { State: TenantState.Running });
    }

    private DateTime LastMorningUtc()
    {
        var now = WesternIndonesiaTime.Of(clock.GetUtcNow().UtcDateTime);
        var morning = new DateTimeOffset(now.Date + SevenInTheMorning, now.Offset);
        return (morning <= now ? morning : morning.AddDays(-1)).UtcDateTime;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The digests could not be written; they are tried again")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
