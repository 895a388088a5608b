using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Kernel.Data;

/// <summary>
/// The host's database, for the modules of a scope. All their contexts share its one connection, and its one transaction while there is one.
/// </summary>
/// <remarks>Scoped; used by one thread at a time, as the contexts are.</remarks>
public sealed class HostConnection : IAsyncDisposable, IDisposable
{
    private readonly ModuleContexts _contexts;
    private readonly DatabaseProvider _provider;
    private readonly Dictionary<Type, HostModuleDbContext> _leased = [];
    private readonly HashSet<Type> _ownedByScope = [];
    private DbConnection? _connection;

    internal HostConnection(ModuleContexts contexts, DatabaseProvider provider)
    {
        _contexts = contexts;
        _provider = provider;
    }

    /// <summary>The transaction of this scope; null outside of one.</summary>
    internal HostTransaction? Transaction { get; private set; }

    internal IEnumerable<HostModuleDbContext> Leased => _leased.Values;

    private DbConnection Connection => _connection ??= _provider.ConnectHost();

    /// <summary>The module's context, connected to the host's database.</summary>
    public TContext Context<TContext>()
        where TContext : HostModuleDbContext
    {
        if (!_leased.TryGetValue(typeof(TContext), out var context))
            _leased[typeof(TContext)] = context = (HostModuleDbContext)_contexts.Lease(typeof(TContext), Connection, Transaction?.Database);
        return (TContext)context;
    }

    /// <summary>The context for whoever asks the scope for it, which then disposes of it; see <see cref="TenantDatabase.ContextOfScope"/>.</summary>
    internal TContext ContextOfScope<TContext>()
        where TContext : HostModuleDbContext
    {
        _ownedByScope.Add(typeof(TContext));
        return Context<TContext>();
    }

    /// <summary>
    /// Begins the one transaction of this scope, alone among the writers of the host's database; what is not committed is undone when it
    /// is disposed of. Where one is under way already, the new one joins it: only the outer commit counts.
    /// </summary>
    public async Task<HostTransaction> BeginAsync(CancellationToken cancellationToken)
    {
        if (Transaction is not null)
            return Transaction.Join();
        try
        {
            var database = await _provider.BeginHostAsync(Connection, cancellationToken);
            foreach (var context in _leased.Values)
                context.Database.UseTransaction(database);
            return Transaction = new HostTransaction(this, database);
        }
        catch
        {
            await Connection.CloseAsync();
            throw;
        }
    }

    internal async Task EndAsync(bool forget)
    {
        Transaction = null;
        foreach (var context in _leased.Values)
        {
            context.Database.UseTransaction(null);
            // What was undone in the database must not live on in memory.
            if (forget)
                context.ChangeTracker.Clear();
        }

        await Connection.CloseAsync();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (Transaction is not null)
            await Transaction.Database.DisposeAsync();
        foreach (var (_, context) in _leased.Where(lease => !_ownedByScope.Contains(lease.Key)))
            await context.DisposeAsync();
        _leased.Clear();
        if (_connection is not null)
            await _connection.DisposeAsync();
        _connection = null;
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
}

/// <summary>A transaction of the host's database, over all contexts of a scope.</summary>
public sealed class HostTransaction : IAsyncDisposable
{
    private readonly HostConnection _owner;
    private readonly Stack<bool> _joined = new();
    private readonly List<Func<Task>> _afterwards = [];
    private bool _ended;
    private bool _broken;

    internal HostTransaction(HostConnection owner, DbTransaction database)
    {
        _owner = owner;
        Database = database;
        _joined.Push(false);
    }

    internal DbTransaction Database { get; }

    /// <summary>
    /// Something to do right after the outer commit, outside of the transaction; never done where it is undone. For what stands in another
    /// database: a crash in between may skip it, and it deals with its own errors.
    /// </summary>
    public void Afterwards(Func<Task> work) => _afterwards.Add(work);

    /// <summary>Saves every context of the scope and commits.</summary>
    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        foreach (var context in _owner.Leased.ToArray())
            await context.SaveChangesAsync(cancellationToken);
        if (_joined.Count > 1)
        {
            _joined.Pop();
            _joined.Push(true);
            return;
        }

        if (_broken)
            throw new InvalidOperationException("A part of this transaction was undone, so the whole can't be committed.");
        await Database.CommitAsync(CancellationToken.None);
        await EndAsync(forget: false);
        foreach (var work in _afterwards)
            await work();
    }

    /// <summary>Undoes what was not committed.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_joined.Count > 1)
        {
            _broken |= !_joined.Pop();
            return;
        }

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

    internal HostTransaction Join()
    {
        _joined.Push(false);
        return this;
    }

    private async Task EndAsync(bool forget)
    {
        _ended = true;
        await Database.DisposeAsync();
        await _owner.EndAsync(forget);
    }
}
