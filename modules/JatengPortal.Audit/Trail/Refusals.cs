using System.Collections.Concurrent;
using JatengPortal.Kernel.Auditing;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Security;
using JatengPortal.Kernel.Tenants;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace JatengPortal.Audit.Trail;

/// <summary>Counts refusals per account and minute, and writes one entry for each: whoever hammers at a door fills no trail.</summary>
internal sealed partial class Refusals(
    TenantScopes tenants, IServiceScopeFactory scopes, Actor actor, TimeProvider clock, ILogger<Refusals> logger)
    : BackgroundService, IRefusalLog
{
    private const int MostAtOnce = 10_000;
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<(Tenant Tenant, Account Account, Permission Permission), int> _counts = new(new ByIds());
    private readonly ConcurrentDictionary<string, (int Times, string Origin)> _signIns = new(StringComparer.OrdinalIgnoreCase);

    public void Count(Tenant tenant, Account account, Permission permission)
    {
        // Bounded: there are as many keys as people who were refused within a minute.
        if (_counts.Count < MostAtOnce)
            _counts.AddOrUpdate((tenant, account, permission), 1, (_, count) => count + 1);
    }

    public void CountSignIn(string userName, string origin)
    {
        if (_signIns.Count < MostAtOnce)
            _signIns.AddOrUpdate(userName, (1, origin), (_, count) => (count.Times + 1, origin));
    }

    /// <summary>Writes what was counted so far.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        foreach (var key in _counts.Keys)
        {
            if (_counts.TryRemove(key, out var times))
                await WriteAsync(() => NoteAsync(key.Tenant, key.Account, key.Permission, times, cancellationToken), cancellationToken);
        }

        // Nobody's doing: who it was that typed there is not known.
        actor.Set(null);
        foreach (var userName in _signIns.Keys)
        {
            if (_signIns.TryRemove(userName, out var refused))
                await WriteAsync(() => NoteAsync(userName, refused.Times, refused.Origin, cancellationToken), cancellationToken);
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await FlushAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Minute, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await FlushAsync(stoppingToken);
    }

    private async Task NoteAsync(Tenant tenant, Account account, Permission permission, int times, CancellationToken cancellationToken)
    {
        actor.Set(new ActingAccount(account, ""));
        await using var scope = tenants.Open(tenant);
        await scope.ServiceProvider.GetRequiredService<IAuditTrail>().RecordAsync(
            scope.ServiceProvider.GetRequiredService<TenantDatabase>(),
            new AuditFact("access.refused", permission.Id) { After = new { Times = times } }, cancellationToken);
    }

    private async Task NoteAsync(string userName, int times, string origin, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IAuditTrail>().RecordAsync(
            scope.ServiceProvider.GetRequiredService<HostConnection>(),
            new AuditFact("account.sign-in-refused", userName) { After = new { Times = times, LastFrom = origin } }, cancellationToken);
    }

    private async Task WriteAsync(Func<Task> write, CancellationToken cancellationToken)
    {
        try
        {
            await write();
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            LogFailed(logger, exception);
        }
    }

    private sealed class ByIds : IEqualityComparer<(Tenant Tenant, Account Account, Permission Permission)>
    {
        public bool Equals((Tenant Tenant, Account Account, Permission Permission) x, (Tenant Tenant, Account Account, Permission Permission) y) =>
            x.Tenant.Id == y.Tenant.Id && x.Account.Id == y.Account.Id && x.Permission == y.Permission;

        public int GetHashCode((Tenant Tenant, Account Account, Permission Permission) key) =>
            HashCode.Combine(key.Tenant.Id, key.Account.Id, key.Permission.Id);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "What was refused could not be noted")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
