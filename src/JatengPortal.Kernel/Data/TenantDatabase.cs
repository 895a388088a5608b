using System.Data.Common;
using JatengPortal.Kernel.Tenants;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Data;

/// <summary>
/// The database of the scope's tenant. All contexts of a scope share its one connection, and its one transaction while there is one.
/// </summary>
/// <remarks>Scoped; used by one thread at a time, as the contexts are.</remarks>
public sealed class TenantDatabase : IAsyncDisposable, IDisposable
{
    private readonly CurrentTenant _current;
    private readonly IServiceProvider _services;
    private readonly DatabaseProvider _provider;
    private readonly ModuleContexts _contexts;
    private readonly Dictionary<Type, TenantDbContext> _leased = [];
    private readonly HashSet<Type> _ownedByScope = [];
    private readonly WriterTurns _turns;
    private DbConnection? _connection;
    private IDisposable? _turn;
    private DbTransaction? _snapshot;

    internal TenantDatabase(IServiceProvider services)
    {
        _services = services;
        _current = services.GetRequiredService<CurrentTenant>();
        _provider = services.GetRequiredService<DatabaseProvider>();
        _contexts = services.GetRequiredService<ModuleContexts>();
        _turns = services.GetRequiredService<WriterTurns>();
    }

    /// <summary>The transaction of this scope; null outside of one.</summary>
    internal TenantTransaction? Transaction { get; private set; }

    /// <exception cref="InvalidOperationException">There is none: the caller's change would be half of one.</exception>
    internal TenantTransaction RequireTransaction() => Transaction ?? throw new InvalidOperationException("This happens inside a transaction.");

    internal IEnumerable<TenantDbContext> Leased => _leased.Values;

    internal DbConnection Connection => _connection ??= _provider.Connect(_current.Tenant.Name);

    /// <summary>The module's context, connected to this tenant.</summary>
    public TContext Context<TContext>()
        where TContext : TenantDbContext =>
        (TContext)Context(typeof(TContext));

    internal TenantDbContext Context(Type type)
    {
        if (!_leased.TryGetValue(type, out var context))
            _leased[type] = context = (TenantDbContext)_contexts.Lease(type, Connection, Transaction?.Database ?? _snapshot);
        return context;
    }

    /// <summary>
    /// The context for whoever asks the scope for it. From then on the scope disposes of it, and this class must not: a pooled
    /// context that is disposed of twice may be somebody else's the second time.
    /// </summary>
    internal TContext ContextOfScope<TContext>()
        where TContext : TenantDbContext
    {
        _ownedByScope.Add(typeof(TContext));
        return Context<TContext>();
    }

    /// <summary>
    /// Begins the one transaction of this scope; what is not committed is undone when it is disposed of. Where one is under way
    /// already, the new one joins it: only the outer commit counts.
    /// </summary>
    public async Task<TenantTransaction> BeginAsync(CancellationToken cancellationToken)
    {
        if (_snapshot is not null)
            throw new InvalidOperationException("Whoever reads one state of the database writes nothing.");
        if (Transaction is not null)
            return Transaction.Join();
        _turn = await _turns.TakeAsync(_current.Tenant.Id, cancellationToken);
        try
        {
            var database = await _provider.BeginAsync(Connection, cancellationToken);
            foreach (var context in _leased.Values)
                Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.UseTransaction(context.Database, database);
            return Transaction = new TenantTransaction(this, database, _current.Tenant, _services.GetRequiredService<TenantProjection>());
        }
        catch
        {
            _turn.Dispose();
            await Connection.CloseAsync();
            throw;
        }
    }

    /// <summary>
    /// From now on, and until what this gives is disposed of, every context of the scope reads the database as it is at one moment; others
    /// go on writing.
    /// </summary>
    internal async Task<IAsyncDisposable> BeginSnapshotAsync(CancellationToken cancellationToken)
    {
        if (Transaction is not null || _snapshot is not null)
            throw new InvalidOperationException("A scope has one transaction at a time.");
        try
        {
            _snapshot = await _provider.BeginSnapshotAsync(Connection, cancellationToken);
            foreach (var context in _leased.Values)
                Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.UseTransaction(context.Database, _snapshot);
            return new Snapshot(this);
        }
        catch
        {
            await Connection.CloseAsync();
            throw;
        }
    }

    /// <summary>
    /// Writes what the contexts of this scope have changed so far into its transaction, and lets go of every row that they keep in
    /// memory. For long work in one transaction.
    /// </summary>
    internal async Task SaveAndForgetRowsAsync(CancellationToken cancellationToken)
    {
        foreach (var context in _leased.Values.ToArray())
        {
            await context.SaveChangesAsync(cancellationToken);
            context.ChangeTracker.Clear();
        }
    }

    /// <summary>
    /// Lets go of every row that the contexts of this scope keep in memory. For long work in many transactions: what the next one
    /// needs is read again, and memory stays flat.
    /// </summary>
    /// <exception cref="InvalidOperationException">A transaction is under way: what it has changed would be lost.</exception>
    public void ForgetRows()
    {
        if (Transaction is not null)
            throw new InvalidOperationException("Rows are let go of between transactions.");
        foreach (var context in _leased.Values)
            context.ChangeTracker.Clear();
    }

    /// <summary>Ends the transaction: the contexts go on without one.</summary>
    internal async Task EndAsync(bool forget)
    {
        Transaction = null;
        foreach (var context in _leased.Values)
        {
            Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.UseTransaction(context.Database, null);
            // What was undone in the database must not live on in memory.
            if (forget)
                context.ChangeTracker.Clear();
        }

        // Also where closing fails: nobody else could write to this tenant any more.
        _turn?.Dispose();
        await Connection.CloseAsync();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        // The scope's own contexts are back in their pool by now, so only the database is told to roll back.
        if (Transaction is not null)
            await Transaction.Database.DisposeAsync();
        if (_snapshot is not null)
            await _snapshot.DisposeAsync();
        foreach (var (_, context) in _leased.Where(lease => !_ownedByScope.Contains(lease.Key)))
            await context.DisposeAsync();
        _leased.Clear();
        if (_connection is not null)
            await _connection.DisposeAsync();
        _connection = null;
        _turn?.Dispose();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (Transaction is not null)
            throw new InvalidOperationException("A scope with an open transaction is disposed of asynchronously.");
        foreach (var (_, context) in _leased.Where(lease => !_ownedByScope.Contains(lease.Key)))
            context.Dispose();
        _leased.Clear();
        _connection?.Dispose();
        _connection = null;
    }

    private async Task EndSnapshotAsync()
    {
        if (_snapshot is null)
            return;
        await _snapshot.DisposeAsync();
        _snapshot = null;
        await EndAsync(forget: true);
    }

    private sealed class Snapshot(TenantDatabase owner) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => new(owner.EndSnapshotAsync());
    }
}
