using System.Data.Common;
using JatengPortal.Kernel.Tenants;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Kernel.Data;

/// <summary>The transaction of a scope, over all its contexts.</summary>
/// <remarks>
/// Before a commit that the host has to know of (content, features, settings, outgoing messages, due items), the tenant's row in
/// the host's database is marked "look here". So after a crash at any moment only marked tenants are visited, and each visit
/// brings the host up to date (<see cref="TenantProjection"/>).
/// </remarks>
public sealed class TenantTransaction : IAsyncDisposable
{
    private readonly TenantDatabase _owner;
    private readonly Tenant _tenant;
    private readonly TenantProjection _projection;
    private readonly Stack<bool> _joined = new();
    private bool _hostConcerned;
    private bool _contentChanged;
    private bool _ended;
    private bool _broken;

    internal TenantTransaction(TenantDatabase owner, DbTransaction database, Tenant tenant, TenantProjection projection)
    {
        _owner = owner;
        Database = database;
        _tenant = tenant;
        _projection = projection;
        _joined.Push(false);
    }

    internal DbTransaction Database { get; }

    /// <summary>What the public reads changes with this transaction: cached pages of this tenant are stale after it.</summary>
    public void ContentChanged() => _contentChanged = _hostConcerned = true;

    /// <summary>The host has to look at this tenant after this transaction.</summary>
    internal void ConcernsHost() => _hostConcerned = true;

    /// <summary>
    /// Saves every context of the scope and commits. When it returns, the change is on disk and the host knows of it: the next
    /// request sees it.
    /// </summary>
    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        if (_joined.Count > 1)
        {
            _joined.Pop();
            _joined.Push(true);
            await SaveAsync(cancellationToken);
            return;
        }

        if (_broken)
            throw new InvalidOperationException("A part of this transaction was undone, so the whole can't be committed.");
        await SaveAsync(cancellationToken);
        if (_hostConcerned)
        {
            await RaiseVersionsAsync(cancellationToken);
            await _projection.MarkAsync(_tenant.Id, cancellationToken);
        }

        // From here on there is no way back, so the caller's patience doesn't count any more.
        await Database.CommitAsync(CancellationToken.None);
        await EndAsync(forget: false);
        if (_hostConcerned)
            await _projection.BringUpToDateAsync(_tenant, CancellationToken.None);
    }

    /// <summary>Undoes what was not committed.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_joined.Count > 1)
        {
            _broken |= !_joined.Pop();
            return;
        }

        await RollBackAsync();
    }

    internal TenantTransaction Join()
    {
        _joined.Push(false);
        return this;
    }

    internal async Task RollBackAsync()
    {
        if (_ended)
            return;
        try
        {
            await Database.RollbackAsync(CancellationToken.None);
        }
        finally
        {
            await EndAsync(forget: true);
        }
    }

    /// <summary>Sends what the scope's contexts hold to the database, which may refuse it; nothing is committed.</summary>
    internal async Task SaveAsync(CancellationToken cancellationToken)
    {
        foreach (var context in _owner.Leased.ToArray())
            await context.SaveChangesAsync(cancellationToken);
    }

    private async Task RaiseVersionsAsync(CancellationToken cancellationToken)
    {
        var content = _contentChanged ? 1 : 0;
        await _owner.Context<TenantStateDbContext>().State.ExecuteUpdateAsync(
            state => state.SetProperty(s => s.Version, s => s.Version + 1).SetProperty(s => s.ContentVersion, s => s.ContentVersion + content),
            cancellationToken);
    }

    private async Task EndAsync(bool forget)
    {
        _ended = true;
        await Database.DisposeAsync();
        await _owner.EndAsync(forget);
    }
}
