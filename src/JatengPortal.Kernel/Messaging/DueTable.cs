using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Modules;

namespace JatengPortal.Kernel.Messaging;

/// <summary>Does what falls due, inside the transaction that also takes the item off the table.</summary>
public interface IDueHandler
{
    /// <param name="key">What for, as it was scheduled.</param>
    /// <param name="cancellationToken">Ends the work; the item comes again.</param>
    Task HandleAsync(string key, CancellationToken cancellationToken);
}

/// <summary>What the scope's tenant has to do, and when. Survives restarts; nothing polls idle tenants.</summary>
public sealed class DueTable
{
    private readonly TenantDatabase _database;

    internal DueTable(TenantDatabase database) => _database = database;

    /// <summary>Schedules within the scope's transaction; an earlier item of the same kind and key moves.</summary>
    /// <param name="kind">As registered with <see cref="MessagingServices.AddDueHandler"/>.</param>
    /// <param name="key">What for, at most 200 characters.</param>
    /// <param name="dueUtc">Not before this time, UTC.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task ScheduleAsync(string kind, string key, DateTime dueUtc, CancellationToken cancellationToken)
    {
        var transaction = _database.Transaction ?? throw new InvalidOperationException("Due items are scheduled inside a transaction.");
        var db = _database.Context<TenantStateDbContext>();
        var item = await db.Due.FindAsync([kind, key], cancellationToken);
        if (item is null)
            db.Due.Add(new DueItem { Kind = kind, Key = key, DueUtc = dueUtc });
        else
            (item.DueUtc, item.Attempts) = (dueUtc, 0);
        transaction.ConcernsHost();
    }

    /// <summary>Takes an item off the table within the scope's transaction; does nothing where there is none.</summary>
    public async Task CancelAsync(string kind, string key, CancellationToken cancellationToken)
    {
        var transaction = _database.Transaction ?? throw new InvalidOperationException("Due items are cancelled inside a transaction.");
        var db = _database.Context<TenantStateDbContext>();
        if (await db.Due.FindAsync([kind, key], cancellationToken) is { } item)
        {
            db.Due.Remove(item);
            transaction.ConcernsHost();
        }
    }
}

/// <summary>A kind of due item that some module handles.</summary>
internal sealed record DueKind(string Name, Feature Feature, Type Handler);
