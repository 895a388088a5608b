using JatengPortal.Kernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace JatengPortal.Kernel.Mail;

/// <summary>Sends what is queued. Before the server is spoken to, the letter is marked, so that no crash sends it twice.</summary>
internal sealed partial class MailDispatch(
    IServiceScopeFactory scopes, MailQueue queue, MailServer server, TimeProvider clock, ILogger<MailDispatch> logger) : BackgroundService
{
    /// <summary>How often a letter is tried.</summary>
    public const int MostAttempts = 8;

    /// <summary>How long a letter may be on its way before its sender counts as dead.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);
    private readonly SemaphoreSlim _sending = new(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!queue.IsConfigured)
            return;
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RunAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                LogBroken(logger, exception);
            }
        }
    }

    /// <summary>Sends everything that is due now.</summary>
    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        await _sending.WaitAsync(cancellationToken);
        try
        {
            await CleanUpAsync(cancellationToken);
            while (await TakeNextAsync(cancellationToken) is { } mail)
                await SendAsync(mail);
        }
        finally
        {
            _sending.Release();
        }
    }

    public override void Dispose()
    {
        _sending.Dispose();
        base.Dispose();
    }

    private async Task CleanUpAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MailDbContext>();
        var now = StoredTime.Of(clock.GetUtcNow().UtcDateTime);
        var old = StoredTime.Of(now - Kept);
        if (!await db.Mails.AnyAsync(m => (m.State == MailState.Sending && m.NextUtc < now)
            || (m.State > MailState.Sending && m.NextUtc < old), cancellationToken))
            return;
        await db.Mails.Where(m => m.State == MailState.Sending && m.NextUtc < now).ExecuteUpdateAsync(
            m => m.SetProperty(x => x.State, MailState.Unknown).SetProperty(x => x.Body, "").SetProperty(x => x.NextUtc, now)
                .SetProperty(x => x.Problem, "The portal stopped while it was being sent."),
            cancellationToken);
        await db.Mails.Where(m => m.State > MailState.Sending && m.NextUtc < old).ExecuteDeleteAsync(cancellationToken);
    }

    private async Task<MailRow?> TakeNextAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MailDbContext>();
        while (true)
        {
            var now = clock.GetUtcNow().UtcDateTime;
            var mail = await db.Mails.AsNoTracking().Where(m => m.State == MailState.Waiting && m.NextUtc <= now).OrderBy(m => m.NextUtc)
                .FirstOrDefaultAsync(cancellationToken);
            if (mail is null)
                return null;
            var lease = now + Lease;
            // Another process may have taken it since.
            var taken = await db.Mails.Where(m => m.Id == mail.Id && m.State == MailState.Waiting).ExecuteUpdateAsync(
                m => m.SetProperty(x => x.State, MailState.Sending).SetProperty(x => x.NextUtc, lease).SetProperty(x => x.Attempts, x =>
                    x.Attempts + 1),
                cancellationToken);
            if (taken == 1)
                return mail;
        }
    }

    private async Task SendAsync(MailRow mail)
    {
        var outcome = mail.UsefulUntilUtc < clock.GetUtcNow().UtcDateTime
            ? new MailOutcome(MailState.Failed, "It was no longer of use.")
            : await TrySendAsync(mail);
        var attempts = mail.Attempts + 1;
        if (outcome.State == MailState.Waiting && attempts >= MostAttempts)
            outcome = outcome with { State = MailState.Failed };
        if (outcome.State != MailState.Sent)
            LogNotSent(logger, mail.Kind, mail.Id, outcome.State, outcome.Problem);
        await NoteAsync(mail, outcome, attempts);
    }

    private async Task<MailOutcome> TrySendAsync(MailRow mail)
    {
        try
        {
            return await server.SendAsync(mail, queue.Open(mail.Body));
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return new MailOutcome(MailState.Failed, "The keys that it was kept with are gone.");
        }
        catch (Exception exception)
        {
            return new MailOutcome(MailState.Unknown, exception.GetType().Name);
        }
    }

    private async Task NoteAsync(MailRow mail, MailOutcome outcome, int attempts)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = clock.GetUtcNow().UtcDateTime;
        var isWaiting = outcome.State == MailState.Waiting;
        var next = isWaiting ? now + PauseAfter(attempts) : now;
        var body = isWaiting ? mail.Body : "";
        // A portal that is stopping still notes what it knows.
        await scope.ServiceProvider.GetRequiredService<MailDbContext>().Mails
            .Where(m => m.Id == mail.Id && m.State == MailState.Sending).ExecuteUpdateAsync(
            m => m.SetProperty(x => x.State, outcome.State).SetProperty(x => x.NextUtc, next).SetProperty(x => x.Body, body)
                .SetProperty(x => x.Problem, outcome.Problem),
            CancellationToken.None);
    }

    private static TimeSpan PauseAfter(int attempts) =>
        TimeSpan.FromMinutes(Math.Min(Math.Pow(2, attempts - 1), LongestPause.TotalMinutes));

    [LoggerMessage(Level = LogLevel.Warning, Message = "The letter {Kind} {Id} was not sent ({State}): {Problem}")]
    private static partial void LogNotSent(ILogger logger, string kind, Guid id, MailState state, string problem);

    [LoggerMessage(Level = LogLevel.Error, Message = "The queue of letters can't be worked on; tried again")]
    private static partial void LogBroken(ILogger logger, Exception exception);
}
