using JatengPortal.Kernel.Auditing;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Messaging;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Kernel.Recipes.Export;
using JatengPortal.Kernel.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JatengPortal.Kernel.Tenants;

/// <summary>Removes a tenant: closes it for good, exports it, lets others forget it, drops its database, frees name and addresses.</summary>
/// <remarks>Each step may be repeated, and each crash leaves a tenant that is whole, or one that only this can go on with.</remarks>
public sealed partial class TenantRemoval
{
    private readonly IDbContextFactory<HostDbContext> _host;
    private readonly TenantRegistry _registry;
    private readonly DatabaseProvider _provider;
    private readonly DataFolder _folder;
    private readonly TenantScopes _scopes;
    private readonly TenantExport _export;
    private readonly HostAudit _audit;
    private readonly MessageTypes _messages;
    private readonly VisitQueue _visits;
    private readonly ILogger<TenantRemoval> _logger;

    internal TenantRemoval(IServiceProvider services)
    {
        _host = services.GetRequiredService<IDbContextFactory<HostDbContext>>();
        _registry = services.GetRequiredService<TenantRegistry>();
        _provider = services.GetRequiredService<DatabaseProvider>();
        _folder = services.GetRequiredService<DataFolder>();
        _scopes = services.GetRequiredService<TenantScopes>();
        _audit = services.GetRequiredService<HostAudit>();
        _export = services.GetRequiredService<TenantExport>();
        _messages = services.GetRequiredService<MessageTypes>();
        _visits = services.GetRequiredService<VisitQueue>();
        _logger = services.GetRequiredService<ILogger<TenantRemoval>>();
    }

    /// <summary>Finds out whether the tenant may be removed at all.</summary>
    /// <exception cref="RuleViolationException"><c>tenant.not-suspended</c>, <c>tenant.has-children</c></exception>
    public async Task CheckAsync(Tenant tenant, CancellationToken cancellationToken)
    {
        if (tenant.State is not (TenantState.Suspended or TenantState.Removing))
            throw new RuleViolationException("tenant.not-suspended", $"{tenant.Name} isn't suspended, so it can't be removed. 'tenants suspend {tenant.Name}' closes it.");
        await using var db = await _host.CreateDbContextAsync(cancellationToken);
        await RequireNoChildrenAsync(db.Tenants, tenant, cancellationToken);
    }

    /// <summary>Closes a tenant for good: from here on nothing is committed in it any more, so that the export has all of it.</summary>
    /// <param name="tenant">Suspended.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="RuleViolationException"><c>tenant.not-suspended</c>, <c>tenant.has-children</c></exception>
    public async Task CloseAsync(Tenant tenant, CancellationToken cancellationToken)
    {
        await using (var scope = _scopes.Open(tenant))
        await using (await scope.ServiceProvider.GetRequiredService<TenantDatabase>().BeginAsync(cancellationToken))
        {
            // The write lock is held: what was under way is committed, and what comes later is refused.
            if (!await ChangeStateAsync(tenant, TenantState.Suspended, TenantState.Removing, cancellationToken))
                throw new RuleViolationException("tenant.not-suspended", $"{tenant.Name} was opened in the meantime; it stays as it is.");
        }

        await _registry.RefreshAsync(cancellationToken);
    }

    /// <summary>Exports the closed tenant, before anything of it goes. Where that fails, the tenant is suspended again, as it was.</summary>
    /// <inheritdoc cref="TenantExport.ExportAsync"/>
    /// <returns>Null where it is exported already.</returns>
    public async Task<ExportedTenant?> ExportAsync(Tenant tenant, string folder, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        // Two at once: where one fails, it must not open a tenant whose database the other is dropping.
        await using var alone = await _provider.AloneAsync(cancellationToken);
        if (await RecipeOfAsync(tenant, cancellationToken) is not null)
            return null;
        try
        {
            var exported = await _export.ExportInAnyStateAsync(tenant, folder, siteName: null, progress, cancellationToken);
            await using var db = await _host.CreateDbContextAsync(cancellationToken);
            await db.Tenants.Where(row => row.Id == tenant.Id).ExecuteUpdateAsync(
                row => row.SetProperty(t => t.SetupRecipe, exported.Recipe), cancellationToken);
            return exported;
        }
        catch
        {
            await ChangeStateAsync(tenant, TenantState.Removing, TenantState.Suspended, CancellationToken.None);
            await _registry.RefreshAsync(CancellationToken.None);
            throw;
        }
    }

    /// <summary>Full path of the recipe that makes a tenant again that is being removed; null while it isn't exported yet.</summary>
    /// <exception cref="RuleViolationException"><c>tenant.not-closed</c>: or it is gone already, by somebody else's hand.</exception>
    public async Task<string?> RecipeOfAsync(Tenant tenant, CancellationToken cancellationToken)
    {
        await using var db = await _host.CreateDbContextAsync(cancellationToken);
        var row = await db.Tenants.Where(row => row.Id == tenant.Id && row.State == TenantState.Removing)
            .Select(row => new { row.SetupRecipe }).SingleOrDefaultAsync(cancellationToken);
        return row is null
            ? throw new RuleViolationException("tenant.not-closed", $"{tenant.Name} is not, or no longer, on its way out.")
            : row.SetupRecipe;
    }

    /// <summary>Takes away what is left of a tenant that is closed and exported; goes on where it was interrupted.</summary>
    /// <exception cref="RuleViolationException"><c>tenant.not-exported</c>, <c>tenant.not-closed</c>: or it is gone already, by somebody else's hand.</exception>
    /// <exception cref="IOException">A file is in use.</exception>
    public async Task FinishAsync(Tenant tenant, CancellationToken cancellationToken)
    {
        // Two at once: the second must not take the database of a new tenant that has got the name in between.
        await using var alone = await _provider.AloneAsync(cancellationToken);
        if (await RecipeOfAsync(tenant, cancellationToken) is null)
            throw new RuleViolationException("tenant.not-exported", $"{tenant.Name} isn't exported yet, so nothing of it goes.");
        await LetOthersForgetAsync(tenant, cancellationToken);
        await DropAsync(tenant, cancellationToken);
        await ForgetAsync(tenant, cancellationToken);
        await _audit.RecordAsync(new AuditFact("tenant.removed", tenant.Name), cancellationToken);
    }

    /// <summary>Tells those that have something of the tenant, in a transaction of each; once its database is gone, all of them were told.</summary>
    internal async Task LetOthersForgetAsync(Tenant tenant, CancellationToken cancellationToken)
    {
        if (!await _provider.HasTenantAsync(tenant.Name, cancellationToken))
            return;
        foreach (var receiver in (await ReceiversAsync(tenant, cancellationToken)).Select(_registry.Find).OfType<Tenant>())
        {
            if (receiver.State is not (TenantState.Running or TenantState.Suspended))
                continue;
            await ForgetInAsync(receiver, tenant, _messages.Of(TenantRemoved.Type).Where(type => !type.IsOfPlugin), cancellationToken);
            foreach (var ofPlugin in _messages.Of(TenantRemoved.Type).Where(type => type.IsOfPlugin))
            {
                try
                {
                    await ForgetInAsync(receiver, tenant, [ofPlugin], cancellationToken);
                }
                catch (Exception failed) when (failed is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
                {
                    // It must not keep the tenant for ever.
                    LogFailed(_logger, failed, receiver.Name, tenant.Name);
                }
            }
        }
    }

    /// <summary>Drops the database, then the files that belong to it.</summary>
    internal async Task DropAsync(Tenant tenant, CancellationToken cancellationToken)
    {
        await _provider.DropTenantAsync(tenant.Name, cancellationToken);
        var folder = _folder.Of(tenant);
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    /// <summary>Frees name and addresses; what is left is a row by which every process learns that the tenant is gone.</summary>
    internal async Task ForgetAsync(Tenant tenant, CancellationToken cancellationToken)
    {
        List<Guid> changed = [tenant.Id];
        await using (var db = await _host.CreateDbContextAsync(cancellationToken))
        {
            await db.ChangeTenantsAsync(
                async tenants =>
                {
                    // Whoever still has messages for it is visited, and finds that nobody will take them.
                    var senders = await db.WaitingDeliveries.Where(w => w.ReceiverId == tenant.Id).Select(w => w.SenderId).ToListAsync(cancellationToken);
                    changed.AddRange(senders);
                    await tenants.Where(row => senders.Contains(row.Id)).ExecuteUpdateAsync(
                        row => row.SetProperty(t => t.Marked, true), cancellationToken);
                    await db.WaitingDeliveries.Where(w => w.ReceiverId == tenant.Id || w.SenderId == tenant.Id).ExecuteDeleteAsync(cancellationToken);
                    await db.LedgerItems.Where(item => item.TenantId == tenant.Id && item.State != LedgerState.Done).ExecuteDeleteAsync(cancellationToken);
                    await db.Addresses.Where(address => address.TenantId == tenant.Id).ExecuteDeleteAsync(cancellationToken);
                    // No tenant can have a name with this sign in it.
                    var name = $"{tenant.Name}~{tenant.Id:N}";
                    return await tenants.Where(row => row.Id == tenant.Id).ExecuteUpdateAsync(
                        row => row.SetProperty(t => t.State, TenantState.Removed).SetProperty(t => t.Name, name).SetProperty(t => t.Marked, false)
                            .SetProperty(t => t.NextDueUtc, (DateTime?)null).SetProperty(t => t.SetupParameters, "{}"),
                        cancellationToken);
                },
                changed, cancellationToken);
        }

        await _registry.RefreshAsync(cancellationToken);
        foreach (var sender in changed.Skip(1))
            _visits.Enqueue(sender);
    }

    private async Task ForgetInAsync(Tenant receiver, Tenant gone, IEnumerable<MessageType> types, CancellationToken cancellationToken)
    {
        await using var scope = _scopes.Open(receiver);
        var database = scope.ServiceProvider.GetRequiredService<TenantDatabase>();
        await using var transaction = await database.BeginAsync(cancellationToken);
        foreach (var type in types)
            await type.HandleAsync(scope.ServiceProvider, "{}", gone, cancellationToken);
        await database.Context<TenantStateDbContext>().InboxSenders.Where(sender => sender.SenderId == gone.Id).ExecuteDeleteAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task<bool> ChangeStateAsync(Tenant tenant, TenantState from, TenantState to, CancellationToken cancellationToken)
    {
        await using var db = await _host.CreateDbContextAsync(cancellationToken);
        return await db.ChangeTenantsAsync(
            async tenants =>
            {
                await RequireNoChildrenAsync(tenants, tenant, cancellationToken);
                // Nobody visits it any more: it has nothing to say, and its database is about to go.
                await db.WaitingDeliveries.Where(w => w.SenderId == tenant.Id).ExecuteDeleteAsync(cancellationToken);
                return await tenants.Where(row => row.Id == tenant.Id && row.State == from).ExecuteUpdateAsync(
                    row => row.SetProperty(t => t.State, to).SetProperty(t => t.Marked, false).SetProperty(t => t.SetupRecipe, (string?)null),
                    cancellationToken);
            },
            [tenant.Id], cancellationToken) > 0;
    }

    /// <summary>Its parent, and whoever it has ever sent something to.</summary>
    private async Task<IEnumerable<Guid>> ReceiversAsync(Tenant tenant, CancellationToken cancellationToken)
    {
        await using var scope = _scopes.Open(tenant);
        var state = scope.ServiceProvider.GetRequiredService<TenantDatabase>().Context<TenantStateDbContext>();
        var receivers = await state.OutboxReceivers.Select(receiver => receiver.ReceiverId).ToListAsync(cancellationToken);
        return tenant.ParentId is { } parent ? receivers.Union([parent]) : receivers;
    }

    private static async Task RequireNoChildrenAsync(IQueryable<TenantRow> tenants, Tenant tenant, CancellationToken cancellationToken)
    {
        if (await tenants.Where(row => row.ParentId == tenant.Id).OrderBy(row => row.Name).Select(row => row.Name)
            .FirstOrDefaultAsync(cancellationToken) is { } child)
            throw new RuleViolationException("tenant.has-children", $"{tenant.Name} can't be removed while other tenants report to it, such as {child}.");
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A plug-in in {Receiver} failed to forget {Tenant}")]
    private static partial void LogFailed(ILogger logger, Exception exception, string receiver, string tenant);
}
