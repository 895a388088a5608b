using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using Npgsql.EntityFrameworkCore.PostgreSQL;

namespace JatengPortal.Kernel.Data.Postgres;

/// <summary>
/// Tries a single query again when the connection was lost or the server was busy. Inside of a transaction nothing is tried again:
/// what was done before is gone, so the whole has to be. Nor are rows saved again: the commit may have gone through, and only the
/// word of it been lost.
/// </summary>
internal sealed class RetryOutsideTransactions(ExecutionStrategyDependencies dependencies)
    : NpgsqlRetryingExecutionStrategy(dependencies, MaxRetries, LongestDelay, errorCodesToAdd: null)
{
    public const int MaxRetries = 4;
    public static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(2);

    public override bool RetriesOnFailure => base.RetriesOnFailure && !IsInTransaction;

    // Not by way of DbContext.Database, which needs this strategy to be made.
    private bool IsInTransaction => Dependencies.CurrentContext.Context.GetService<IRelationalConnection>().CurrentTransaction is not null;

    // Rows count as changed until their save has come back.
    private bool IsSaving => Dependencies.CurrentContext.Context.ChangeTracker.HasChanges();

    protected override bool ShouldRetryOn(Exception? exception) => !IsInTransaction && !IsSaving && !IsLockTimeout(exception) && base.ShouldRetryOn(exception);

    /// <summary>Whoever waited for a lock as long as may be waited is not sent to wait again.</summary>
    public static bool IsLockTimeout(Exception? exception) => exception is PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable };
}
